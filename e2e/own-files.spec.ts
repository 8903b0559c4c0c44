/** Files that people really have, by a real drop: each is offered as what it is; a few pictures train with a batch that fits. */
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { expect, test } from '@playwright/test';
import { cifarFile, npyFile, npzFile, tableFile } from '../src/data/testing/array-files';
import { hdf5File, mat73File } from '../src/data/testing/hdf5-files';
import { matOf } from '../src/data/testing/mat-files';
import { colours, idxFile, pngFiles } from '../src/data/testing/test-files';
import { App } from './app';
import { dropOn, written } from './drop';

const pixels = 144;
const greys = Uint8Array.from({ length: 60 * pixels }, (_, i) => (i * 37) % 256);
const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 10);
const rows = Array.from({ length: 60 }, (_, i) => [...greys.subarray(i * pixels, (i + 1) * pixels)]);
const pngs = pngFiles(colours(40, 12));
const part = (from: number, to: number) => ({
  images: npyFile([to - from, 12, 12], greys.subarray(from * pixels, to * pixels)),
  labels: npyFile([to - from, 1], labels.subarray(from, to)),
});
const [train, val, test_] = [part(0, 40), part(40, 50), part(50, 60)];
const idx = {
  'train-images-idx3-ubyte': idxFile([50, 12, 12], greys.subarray(0, 50 * pixels)),
  'train-labels-idx1-ubyte': idxFile([50], labels.subarray(0, 50)),
  't10k-images-idx3-ubyte': idxFile([10, 12, 12], greys.subarray(50 * pixels)),
  't10k-labels-idx1-ubyte': idxFile([10], labels.subarray(50)),
};
const inFolder = (folder: string, files: Readonly<Record<string, Uint8Array>>) =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes]));

const hdf5 = await hdf5File({
  'set/images': { data: greys, shape: [60, 12, 12], chunks: [7, 12, 12] },
  'set/labels': { data: labels },
});

const kinds: readonly (readonly [string, Readonly<Record<string, Uint8Array>>, readonly RegExp[]])[] = [
  [
    'array.npy',
    { 'array.npy': npyFile([60, 12, 12], greys) },
    [/60 pictures of 12 × 12 pixels, without labels/],
  ],
  [
    'medmnist.npz',
    {
      'medmnist.npz': npzFile({
        ...{ train_images: train.images, train_labels: train.labels, val_images: val.images },
        ...{ val_labels: val.labels, test_images: test_.images, test_labels: test_.labels },
      }),
    },
    [
      /40, 10 and 10 pictures of 12 × 12 pixels, with labels/,
      /parts that are separate in the files stay separate/,
    ],
  ],
  [
    'a table',
    { 'train.csv': tableFile(rows.map((row, i) => [labels[i]!, ...row])) },
    [/60 pictures of 12 × 12 pixels, with labels/],
  ],
  [
    '.amat',
    {
      'binarized.amat': tableFile(
        rows.map((row) => row.map((grey) => Number(grey > 127))),
        ' ',
      ),
    },
    [/60 pictures of 12 × 12 pixels, without labels/],
  ],
  [
    'CIFAR',
    {
      'data_batch_1.bin': cifarFile(
        [...labels].map((label) => [label]),
        new Uint8Array(60 * 3072).fill(9),
      ),
    },
    [/60 pictures of 32 × 32 pixels, with labels/],
  ],
  ['HDF5', { 'pictures.h5': hdf5 }, [/60 pictures of 12 × 12 pixels, with labels/]],
  ['.mat 7.3', { 'pictures.mat': mat73File(hdf5) }, [/60 pictures of 12 × 12 pixels, with labels/]],
  [
    '.mat with pictures in columns',
    {
      'chardata.mat': matOf([
        { name: 'data', shape: [pixels, 60], numbers: greys, stored: 'uint8' },
        { name: 'target', shape: [1, 60], numbers: labels },
      ]),
    },
    [/60 pictures of 12 × 12 pixels, with labels/],
  ],
  ['a folder of IDX', inFolder('raw', idx), [/50 and 10 pictures of 12 × 12 pixels, with labels/]],
  [
    'an archive of IDX',
    { 'archive.zip': zipSync(idx) },
    [/50 and 10 pictures of 12 × 12 pixels, with labels/],
  ],
  [
    'an archive with backslashes',
    {
      'powershell.zip': zipSync(
        Object.fromEntries(pngs.map((png, i) => [`${i % 2 ? 'dogs' : 'cats'}\\${i}.png`, png])),
      ),
    },
    [/40 pictures of 12 × 12 pixels, with labels/],
  ],
  [
    'a picture with a picture a row',
    {
      'sprite.png': encode({
        ...{ width: 784, height: 20, channels: 1 },
        data: Uint8Array.from({ length: 784 * 20 }, (_, i) => (i * 31) % 256),
      }),
    },
    [/20 pictures of 28 × 28 pixels, without labels/],
  ],
  [
    'a folder with a cut and an empty picture',
    Object.fromEntries(
      pngs.map((png, i) => [
        `letters/${'AB'[i % 2]}/${i}.png`,
        i === 7 ? png.subarray(0, 40) : i === 8 ? png.subarray(0, 0) : png,
      ]),
    ),
    [
      /38 pictures of 12 × 12 pixels, with labels/,
      /2 files are damaged and left out: letters\/A\/8\.png, letters\/B\/7\.png\./,
    ],
  ],
];

