/** The Data view: files of every kind kept and trained on, SVHN on request alone, hostile files beside a run, links to data that are missing. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { colours, idxFile, matFile, parquetFile, pngFiles, zipFile } from '../src/data/testing/test-files';
import { App } from './app';
import { dropOn, written } from './drop';
import { testLooks } from './looks';

const small = '&seed=3&steps=60&batch=20&hidden=32&d=4&L=1&R=21&M=3&C=5&lr=0.003';
const samples = process.env.SVHN_SAMPLES;

async function open(page: Page, more = small): Promise<App> {
  const app = new App(page);
  await app.open(`#v=1&view=data${more}`);
  await page.getByRole('heading', { name: 'On this device' }).waitFor();
  return app;
}

type Files = { name: string; mimeType: string; buffer: Buffer }[];
const file = (name: string, bytes: Uint8Array): Files[number] => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

const choose = (page: Page, files: Files | string[]) =>
  page.getByLabel('Files of pictures').setInputFiles(files);

/** Keeps what is at hand and begins to train on it. */
async function trainOnIt(page: Page, app: App, expected: RegExp, steps = 60): Promise<void> {
  await expect(page.getByText(expected)).toBeVisible();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await page.getByRole('button', { name: 'Train on it', exact: true }).last().click();
  await app.reach(steps);
  expect(app.problems).toEqual([]);
}

const pictures = colours(120, 12);
const greys = Uint8Array.from({ length: 120 * 144 }, (_, i) => (i * 37) % 256);

const kinds: readonly [string, Readonly<Record<string, Uint8Array>>, RegExp][] = [
  [
    'IDX, packed by gzip, with its labels',
    {
      'train-images-idx3-ubyte.gz': gzipSync(idxFile([120, 12, 12], greys)),
      'train-labels-idx1-ubyte': idxFile([120], pictures.labels),
    },
    /120 pictures of 12 × 12 pixels, with labels/,
  ],
  [
    'the four files of MNIST and Fashion-MNIST',
    {
      'train-images-idx3-ubyte.gz': gzipSync(idxFile([120, 12, 12], greys)),
      'train-labels-idx1-ubyte.gz': gzipSync(idxFile([120], pictures.labels)),
      't10k-images-idx3-ubyte.gz': gzipSync(idxFile([30, 12, 12], greys.slice(0, 30 * 144))),
      't10k-labels-idx1-ubyte.gz': gzipSync(idxFile([30], pictures.labels.slice(0, 30))),
    },
    /120 and 30 pictures of 12 × 12 pixels, with labels/,
  ],
  ['.mat', { 'train_32x32.mat': matFile(pictures) }, /120 pictures of 12 × 12 pixels, with labels/],
  ['parquet', { 'a.parquet': parquetFile(pictures) }, /120 pictures of 12 × 12 pixels, with labels/],
  ['a zip of pictures', { 'a.zip': zipFile(pictures) }, /120 pictures of 12 × 12 pixels, with labels/],
  [
    'pictures without labels',
    Object.fromEntries(pngFiles(colours(40, 12)).map((png, i) => [`${i}.png`, png])),
    /40 pictures of 12 × 12 pixels, without labels/,
  ],
  [
    'a folder of pictures, a folder a class',
    Object.fromEntries(
      pngFiles(colours(40, 12)).map((png, i) => [`fruit/${i % 2 ? 'pear' : 'apple'}/${i}.png`, png]),
    ),
    /40 pictures of 12 × 12 pixels, with labels/,
  ],
];

for (const [kind, files, expected] of kinds)
  test(`${kind}: dropped, kept on the device and trained on`, async ({ page }, info) => {
    const app = await open(page);
    await dropOn(
      page.getByText('Drop or paste files or a folder here'),
      written(info.outputPath('dropped'), files),
    );
    await trainOnIt(page, app, expected);
  });

