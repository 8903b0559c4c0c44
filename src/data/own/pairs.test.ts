/** Two files of pictures: which trains and which tests, by their names before their numbers. */
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, idxFile, matFile } from '../testing/test-files';
import { planOf } from './plan';

const idx = (name: string, count: number, grey: number) =>
  sourceOfBytes(name, idxFile([count, 8, 8], new Uint8Array(64 * count).fill(grey)));
const mat = (name: string, count: number) => sourceOfBytes(name, matFile(colours(count, 8)));

async function split(...files: Parameters<typeof planOf>[0]) {
  const plan = await planOf(files);
  const seen = await plan.preview(1);
  return {
    ...{ counts: plan.counts, hasTest: plan.hasTest, first: seen.images[0] },
    asked: plan.questions.map(({ id, answer }) => [id, answer]),
    warnings: plan.warningsOf(seen).filter((text) => text.startsWith('Names')),
  };
}

describe('two files of pictures', () => {
  it('are for what their names say, whichever is larger', async () => {
    const sure = { asked: [], warnings: [], hasTest: true, counts: [20, 40], first: 7 };
    expect(await split(idx('train-images', 20, 7), idx('t10k-images', 40, 9))).toEqual(sure);
    expect(await split(idx('a', 20, 7), idx('a-test', 40, 9))).toEqual(sure);
    expect(await split(idx('train', 20, 7), idx('val', 40, 9))).toEqual(sure);
    expect(await split(idx('d/test/images', 40, 9), idx('d/train/images', 20, 7))).toEqual(sure);
  });

  it('of which none is called so train together', async () => {
    const files = [mat('extra_32x32.mat', 60), mat('train_32x32.mat', 20)];
    expect(await split(...files)).toMatchObject({
      ...{ counts: [20, 60], hasTest: false, warnings: [], asked: [['parts', 'together']] },
    });
    const apart = await (await planOf(files)).answered({ parts: 'apart' });
    expect(apart).toMatchObject({ counts: [20, 60], hasTest: true });
  });

  it('whose names say nothing are guessed by their numbers, which is said', async () => {
    const files = [idx('a', 20, 7), idx('b', 40, 9)];
    expect(await split(...files)).toEqual({
      ...{ counts: [40, 20], hasTest: true, first: 9, asked: [['parts', 'apart']] },
      warnings: [
        'Names do not say which file is for testing: a is taken, which has no more pictures than the other.',
      ],
    });
    const together = await (await planOf(files)).answered({ parts: 'together' });
    expect(together).toMatchObject({ counts: [40, 20], hasTest: false });
    expect((await together.read(0, 'pooled')).images).toHaveLength(60 * 64);
  });
});