test('are offered as what they are', async ({ page }, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  for (const [kind, files, texts] of kinds) {
    const name = kind.replace(/\W+/g, '-');
    await dropOn(
      page.getByText('Drop or paste files or a folder here'),
      written(info.outputPath(name), files),
    );
    for (const text of texts) await expect(page.getByText(text), kind).toBeVisible();
    await expect(page.getByText(/^What the net will see/), kind).toBeVisible();
    await page.getByRole('button', { name: 'Leave them' }).click();
  }
  await dropOn(
    page.getByText('Drop or paste files or a folder here'),
    written(info.outputPath('pickle'), { data_batch_1: Uint8Array.of(0x80, 2, 0x7d) }),
  );
  await expect(
    page.getByText(/data_batch_1: expected an array of numbers, got a pickle of Python/),
  ).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('a picture that is pasted is cut where somebody says', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new App(page);
  await app.open('#v=1&view=data');
  const data = Uint8Array.from({ length: 64 * 48 }, (_, i) => 1 + (i % 255));
  const sheet = Buffer.from(encode({ width: 64, height: 48, channels: 1, data })).toString('base64');
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = new Blob([bytes], { type: 'image/png' });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
  }, sheet);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByText(/12 pictures of 16 × 16 pixels, without labels/)).toBeVisible();
  await page.getByLabel('Title').fill('Dots');
  await page.getByLabel('Side of a tile').selectOption('8 × 8');
  await expect(page.getByText(/48 pictures of 8 × 8 pixels, without labels/)).toBeVisible();
  // What was typed stays.
  await expect(page.getByLabel('Title')).toHaveValue('Dots');
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(page.getByRole('button', { name: 'Train on Dots' })).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('with rows and columns exchanged, sixty of them train in a batch that fits', async ({ page }, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data&seed=3&steps=40&batch=100&hidden=16&d=2&L=1&R=11&M=3');
  await dropOn(
    page.getByText('Drop or paste files or a folder here'),
    written(info.outputPath('sixty'), { 'x.npy': npyFile([60, 12, 12], greys) }),
  );
  await page.getByLabel('Turn').selectOption('rows and columns exchanged');
  await expect(page.getByText(/Above each, as it is read from the files/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await page.getByRole('button', { name: 'Train on it', exact: true }).last().click();
  await app.reach(40);
  await expect(
    page.getByText('Batch size is 47 now, not 100: there are 47 training pictures.'),
  ).toBeVisible();
  expect(app.problems).toEqual([]);
});
