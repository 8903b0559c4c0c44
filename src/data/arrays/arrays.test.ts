/** Files of arrays as people have them: each becomes the pictures, labels and parts that are in it, or is refused by what it is. */
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { float16Bits } from '../../math/float16';
import { planOf } from '../own/plan';
import { bytesOf, cifarFile, npyFile, npzFile, tableFile } from '../testing/array-files';
import { count, greys, images, labels, pixels, read, side } from '../testing/read-files';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { colours, joinedBytes } from '../testing/test-files';
import { roleOf } from './array-names';

describe('a NumPy array', () => {
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['of bytes', npyFile([count, side, side], greys)],
    ['of version 2', npyFile([count, side, side], greys, { version: 2 })],
    ['with one channel last', npyFile([count, side, side, 1], greys)],
    ['with one channel first', npyFile([count, 1, side, side], greys)],
    ['with a picture a row', npyFile([count, pixels], greys)],
    [
      'of 64-bit numbers',
      npyFile([count, pixels], bytesOf(BigInt64Array.from(greys, BigInt)), { descr: '<i8' }),
    ],
    [
      'of 16-bit numbers, big-endian',
      npyFile([count, pixels], Uint8Array.from([...greys].flatMap((g) => [0, g])), { descr: '>u2' }),
    ],
    ['of floats to 255', npyFile([count, pixels], bytesOf(Float64Array.from(greys)), { descr: '<f8' })],
    [
      'of floats to 1',
      npyFile([count, pixels], bytesOf(Float32Array.from(greys, (g) => g / 255)), { descr: '<f4' }),
    ],
    [
      'of floats from -1',
      npyFile([count, pixels], bytesOf(Float32Array.from(greys, (g) => g / 127.5 - 1)), { descr: '<f4' }),
    ],
  ])('%s is read as the greys that it means', async (_, file) => {
    const read = await images(file);
    expect(read).toMatchObject({ count, width: side, height: side, levels: 255, labels: null });
    expect(read.images).toEqual(greys);
  });

  it('of half precision is within half a grey', async () => {
    const halves = Uint16Array.from(greys, (grey) => float16Bits(grey / 255));
    const { images: got, levels } = await images(npyFile([count, pixels], bytesOf(halves), { descr: '<f2' }));
    got.forEach((value, i) => expect(Math.abs((255 * value) / levels - greys[i])).toBeLessThan(0.51));
  });

  it('of two values is black and white, whatever they are', async () => {
    const bits = Uint8Array.from(greys, (grey) => Number(grey > 99));
    for (const file of [npyFile([count, pixels], bits), npyFile([count, pixels], bits, { descr: '|b1' })])
      expect((await images(file)).images).toEqual(Uint8Array.from(bits, (bit) => 255 * bit));
  });

  it('with its first axis fastest has the same pictures', async () => {
    const turned = new Uint8Array(count * pixels);
    for (let n = 0; n < count; n++)
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) turned[n + count * (y + side * x)] = greys[n * pixels + y * side + x];
    expect((await images(npyFile([count, side, side], turned, { fortran: true }))).images).toEqual(greys);
  });

  it('of colours is grey by their exact sums, with channels last or first', async () => {
    const { rgb, sums } = colours(count, side);
    const planes = Uint8Array.from({ length: rgb.length }, (_, i) => {
      const [n, c, p] = [Math.floor(i / (3 * pixels)), Math.floor(i / pixels) % 3, i % pixels];
      return rgb[n * 3 * pixels + p * 3 + c];
    });
    for (const file of [
      npyFile([count, side, side, 3], rgb),
      npyFile([count, 3, side, side], planes),
      npyFile([count, 3 * pixels], planes),
    ]) {
      const read = await images(file);
      expect([read.levels, read.images]).toEqual([765, sums]);
    }
  });

  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    ['records', npyFile([4], new Uint8Array(8), { descr: 'V2' }), /got a NumPy array of records$/],
    [
      'Python objects',
      npyFile([4], new Uint8Array(8), { descr: '|O' }),
      /got a NumPy array of Python objects \(pickled\)$/,
    ],
    ['texts', npyFile([4], new Uint8Array(8), { descr: '<U8' }), /got a NumPy array of texts$/],
    [
      'five dimensions',
      npyFile([2, 2, 2, 2, 2], new Uint8Array(32)),
      /got an array of 5 dimensions \(2 x 2 x 2 x 2 x 2\)$/,
    ],
    ['two channels', npyFile([2, 8, 8, 2], new Uint8Array(256)), /got an array of 4 dimensions/],
    ['rows that have no factors', npyFile([4, 31], new Uint8Array(124)), /got 31 numbers a row \(4 x 31\)$/],
    [
      'a shape beyond all numbers',
      npyFile([4e15, 8, 8], new Uint8Array(64)),
      /expected an array that can be read/,
    ],
    [
      'more pictures than it has bytes',
      npyFile([40, 8, 8], greys),
      /at most the 1408 bytes that there are, got 40 x 8 x 8 of uint8$/,
    ],
    [
      'numbers that are no greys',
      npyFile([20, 64], bytesOf(Float32Array.from(greys, (g) => g * 1e6)), { descr: '<f4' }),
      /expected numbers from 0 to 1, -1 to 1, 0 to 255 or 0 to 65535/,
    ],
    [
      'no numbers',
      npyFile([20, 64], bytesOf(new Float32Array(1280).fill(NaN)), { descr: '<f4' }),
      /expected numbers, got NaN$/,
    ],
    ['a pickle', joinedBytes([0x80, 3], strToU8('}q\x00(X')), /got a pickle of Python/],
  ])('of %s is refused by what it is', async (_, file, message) => {
    await expect(images(file)).rejects.toThrow(message);
  });
});

