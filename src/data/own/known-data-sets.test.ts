/** Data sets that people have, made small in the layout of their files: each is offered with its parts and its labels, with nothing asked. docs/data.md says where they are. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { hdf5File } from '../testing/hdf5-files';
import { bytesOf, npzFile, npyFile, tarFile } from '../testing/array-files';
import { colours, idxFile, joinedBytes, pngFiles } from '../testing/test-files';
import { sourceOfBytes } from '../testing/source-of-bytes';
import { planOf } from './plan';

type Files = Readonly<Record<string, Uint8Array>>;

const side = 28;
const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 37) % 251);
const digits = (count: number) => Uint8Array.from({ length: count }, (_, i) => i % 10);
const gz = (file: Uint8Array) => new Uint8Array(gzipSync(file));
const numbers = (values: readonly number[]) => {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setInt32(4 * i, value));
  return new Uint8Array(view.buffer);
};

const idx = (count: number) => gz(idxFile([count, side, side], bytes(count * side * side)));
const idxLabels = (count: number) => gz(idxFile([count], digits(count)));
const imgs = (count: number) => npyFile([count, side, side], bytes(count * side * side));
/** NIST's own columns: class, series, writer, ... */
const nistLabels = (count: number) => {
  const rows = [...digits(count)].flatMap((label, i) => [label, 4, 2000 + i, i, label, 0, 0, 0]);
  return gz(joinedBytes([0, 0, 0x0c, 2], numbers([count, 8]), numbers(rows)));
};
const letters = pngFiles(colours(40, side));

const floats = (count: number) =>
  Float32Array.from({ length: count * 256 }, (_, i) => ((i * 37) % 251) / 250);
const usps = await hdf5File({
  'train/data': { data: floats(40), shape: [40, 256], chunks: [10, 256] },
  'train/target': { data: BigInt64Array.from(digits(40), BigInt) },
  'test/data': { data: floats(20), shape: [20, 256], chunks: [10, 256] },
  'test/target': { data: BigInt64Array.from(digits(20), BigInt) },
});

const sets: readonly (readonly [string, Files, object])[] = [
  [
    'EMNIST: one archive of four packed files a split, here one',
    {
      'gzip.zip': zipSync({
        'gzip/emnist-byclass-train-images-idx3-ubyte.gz': idx(40),
        'gzip/emnist-byclass-train-labels-idx1-ubyte.gz': idxLabels(40),
        'gzip/emnist-byclass-test-images-idx3-ubyte.gz': idx(20),
        'gzip/emnist-byclass-test-labels-idx1-ubyte.gz': idxLabels(20),
        'gzip/emnist-byclass-mapping.txt': new TextEncoder().encode('0 48\n'),
      }),
    },
    { counts: [40, 20], labelled: true, usualSplit: 'test-file' },
  ],
  [
    'Kuzushiji-MNIST: four archives of an array',
    {
      'kmnist-train-imgs.npz': npzFile({ arr_0: imgs(40) }),
      'kmnist-train-labels.npz': npzFile({ arr_0: npyFile([40], digits(40)) }),
      'kmnist-test-imgs.npz': npzFile({ arr_0: imgs(20) }),
      'kmnist-test-labels.npz': npzFile({ arr_0: npyFile([20], digits(20)) }),
    },
    { counts: [40, 20], labelled: true, usualSplit: 'test-file' },
  ],
  [
    'QMNIST: labels of eight columns',
    {
      'qmnist-train-images-idx3-ubyte.gz': idx(40),
      'qmnist-train-labels-idx2-int.gz': nistLabels(40),
      'qmnist-test-images-idx3-ubyte.gz': idx(20),
      'qmnist-test-labels-idx2-int.gz': nistLabels(20),
    },
    { counts: [40, 20], labelled: true, usualSplit: 'test-file' },
  ],
  [
    'notMNIST: folders of letters in a packed tar, two of them empty',
    {
      'notMNIST_small.tar.gz': gz(
        tarFile(
          letters.map((png, i) => [
            `notMNIST_small/${'ABCDEFGHIJ'[i % 10]}/${i}.png`,
            i === 10 || i === 15 ? new Uint8Array(0) : png,
          ]),
        ),
      ),
    },
    { counts: [38], labelled: true, damaged: ['notMNIST_small/A/10.png', 'notMNIST_small/F/15.png'] },
  ],
  [
    'USPS: groups of rows in HDF5',
    { 'usps.h5': usps },
    { counts: [40, 20], width: 16, height: 16, labelled: true, usualSplit: 'test-file' },
  ],
  [
    'dSprites: pictures of 0 and 1 among arrays of factors',
    {
      'dsprites_ndarray_co1sh3sc6or40x32y32_64x64.npz': npzFile({
        metadata: npyFile([], new Uint8Array(8), { descr: '|O' }),
        imgs: npyFile(
          [30, 64, 64],
          Uint8Array.from({ length: 30 * 64 * 64 }, (_, i) => Number(i % 3 === 0)),
        ),
        latents_classes: npyFile([30, 6], bytesOf(new BigInt64Array(180)), { descr: '<i8' }),
        latents_values: npyFile([30, 6], bytesOf(new Float64Array(180)), { descr: '<f8' }),
      }),
    },
    { counts: [30], width: 64, height: 64, labelled: false },
  ],
];

it.each(sets)('%s', async (_, files, expected) => {
  const plan = await planOf(
    Object.entries(files).map(([name, content]) => sourceOfBytes(name, joinedBytes(content))),
  );
  expect(plan).toMatchObject(expected);
  const kept = await plan.read(0, plan.usualSplit, { size: plan.sizes[0] });
  expect(kept.split.test.end).toBe(plan.counts.reduce((sum, count) => sum + count, 0));
});
