import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, joinedBytes, pngFiles } from '../testing/test-files';
import { zipArchive } from '../testing/zip-archive';
import { planOf } from './plan';

const pngs = pngFiles(colours(4, 8));
/** Four pictures in two folders of Japanese names, in Shift_JIS: those of cats and dogs. */
const [cat, dog] = [
  [0x94, 0x4c],
  [0x8c, 0xa2],
];
const file = zipArchive(
  pngs.map((bytes, i) => ({ name: joinedBytes(i % 2 ? cat : dog, strToU8(`/${i}.png`)), bytes })),
);
const opened = () => planOf([sourceOfBytes('x.zip', file)]);

describe('an archive whose names are in no encoding that it says', () => {
  it('has classes by the likeliest, and asks with a sample of each', async () => {
    const plan = await opened();
    const names = plan.questions.find(({ id }) => id === 'names')!;
    expect(names).toMatchObject({ label: 'Names read as', answer: 'shift_jis' });
    expect(names.options[0]).toEqual({ value: 'shift_jis', words: '\u72ac: Japanese (Shift_JIS)' });
    const read = await plan.preview(4);
    expect(read.classes).toEqual(['\u72ac', '\u732b']);
    expect([...read.labels!]).toEqual([0, 0, 1, 1]);
  });

  it('has those of the encoding that is chosen, and nothing is looked at again', async () => {
    const plan = await (await opened()).answered({ names: 'cp437' });
    const read = await plan.preview(4);
    expect(read.classes).toEqual(['\u00ee\u00f3', '\u00f6L']);
    expect(plan.questions.map(({ id }) => id)).toEqual(['names', 'classes']);
  });
});