describe('an archive of NumPy', () => {
  const part = (from: number, to: number) => ({
    images: npyFile([to - from, side, side], greys.subarray(from * pixels, to * pixels)),
    labels: npyFile([to - from, 1], labels.subarray(from, to)),
  });
  it.each([0, 6] as const)(
    'keeps its own training, validation and test pictures (level %d)',
    async (level) => {
      const [train, val, test] = [part(0, 10), part(10, 14), part(14, 20)];
      const file = npzFile(
        {
          ...{ test_images: test.images, val_labels: val.labels, train_images: train.images },
          ...{ train_labels: train.labels, val_images: val.images, test_labels: test.labels },
        },
        level,
      );
      const { plan } = await read(['medmnist.npz', file]);
      expect(plan).toMatchObject({ name: 'medmnist.npz', counts: [10, 4, 6], labelled: true, hasTest: true });
      expect(plan.questions).toEqual([]);
      const data = await plan.read(7, 'test-file');
      expect(data.split).toEqual({
        training: { first: 0, end: 10 },
        validation: { first: 10, end: 14 },
        test: { first: 14, end: 20 },
      });
      expect([data.images, data.labels]).toEqual([greys, labels]);
      expect((await plan.read(7, 'pooled')).split.test.end).toBe(20);
    },
  );

  it('pairs x and y, takes rows with a single 1 for classes, and leaves out what is neither', async () => {
    const oneHot = new Uint8Array(count * 10);
    labels.forEach((label, i) => (oneHot[10 * i + label] = 1));
    const file = npzFile({
      x: npyFile([count, side, side], greys),
      y: npyFile([count, 10], oneHot),
      ids: npyFile([count, 3, 2, 2, 2], new Uint8Array(count * 24)),
      names: npyFile([count], new Uint8Array(8 * count), { descr: '<U2' }),
    });
    const { pictures } = await read(['a.npz', file]);
    expect([pictures.images, pictures.labels]).toEqual([greys, labels]);
  });

  it('of parts that call their labels differently has them all', async () => {
    const { plan } = await read([
      'a.npz',
      npzFile({
        x_train: npyFile([17, side, side], greys.subarray(0, 17 * pixels)),
        y_train: npyFile([17], labels.subarray(0, 17)),
        x_test: npyFile([3, side, side], greys.subarray(17 * pixels)),
        test_labels: npyFile([3], labels.subarray(17)),
      }),
    ]);
    expect(plan).toMatchObject({ counts: [17, 3], labelled: true, questions: [] });
    expect((await plan.read(0, 'test-file')).labels.slice(17)).toEqual(labels.slice(17));
  });

  it('of pictures and their like asks which are meant', async () => {
    const { plan } = await read([
      'a.npz',
      npzFile({
        mask: npyFile([count, side, side], greys.toReversed()),
        photo: npyFile([count, side, side], greys),
      }),
    ]);
    expect(plan.questions).toMatchObject([
      {
        id: 'pictures',
        options: [
          { value: 'mask+photo', words: 'mask, photo: 40 pictures of 8 \u00d7 8' },
          { value: 'mask', words: 'mask: 20 pictures of 8 \u00d7 8' },
          { value: 'photo', words: 'photo: 20 pictures of 8 \u00d7 8' },
        ],
        answer: 'mask+photo',
      },
    ]);
    const photos = await plan.answered({ pictures: 'photo' });
    expect((await photos.preview(count)).images).toEqual(greys);
  });

  it('labels may lie in a file of their own', async () => {
    const { pictures } = await read(
      ['y.npy', npyFile([count], bytesOf(BigInt64Array.from(labels, BigInt)), { descr: '<i8' })],
      ['x.npy', npyFile([count, side, side], greys)],
    );
    expect(pictures.labels).toEqual(labels);
  });

  it('names say what a part is for', () => {
    for (const name of ['test_images', 'x_test', 't10k-images', 'dir/test/x', 'testX'])
      expect(roleOf(name)).toBe('test');
    for (const name of ['val_images', 'x_val', 'validation', 'x-valid.npy'])
      expect(roleOf(name)).toBe('validation');
    for (const name of ['train_images', 'x', 'data', 'values', 'latest', 'contest', 'devices'])
      expect(roleOf(name)).toBe('training');
  });
});