test('a sprite is cut into tiles of the side that is chosen', async ({ page }) => {
  const app = await open(page);
  const [sprite] = pngFiles(colours(1, 280));
  await choose(page, [file('sprite.png', sprite!)]);
  await expect(page.getByText('One picture of 280 × 280 pixels, to be cut into tiles')).toBeVisible();
  await page.getByLabel('Side of a tile').selectOption('28');
  await expect(page.getByText(/What the net will see, 28 × 28/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(page.getByRole('row', { name: /sprite\.png/ })).toContainText('28 × 28');
  expect(app.problems).toEqual([]);
});

test('real house numbers are trained on', async ({ page }) => {
  test.skip(!samples, 'SVHN_SAMPLES is unset: the real SVHN files are not there');
  const app = await open(page);
  await choose(page, [join(samples!, 'svhn-test500_32x32.mat')]);
  await trainOnIt(page, app, /500 pictures of 32 × 32 pixels, with labels/);
  await app.openFigure('Curves');
  await expect(page.getByText(/36 validation pictures/)).toBeVisible();
});

for (const backend of ['', ' @webgpu'])
  test(`real house numbers train all three convolutional nets${backend}`, async ({ page }) => {
    test.skip(!samples, 'SVHN_SAMPLES is unset: the real SVHN files are not there');
    const steps = 6;
    const app = await open(page, `${small.replace('steps=60', `steps=${steps}`)}&net=convolutional`);
    await choose(page, [join(samples!, 'svhn-test500_32x32.mat')]);
    await trainOnIt(page, app, /500 pictures of 32 × 32 pixels, with labels/, steps);
    await app.openFigure('Curves');
    for (const model of ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'])
      // 1,024 grey pixels at log 2 each, and not much better after so few steps.
      await expect.poll(() => app.nats('term2', model, 'validation')).toBeGreaterThan(600);
  });

test('a file that is damaged is refused in words, and the run beside it goes on; what is kept can be deleted', async ({
  page,
}) => {
  const app = await open(page, small.replace('steps=60', 'steps=100000'));
  await app.button('Train').click();
  await app.reach(20);
  const whole = idxFile([120, 12, 12], greys);
  await choose(page, [file('cut.idx', whole.slice(0, 5000))]);
  await expect(page.getByRole('alert')).toContainText(/cut\.idx.*: expected .+, got/);
  const before = await app.step();
  await app.reach(before + 20);
  await choose(page, [file('own.idx', whole)]);
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  const row = page.getByRole('row', { name: /own\.idx/ });
  await expect(row).toContainText('94 / 9 / 17');
  await row.getByRole('button', { name: 'Delete own.idx …' }).click();
  await row.getByRole('button', { name: 'Delete own.idx from this device' }).click();
  await expect(row).toHaveCount(0);
  await app.reach((await app.step()) + 20);
  expect(app.problems).toEqual([]);
});

test('SVHN is fetched at a click and not before, goes on after a reload, and is trained on', async ({
  page,
}) => {
  const asked: string[] = [];
  let broken = true;
  await page.context().route('https://huggingface.co/**', async (route) => {
    const url = route.request().url();
    asked.push(url);
    if (url.includes('/test-') && broken) return route.abort();
    const body = Buffer.from(parquetFile(colours(url.includes('/train-') ? 60 : 40, 12)));
    await route.fulfill({
      body,
      headers: { 'access-control-allow-origin': '*', 'content-length': String(body.length) },
    });
  });
  const app = await open(page);
  await expect(page.getByText(/may be used for non-commercial purposes only/)).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Fetch SVHN, for non-commercial use' }).click();
  await expect(page.getByRole('alert')).toContainText(/goes on where it was/);
  broken = false;
  asked.length = 0;
  await page.reload();
  await page.getByRole('button', { name: 'Go on fetching SVHN' }).click();
  await expect(page.getByText('It is on this device.')).toBeVisible();
  expect(asked.map((url) => /(train|test)-/.exec(url)?.[1])).toEqual(['test']);
  await page.getByRole('button', { name: /^Train on SVHN/ }).click();
  await app.reach(60);
  await expect.poll(() => page.url()).toContain('dataset=svhn&');
  await expect(page.getByText(/SVHN: Netzer, Wang, .* non-commercial use only/)).toBeVisible();
});

test('a link to data that are not here says what is missing, and MNIST is a button away', async ({
  page,
}) => {
  const own = `own-${'0123456789abcdef'.repeat(4)}`;
  await page.goto(`./#v=1&dataset=${own}${small}`);
  const alert = page.getByRole('alert').filter({ hasText: 'not on this device' });
  await expect(alert).toContainText('0123456789ab');
  expect(page.url()).toContain(own);
  const app = new App(page);
  await alert.getByRole('button', { name: 'Train MNIST instead' }).click();
  await app.reach(60);
  expect(app.problems).toEqual([]);
});

test('captured steps train on pictures with greys between bytes @webgpu', async ({ page }) => {
  const app = await open(page, small.replace('steps=60', 'steps=20'));
  await choose(page, [file('a.parquet', parquetFile(pictures))]);
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await page.getByRole('button', { name: 'Train on it', exact: true }).last().click();
  await app.reach(20);
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'the Data view',
  async open(page) {
    await open(page);
    await choose(page, [file('own.idx', idxFile([120, 12, 12], greys))]);
    await expect(page.getByText(/What the net will see/)).toBeVisible();
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await expect(page.getByRole('row', { name: /own\.idx/ })).toBeVisible();
  },
});
