/** What the numbers of arrays mean: greys on one scale in all parts, and classes of which none is lost. */
import { describe, expect, it } from 'vitest';
import { bytesOf, npyFile, npzFile } from '../testing/array-files';
import { planOf } from '../own/plan';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { count, greys, labels, pixels, read, side } from '../testing/read-files';

const wide = (numbers: Uint16Array<ArrayBuffer>, of = count) =>
  npyFile([of, side, side], bytesOf(numbers), { descr: '<u2' });
const max = (numbers: ArrayLike<number>) => Math.max(...Array.from(numbers));

describe('white', () => {
  it('is the largest of a few greys, unless somebody says the end of the range', async () => {
    const few = Float64Array.from(greys, (grey) => grey % 17);
    const { plan, pictures } = await read([
      'a.npy',
      npyFile([count, pixels], bytesOf(few), { descr: '<f8' }),
    ]);
    expect(plan.questions).toMatchObject([
      {
        ...{ id: 'white', label: 'White is', answer: '16' },
        options: [
          { value: '16', words: '16, the largest seen' },
          { value: '255', words: '255, the end of a range' },
        ],
      },
    ]);
    expect([pictures.levels, max(pictures.images)]).toEqual([765, 765]);
    const dark = await (await plan.answered({ white: '255' })).preview(count);
    expect([dark.levels, max(dark.images)]).toEqual([255, 16]);
  });

  it('of twelve bits is 4095, and of dark bytes 255 unless it is chosen', async () => {
    const twelve = await read(['a.npy', wide(Uint16Array.from(greys, (grey) => 16 * grey))]);
    expect(twelve.plan.questions).toMatchObject([{ id: 'white', answer: '4095' }]);
    expect(max(twelve.pictures.images)).toBe(Math.round((765 * 16 * 255) / 4095));
    const { plan, pictures } = await read([
      'a.npy',
      npyFile(
        [count, side, side],
        greys.map((grey) => grey % 60),
      ),
    ]);
    expect(plan.questions).toMatchObject([{ id: 'white', answer: '255' }]);
    expect(max(pictures.images)).toBe(59);
    expect((await (await plan.answered({ white: '59' })).preview(count)).images).toContain(765);
  });

  it('is one for all parts', async () => {
    const { plan } = await read([
      'a.npz',
      npzFile({
        x_train: wide(
          Uint16Array.from({ length: 17 * pixels }, (_, i) => (i % 2) * 40000),
          17,
        ),
        x_test: wide(
          Uint16Array.from({ length: 3 * pixels }, (_, i) => (i % 2) * 250),
          3,
        ),
      }),
    ]);
    expect(plan.questions).toEqual([]);
    const { images, levels, split } = await plan.read(0, 'test-file');
    const test = images.subarray(split.test.first * pixels);
    expect(max(test) / levels).toBeCloseTo(250 / 65535, 2);
  });

  it('can be chosen where the first bytes are 0 and 1 and later ones are others', async () => {
    const many = 1100;
    const bytes = Uint8Array.from({ length: many * 16 }, (_, i) => (i < 1050 * 16 ? i % 2 : 200));
    const { plan } = await read(['a.npy', npyFile([many, 4, 4], bytes)]);
    expect(plan.questions).toMatchObject([{ id: 'white', answer: '1' }]);
    await expect(plan.preview(many)).rejects.toThrow(
      /as in the first ones \(choose what white is\), got others$/,
    );
    expect(max((await (await plan.answered({ white: '255' })).preview(many)).images)).toBe(200);
  });
});

describe('labels', () => {
  const imgs = npyFile([count, side, side], greys);
  it('that hold 255 are classes in their order, in all parts alike', async () => {
    const some = labels.map((label) => (label === 3 ? 255 : label));
    const { plan } = await read([
      'a.npz',
      npzFile({
        x_train: imgs,
        y_train: npyFile([count], some),
        x_test: npyFile([3, side, side], greys.subarray(0, 3 * pixels)),
        y_test: npyFile([3], Uint8Array.from([0, 4, 9])),
      }),
    ]);
    const data = await plan.read(0, 'test-file');
    expect(data.classes).toEqual(['0', '1', '2', '4', '5', '6', '7', '8', '9', '255']);
    expect([...data.labels.subarray(count)].map((label) => data.classes![label])).toEqual(['0', '4', '9']);
    const first = await plan.preview(count);
    expect([...first.labels!].map((label) => Number(first.classes![label]))).toEqual([...some]);
  });

  it('of more kinds than there are classes are refused', async () => {
    const many = 256;
    const x = npyFile(
      [many, 4, 4],
      Uint8Array.from({ length: many * 16 }, (_, i) => i % 256),
    );
    const y = npyFile(
      [many],
      Uint8Array.from({ length: many }, (_, i) => i),
    );
    const plan = await planOf([sourceOfBytes('a.npz', npzFile({ x, y }))]);
    await expect(plan.preview(many)).rejects.toThrow(/at most 255 different ones .*, got more$/);
  });
});
