/** Parquet files as pyarrow writes them, and an archive with names in an old encoding, by a real drop: what they leave open is asked. */
import { strToU8 } from 'fflate';
import { expect, test, type Page } from '@playwright/test';
import { parquetFixture } from '../src/data/testing/parquet-fixture';
import { colours, joinedBytes, pngFiles } from '../src/data/testing/test-files';
import { zipArchive } from '../src/data/testing/zip-archive';
import { App } from './app';
import { dropOn, written } from './drop';

const place = (page: Page) => page.getByText('Drop or paste files or a folder here');
const classes = (page: Page) => page.locator('.data-seen-class');

test('parquet of any codec, column and piece is offered as what it is', async ({ page }, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  const kinds: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['zstd', ['pets.parquet'], /20 pictures of 8 × 8 pixels, with labels/],
    [
      'gzip',
      ['data/train-00000-of-00001.parquet', 'data/README.md'],
      /20 pictures of 8 × 8 pixels, with labels/,
    ],
    ['jpeg', ['jpeg/train.parquet', 'jpeg/test.parquet'], /20 and 20 pictures of 8 × 8 pixels, with labels/],
    [
      'gaps',
      ['gaps.parquet'],
      /gaps\.parquet, picture 3, gaps\.parquet, picture 5, gaps\.parquet, picture 8/,
    ],
  ];
  for (const [name, paths, text] of kinds) {
    const files = Object.fromEntries(paths.map((path) => [path, parquetFixture(name)]));
    await dropOn(place(page), written(info.outputPath(name), files));
    await expect(page.getByText(text), name).toBeVisible();
    await expect(page.getByText(/^What the net will see/), name).toBeVisible();
    if (name === 'zstd') await expect(classes(page).first()).toHaveText(/cat$/);
    await page.getByRole('button', { name: 'Leave them' }).click();
  }
  await dropOn(place(page), written(info.outputPath('lz4'), { 'many.parquet': parquetFixture('lz4') }));
  await page.getByLabel('Column of labels').selectOption('no labels');
  await expect(page.getByText(/20 pictures of 8 × 8 pixels, without labels/)).toBeVisible();
  await page.getByLabel('Column of labels').selectOption('coarse_label (0, 1, 2, ... 5 in all)');
  await expect(page.getByText(/20 pictures of 8 × 8 pixels, with labels/)).toBeVisible();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(page.getByRole('row', { name: /^many/ })).toContainText('8 × 8');
  const piece = { 'train-00001-of-00002.parquet': parquetFixture('zstd') };
  await dropOn(place(page), written(info.outputPath('piece'), piece));
  await expect(
    page.getByText(/expected all 2 pieces of it together, got none called train-00000-of-00002\.parquet/),
  ).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('names of an archive are read in the encoding that is chosen', async ({ page }, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  const folders = [
    [0x94, 0x4c],
    [0x8c, 0xa2],
  ];
  const archive = zipArchive(
    pngFiles(colours(20, 12)).map((bytes, i) => ({
      name: joinedBytes(folders[i % 2]!, strToU8(`/${i}.png`)),
      bytes,
    })),
  );
  await dropOn(place(page), written(info.outputPath('names'), { 'pets.zip': archive }));
  await expect(classes(page).first()).toHaveText(/\u72ac$/);
  await page.getByLabel('Names read as').selectOption('\u00ee\u00f3: Latin (DOS, 437)');
  await expect(classes(page).first()).toHaveText(/\u00ee\u00f3$/);
  expect(app.problems).toEqual([]);
});