describe('a table of text', () => {
  const rows = Array.from({ length: count }, (_, i) => [...greys.subarray(i * pixels, (i + 1) * pixels)]);
  const head = ['label', ...Array.from({ length: pixels }, (_, i) => `pixel${i}`)];
  const labelled = rows.map((row, i) => [labels[i], ...row]);
  it.each<[string, Uint8Array<ArrayBuffer>, boolean]>([
    ['with a head and a label', tableFile([head, ...labelled]), true],
    ['with a head alone', tableFile([head.slice(1), ...rows]), false],
    ['with the label first', tableFile(labelled), true],
    ['with the label last', tableFile(rows.map((row, i) => [0, ...row.slice(1), labels[i]])), true],
    ['with semicolons and lines of Windows', tableFile([head, ...labelled], ';', '\r\n'), true],
    ['with tabs', tableFile(labelled, '\t'), true],
    ['with quotes', tableFile([head, ...labelled].map((row) => row.map((cell) => `"${cell}"`))), true],
    ['of blanks, as .amat', tableFile(rows, ' '), false],
    [
      'of floats with a label last, as .amat',
      tableFile(
        rows.map((row, i) => [0, ...row.slice(1).map((g) => (g / 255).toFixed(6)), labels[i].toFixed(1)]),
        ' ',
      ),
      true,
    ],
  ])('%s', async (name, file, hasLabels) => {
    const read = await images(file);
    expect(read).toMatchObject({ count, width: side, height: side, levels: 255 });
    const expected = name.includes('last') ? greys.map((grey, i) => (i % pixels === 0 ? 0 : grey)) : greys;
    expect(read.images).toEqual(expected);
    expect(read.labels).toEqual(hasLabels ? labels : null);
  });

  it('of photographs, whose corners have more greys than there are classes, has its label where it is', async () => {
    const photos = rows.map((row, i) => row.map((grey) => (grey + 13 * i) % 256));
    const expected = Uint8Array.from(photos.flat());
    const first = await images(tableFile(photos.map((row, i) => [labels[i], ...row])));
    const last = await images(tableFile(photos.map((row, i) => [...row, labels[i]])));
    for (const read of [first, last]) expect([read.labels, read.images]).toEqual([labels, expected]);
  });

  it('beside another has the same classes, whichever names are in it', async () => {
    const named = (names: readonly string[]) =>
      tableFile([head, ...rows.map((row, i) => [names[i % names.length], ...row])]);
    const plan = await planOf([
      sourceOfBytes('train.csv', named(['cat', 'dog', 'fish'])),
      sourceOfBytes('test.csv', named(['fish', 'ant'])),
    ]);
    const data = await plan.read(0, 'test-file');
    expect(data.classes).toEqual(['cat', 'dog', 'fish', 'ant']);
    expect([...data.labels.subarray(count, count + 2)].map((label) => data.classes![label])).toEqual([
      'fish',
      'ant',
    ]);
    const numbers = tableFile([head, ...rows.map((row) => [1, ...row])]);
    const mixed = await planOf([
      sourceOfBytes('train.csv', numbers),
      sourceOfBytes('test.csv', named(['cat', 'dog'])),
    ]);
    await expect(mixed.read(0, 'test-file')).rejects.toThrow(
      /expected numbers in all files, or names in all, got both$/,
    );
  });

  it('may name its classes', async () => {
    const file = tableFile([head, ...rows.map((row, i) => [i % 2 ? 'dog' : 'cat', ...row])]);
    const read = await images(file);
    expect(read.classes).toEqual(['cat', 'dog']);
    expect([...read.labels!]).toEqual(Array.from({ length: count }, (_, i) => i % 2));
  });

  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    ['a line that is too short', tableFile([...rows, [1, 2]]), /line 21: expected 64 cells, got 2$/],
    [
      'a word among the pixels',
      tableFile([...rows.slice(1), ['x', ...rows[0].slice(1)]]),
      /picture 19: expected numbers, got 'x'$/,
    ],
    ['lines that are no pictures', tableFile(rows.map((row) => row.slice(0, 31))), /got 31 numbers a row/],
    [
      'a line without end',
      joinedBytes(strToU8(`${'1,'.repeat(200_000)}`)),
      /expected at most 262144 characters, got (more|400000)$/,
    ],
    ['a head alone', tableFile([head]), /got a head alone$/],
  ])('with %s is refused', async (_, file, message) => {
    await expect(images(file)).rejects.toThrow(message);
  });
});

