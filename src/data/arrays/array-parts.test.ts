/** Arrays as people name them: what part each is, whose labels are whose, what is asked, and what is said of those that are left out. */
import { describe, expect, it } from 'vitest';
import { npyFile, npzFile, bytesOf } from '../testing/array-files';
import { hdf5File } from '../testing/hdf5-files';
import { count, greys, labels, pixels, read, side } from '../testing/read-files';
import { partsOfArrays } from './array-parts';
import type { NumberArray } from './number-array';

const imgs = (from: number, to: number) =>
  npyFile([to - from, side, side], greys.subarray(from * pixels, to * pixels));
const ys = (from: number, to: number) => npyFile([to - from], labels.subarray(from, to));

describe('the part that an array is for', () => {
  const arrays = { x_train: imgs(0, 17), y_train: ys(0, 17), x_test: imgs(17, 20), y_test: ys(17, 20) };
  it.each(['test.npz', 'my-test.npz', 'test/x.npz', 'train.npz', 'val/tests.npz'])(
    'is by its own name, in %s too',
    async (name) => {
      const { plan } = await read([name, npzFile(arrays)]);
      expect(plan).toMatchObject({ counts: [17, 3], hasTest: true, labelled: true, questions: [] });
      expect((await plan.read(0, 'test-file')).labels.slice(17)).toEqual(labels.slice(17));
    },
  );

  it('is by its own name in HDF5 and in folders', async () => {
    const shape = (n: number) => [n, side, side];
    const file = await hdf5File({
      'train/x': { data: greys.slice(0, 12 * pixels), shape: shape(12), chunks: [4, side, side] },
      'test/x': { data: greys.slice(12 * pixels), shape: shape(8), chunks: [4, side, side] },
    });
    expect((await read(['test.h5', file])).plan).toMatchObject({ counts: [12, 8], hasTest: true });
    const { plan } = await read(
      ['test_data/x_train.npy', imgs(0, 12)],
      ['test_data/x_test.npy', imgs(12, 20)],
    );
    expect(plan).toMatchObject({ counts: [12, 8], hasTest: true, questions: [] });
  });

  it('validation pictures of a file called train are no training pictures', async () => {
    const { plan } = await read([
      'train.npz',
      npzFile({ x_train: imgs(0, 12), x_val: imgs(12, 16), x_test: imgs(16, 20) }),
    ]);
    expect((await plan.read(0, 'test-file')).split.validation).toEqual({ first: 12, end: 16 });
  });

  it('stands behind a single letter as well', async () => {
    const { plan } = await read([
      'a.npz',
      npzFile({ Xtrain: imgs(0, 12), Ytrain: ys(0, 12), Xtest: imgs(12, 20), Ytest: ys(12, 20) }),
    ]);
    expect(plan).toMatchObject({ counts: [12, 8], hasTest: true, labelled: true, questions: [] });
  });
});

describe('labels', () => {
  it('of pictures whose numbers begin alike are their own', async () => {
    const own = (k: number) => npyFile([8], new Uint8Array(8).fill(k));
    const pictures = (k: number) => npyFile([8, side, side], new Uint8Array(8 * pixels).fill(20 * k));
    const arrays = npzFile({
      ...{ img1: pictures(1), img10: pictures(10), img2: pictures(2) },
      ...{ img10_labels: own(10), img1_labels: own(1), img2_labels: own(2) },
    });
    const { plan } = await read(['a.npz', arrays]);
    const files = (
      await read(
        ['b1.npy', pictures(1)],
        ['b10.npy', pictures(10)],
        ['b1_labels.npy', own(1)],
        ['b10_labels.npy', own(10)],
      )
    ).plan;
    for (const one of [plan, files]) {
      expect(one.questions).toEqual([]);
      const { images, labels: got } = await one.read(0, 'pooled');
      got.forEach((label, i) => expect(images[i * pixels]).toBe(20 * label));
      expect(new Set(got).size).toBe(one.counts.length);
    }
  });

  it('that differ by their number alone can each be chosen', async () => {
    const { plan } = await read([
      'a.npz',
      npzFile({ x: imgs(0, 20), label_1: ys(0, 20), label_2: npyFile([20], labels.toReversed()) }),
    ]);
    expect(plan.questions).toMatchObject([
      { id: 'labels', options: [{ words: 'label_1' }, { words: 'label_2' }, { value: 'none' }] },
    ]);
    const [, second] = plan.questions[0].options;
    const other = await plan.answered({ labels: second.value });
    expect((await other.preview(count)).labels).toEqual(labels.toReversed());
  });

  it('that are left out are named, with why', async () => {
    const warned = async (...files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]) => {
      const { plan, pictures } = await read(...files);
      return plan.warningsOf(pictures);
    };
    expect(
      await warned(['a.npz', npzFile({ x: imgs(0, 20), y: npyFile([21], new Uint8Array(21)) })]),
    ).toEqual(['Labels a.npz, y are left out: there are 21, and no pictures of that number (20).']);
    const texts = npyFile([20], new Uint8Array(160), { descr: '<U2' });
    expect(await warned(['a.npz', npzFile({ x: imgs(0, 20), labels: texts })])).toEqual([
      'Labels a.npz, labels are left out: expected an array of numbers, got a NumPy array of texts.',
    ]);
    expect(await warned(['test_images.npy', imgs(0, 20)], ['labels.npy', ys(0, 20)])).toEqual([
      'Labels labels.npy are left out: by their name they are for training, and those pictures for test.',
    ]);
    const halves = npyFile([20], bytesOf(Float64Array.from(labels, (label) => label + 0.5)), {
      descr: '<f8',
    });
    expect(await warned(['a.npz', npzFile({ x: imgs(0, 20), y: ys(0, 20), more_targets: halves })])).toEqual([
      'Labels a.npz, more_targets are left out: they are no whole numbers from 0 to 255.',
    ]);
    expect(await warned(['a.npz', npzFile({ x: imgs(0, 20), y: ys(0, 20) })])).toEqual([]);
  });
});

describe('pictures of several files', () => {
  it('of other sizes can each be chosen, though their arrays have one name', async () => {
    const large = npyFile([2, 16, 16], new Uint8Array(512).fill(7));
    const { plan } = await read(['a.npz', npzFile({ x: imgs(0, 20) })], ['b.npz', npzFile({ x: large })]);
    const [{ id, options }] = plan.questions;
    expect(id).toBe('pictures');
    expect(options.map(({ words }) => words)).toEqual([
      'a.npz, x: 20 pictures of 8 \u00d7 8',
      'b.npz, x: 2 pictures of 16 \u00d7 16',
    ]);
    expect(await plan.answered({ pictures: options[1].value })).toMatchObject({ counts: [2], width: 16 });
  });
});

it('of thousands of arrays each name is read a few times, not once for every other', async () => {
  let reads = 0;
  const array = (name: string, shape: readonly number[]): NumberArray => ({
    get name() {
      reads++;
      return `a.npz, ${name}`;
    },
    ...{ shape, type: 'uint8' },
    each: async (visit) => void (await visit(new Uint8Array(64), 0)),
  });
  const arrays = Array.from({ length: 600 }, (_, k) => [
    array(`img${k}`, [1, 8, 8]),
    array(`img${k}_labels`, [1]),
  ]).flat();
  const { parts } = await partsOfArrays('a.npz', arrays);
  expect(parts.every(({ labelled }) => labelled)).toBe(true);
  expect(reads).toBeLessThan(50 * arrays.length);
});
