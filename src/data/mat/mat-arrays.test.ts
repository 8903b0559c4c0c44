/** Files of MATLAB as people have them: the variables that are pictures, however they lie, with their labels; what is none is named. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../own/plan';
import { matOf, type MatVariable } from '../testing/mat-files';
import { sourceOfBytes } from '../testing/source-of-bytes';

const planOfMat = (variables: readonly MatVariable[], how = {}) =>
  planOf([sourceOfBytes('x.mat', matOf(variables, how))]);

const count = 30;
/** Pixel p of picture i. */
const grey = (i: number, p: number) => (37 * i + 11 * p) % 256;
const columns = (pixels: number, n = count, from = 0) =>
  Array.from({ length: pixels * n }, (_, at) => grey(from + Math.floor(at / pixels), at % pixels));
const rows = (pixels: number, n = count) =>
  Array.from({ length: pixels * n }, (_, at) => grey(at % n, Math.floor(at / n)));
const picturesOf = (pixels: number, n = count, from = 0) => Uint8Array.from(columns(pixels, n, from));
const labels = Uint8Array.from({ length: count }, (_, i) => (i * 7) % 10);

describe('a .mat of version 5', () => {
  it.each<[string, Partial<MatVariable>, (value: number) => number, object]>([
    ['bytes', { class: 'uint8' }, (g) => g, {}],
    ['bytes, big-endian', { class: 'uint8' }, (g) => g, { little: false }],
    ['bytes, not packed', { class: 'uint8' }, (g) => g, { packed: false }],
    ['doubles', { class: 'double' }, (g) => g / 255, {}],
    ['doubles, big-endian and not packed', { class: 'double' }, (g) => g, { little: false, packed: false }],
    ['doubles that are stored as bytes', { class: 'double', stored: 'uint8' }, (g) => g, {}],
    [
      'doubles that are stored as 16 bits',
      { class: 'double', stored: 'uint16' },
      (g) => g,
      { little: false },
    ],
    ['singles', { class: 'single' }, (g) => g / 127.5 - 1, {}],
    ['16 bits', { class: 'int16' }, (g) => g, {}],
    ['64 bits', { class: 'uint64' }, (g) => g, {}],
  ])('of %s has its pictures in columns', async (_, how, of, file) => {
    const data = { name: 'data', shape: [64, count], numbers: columns(64).map(of), ...how };
    const plan = await planOfMat([data], file);
    expect(plan).toMatchObject({ counts: [count], width: 8, height: 8, labelled: false, questions: [] });
    expect((await plan.preview(count)).images).toEqual(picturesOf(64));
  });

  it('has its pictures in rows, where the labels say so', async () => {
    const plan = await planOfMat([
      { name: 'X', shape: [count, 64], numbers: rows(64), class: 'uint8' },
      { name: 'Y', shape: [1, count], numbers: labels },
      { name: 'classnames', shape: [1, 4], numbers: [1, 2, 3, 4], class: 'cell' },
    ]);
    expect(plan).toMatchObject({ counts: [count], labelled: true, questions: [] });
    const { images, labels: read } = await plan.preview(count);
    expect([images, read]).toEqual([picturesOf(64), labels]);
  });

  it('has pictures along its first axis, where labels or the shape say so', async () => {
    const numbers = Array.from({ length: count * 48 }, (_, at) => grey(at % count, Math.floor(at / count)));
    const X = { name: 'X', shape: [count, 8, 6], numbers, class: 'uint8' as const };
    const long = { name: 'X', shape: [90, 8, 6], numbers: columns(48, 90), class: 'uint8' as const };
    const plan = await planOfMat([X, { name: 'y', shape: [1, count], numbers: labels }]);
    expect(plan).toMatchObject({ counts: [count], width: 6, height: 8, labelled: true, questions: [] });
    expect(await planOfMat([long])).toMatchObject({ counts: [90], width: 6, height: 8, questions: [] });
    const { images } = await plan.preview(count);
    expect([...images.subarray(48, 54)]).toEqual([0, 1, 2, 3, 4, 5].map((x) => grey(1, 8 * x)));
  });

  it("is read as Omniglot's chardata: columns, classes by a single 1, and a test part", async () => {
    const oneHot = (n: number, k: number) =>
      Array.from({ length: n * k }, (_, at) => Number(labels[Math.floor(at / k)] === at % k));
    const plan = await planOfMat([
      { name: 'data', shape: [784, count], numbers: columns(784).map((g) => g / 255) },
      { name: 'target', shape: [50, count], numbers: oneHot(count, 50) },
      { name: 'targetchar', shape: [1, count], numbers: labels.map((label) => label + 1) },
      { name: 'testdata', shape: [784, 12], numbers: columns(784, 12, 9).map((g) => g / 255) },
      { name: 'testtarget', shape: [50, 12], numbers: oneHot(12, 50) },
      { name: 'testtargetchar', shape: [1, 12], numbers: labels.slice(0, 12) },
    ]);
    expect(plan).toMatchObject({ counts: [count, 12], width: 28, labelled: true, hasTest: true });
    expect(plan.questions).toEqual([
      {
        id: 'labels',
        label: 'Labels',
        options: [
          { value: 'target', words: 'target, testtarget' },
          { value: 'targetchar', words: 'targetchar, testtargetchar' },
          { value: 'none', words: 'no labels' },
        ],
        answer: 'target',
      },
    ]);
    const { images, labels: read } = await plan.read(0, 'test-file');
    expect(images.slice(count * 784)).toEqual(picturesOf(784, 12, 9));
    expect(read.slice(count)).toEqual(labels.slice(0, 12));
    const other = await (await plan.answered({ labels: 'targetchar' })).preview(count);
    expect(other.labels).toEqual(labels.map((label) => label + 1));
    expect((await plan.answered({ labels: 'none' })).labelled).toBe(false);
  });

  it('asks for rows and columns where a picture is no square: 28 x 20 first, as of the Frey faces', async () => {
    const n = 131;
    const plan = await planOfMat([{ name: 'ff', shape: [560, n], numbers: columns(560, n), class: 'uint8' }]);
    expect(plan).toMatchObject({ counts: [n], width: 20, height: 28 });
    expect(plan.questions.map(({ id, options }) => [id, options.map(({ value }) => value)])).toEqual([
      ['shape', ['28x20', '20x28', '35x16', '16x35', '40x14', '14x40']],
    ]);
    expect((await plan.preview(n)).images).toEqual(picturesOf(560, n));
    expect(await plan.answered({ shape: '35x16' })).toMatchObject({ width: 16, height: 35 });
    await expect(plan.answered({ shape: '7x80' })).rejects.toThrow(
      /shape: expected one of 28x20, .+, got 7x80$/,
    );
  });

  it('asks whether pictures are rows or columns where nothing tells', async () => {
    const plan = await planOfMat([
      { name: 'A', shape: [100, 64], numbers: columns(100, 64), class: 'uint8' },
    ]);
    expect(plan).toMatchObject({ counts: [100], width: 8 });
    expect(plan.questions).toMatchObject([{ id: 'lie', answer: 'rows' }]);
    expect(plan.questions[0].options.map(({ words }) => words)).toEqual([
      'rows (100 of 8 \u00d7 8)',
      'columns (64 of 10 \u00d7 10)',
    ]);
    const other = await plan.answered({ lie: 'columns' });
    expect(other).toMatchObject({ counts: [64], width: 10 });
    expect((await other.preview(64)).images).toEqual(picturesOf(100, 64));
    // Labels tell.
    const labelled = await planOfMat([
      { name: 'A', shape: [100, 64], numbers: columns(100, 64), class: 'uint8' },
      { name: 'y', shape: [64, 1], numbers: columns(64, 1).map((value) => value % 10) },
    ]);
    expect(labelled).toMatchObject({ counts: [64], width: 10, labelled: true, questions: [] });
  });

  it.each([
    ['grey', [8, 6, count]],
    ['in one channel', [8, 6, 1, count]],
  ])('has pictures along its last axis, %s, upright', async (_, shape) => {
    const plan = await planOfMat([{ name: 'faces', shape, numbers: columns(48), class: 'uint8' }]);
    expect(plan).toMatchObject({ counts: [count], width: 6, height: 8, questions: [] });
    // A column after the other becomes a row after the other.
    const upright = Uint8Array.from({ length: 48 * count }, (_, at) => {
      const [i, y, x] = [Math.floor(at / 48), Math.floor((at % 48) / 6), at % 6];
      return grey(i, 8 * x + y);
    });
    expect((await plan.preview(count)).images).toEqual(upright);
  });

  it('has pictures of each class along its axes, as USPS', async () => {
    const [n, classes] = [80, 10];
    const plan = await planOfMat([
      { name: 'data', shape: [256, n, classes], numbers: columns(256, n * classes), class: 'uint8' },
    ]);
    expect(plan).toMatchObject({ counts: [800], width: 16, height: 16, labelled: true, questions: [] });
    const { images, labels: read } = await plan.preview(800);
    expect(images).toEqual(picturesOf(256, 800));
    expect([...read!]).toEqual(Array.from({ length: 800 }, (_, i) => (Math.floor(i / n) + 1) % 10));
  });

  it.each([{}, { little: false, packed: false }])(
    'of structures has what is in them, as EMNIST (%o)',
    async (how) => {
      const half = (name: string, from: number, to: number): MatVariable => {
        const numbers = Array.from({ length: 64 * (to - from) }, (_, at) => {
          const n = to - from;
          return grey(from + (at % n), Math.floor(at / n));
        });
        return {
          ...{ name, shape: [1, 1], numbers: [], class: 'struct' },
          fields: [
            { name: 'images', shape: [to - from, 64], numbers, class: 'uint8' },
            { name: 'labels', shape: [to - from, 1], numbers: labels.slice(from, to) },
            { name: 'notes', shape: [1, 5], numbers: [72, 101, 108, 108, 111], class: 'char' },
          ],
        };
      };
      const dataset: MatVariable = {
        ...{ name: 'dataset', shape: [1, 1], numbers: [], class: 'struct' },
        fields: [half('train', 0, 26), half('test', 26, count)],
      };
      const plan = await planOfMat(
        [dataset, { name: 'mapping', shape: [10, 2], numbers: columns(10, 2) }],
        how,
      );
      expect(plan).toMatchObject({ counts: [26, 4], labelled: true, hasTest: true, questions: [] });
      const { images, labels: read } = await plan.read(0, 'test-file');
      expect(images.slice(26 * 64)).toEqual(picturesOf(64, 4, 26));
      expect(read.slice(26)).toEqual(labels.slice(26));
    },
  );

  it('keeps the three parts that it has', async () => {
    const split = ['train', 'val', 'test'].flatMap((part, k) => [
      { name: `${part}_data`, shape: [10 + k, 64], numbers: rows(64, 10 + k), class: 'uint8' as const },
      { name: `${part}_labels`, shape: [10 + k, 1], numbers: labels.slice(0, 10 + k) },
    ]);
    const plan = await planOfMat(split);
    expect(plan).toMatchObject({ counts: [10, 11, 12], labelled: true, hasTest: true, questions: [] });
  });

  it.each<[string, readonly MatVariable[], RegExp]>([
    [
      'cells, text and sparse numbers alone',
      [
        { name: 'c', shape: [1, 8], numbers: [1, 2, 3, 4, 5, 6, 7, 8], class: 'cell' },
        { name: 't', shape: [1, 5], numbers: [1, 2, 3, 4, 5], class: 'char' },
        { name: 's', shape: [8, 8], numbers: [1, 2, 3, 4, 5], class: 'sparse' },
        { name: 'z', shape: [1, 5], numbers: [1, 2, 3, 4, 5], flags: 8 },
        { name: 'e', shape: [0, 0], numbers: [] },
      ],
      /^x\.mat: expected a variable of numbers, got c \(cells\), t \(text\), s \(a sparse matrix .+\), z \(complex numbers\), e \(empty\)$/,
    ],
    [
      'no pictures',
      [{ name: 'y', shape: [1, 20], numbers: labels.slice(0, 20) }],
      /an array of pictures, got x\.mat, y \(1 x 20\)$/,
    ],
    [
      'five axes',
      [{ name: 'v', shape: [2, 3, 4, 5, 6], numbers: columns(720, 1) }],
      /got an array of 5 dimensions \(2 x 3 x 4 x 5 x 6\)$/,
    ],
    [
      'more than it has',
      [{ name: 'v', shape: [64, 90000, 90], numbers: columns(64, 2), class: 'uint8' }],
      /v, MAT dimensions: expected at most \d+ bytes, got 64 x 90000 x 90$/,
    ],
  ])('of %s is refused by what it is', async (_, variables, message) => {
    await expect(planOfMat(variables)).rejects.toThrow(message);
  });
});