describe("CIFAR's binary form", () => {
  const planes = Uint8Array.from({ length: count * 3072 }, (_, i) => (i * 7 + (i >> 5)) % 256);
  const sums = Uint16Array.from({ length: count * 1024 }, (_, i) => {
    const at = Math.floor(i / 1024) * 3072 + (i % 1024);
    return planes[at] + planes[at + 1024] + planes[at + 2048];
  });

  it('of 10 and of 100 classes: exact sums, and the fine labels', async () => {
    for (const [file, expected] of [
      [
        cifarFile(
          [...labels].map((label) => [label]),
          planes,
        ),
        labels,
      ],
      [
        cifarFile(
          [...labels].map((label) => [label, 9 * label]),
          planes,
        ),
        labels.map((label) => 9 * label),
      ],
    ] as const) {
      const read = await images(file);
      expect(read).toMatchObject({ count, width: 32, height: 32, levels: 765 });
      expect([read.images, read.labels]).toEqual([sums, expected]);
    }
  });

  it('in several files is one data set, of which the test batch tests', async () => {
    const file = (from: number, to: number) =>
      cifarFile(
        [...labels.subarray(from, to)].map((label) => [label]),
        planes.subarray(from * 3072, to * 3072),
      );
    const { plan } = await read(
      ['cifar-10-batches-bin/test_batch.bin', file(17, 20)],
      ['cifar-10-batches-bin/data_batch_2.bin', file(8, 17)],
      ['cifar-10-batches-bin/data_batch_1.bin', file(0, 8)],
      ['cifar-10-batches-bin/.DS_Store', joinedBytes([1, 2, 3])],
    );
    expect(plan).toMatchObject({ counts: [8, 9, 3], labelled: true, hasTest: true, questions: [] });
    const { split } = await plan.read(0, 'test-file');
    expect(split.test).toEqual({ first: 17, end: 20 });
  });
});
