/** Folders of pictures by a real drop: their parts and classes, what transparent ones lie on, and cut JPEGs. */
import { encode } from 'fast-png';
import { expect, test, type Page } from '@playwright/test';
import { colours, pngFiles } from '../src/data/testing/test-files';
import { App } from './app';
import { dropOn, written } from './drop';

const place = (page: Page) => page.getByText('Drop or paste files or a folder here');

test('nested folders are classes by the level that is chosen, and keep their split', async ({
  page,
}, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  const parts = ['train', 'train', 'train', 'Val', 'test'];
  const files = Object.fromEntries(
    pngFiles(colours(50, 12)).map((png, i) => [
      `pets/${parts[Math.floor(i / 10)]}/${i % 4 < 2 ? 'large' : 'small'}/${i % 2 ? 'dogs' : 'cats'}/${i}.png`,
      png,
    ]),
  );
  await dropOn(place(page), written(info.outputPath('pets'), files));
  await expect(page.getByText(/30, 10 and 10 pictures of 12 × 12 pixels, with labels/)).toBeVisible();
  await expect(page.getByText(/parts that are separate in the files stay separate/)).toBeVisible();
  const classes = page.locator('.data-seen-class');
  await expect(classes.first()).toHaveText(/cats$/);
  await page.getByLabel('Classes').selectOption('the folder above it: large, small');
  await expect(classes.first()).toHaveText(/large$/);
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  const row = page.getByRole('row', { name: /^pets/ });
  await expect(row).toContainText('30 / 10 / 10');
  await expect(row).toContainText('large, small');
  expect(app.problems).toEqual([]);
});

test('transparent pictures lie where their ink shows, and a warning says where it does not', async ({
  page,
}, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  const ink = (i: number) => {
    const data = new Uint8Array(16 * 12 * 4);
    for (let k = 0; k < 12; k++) data.set([0, 0, 0, 255], 4 * (16 * k + ((i + k) % 16)));
    return encode({ width: 16, height: 12, channels: 4, data });
  };
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`ink/${i}.png`, ink(i)]));
  await dropOn(place(page), written(info.outputPath('ink'), files));
  await expect(page.getByText(/Some are transparent: on white their ink shows best/)).toBeVisible();
  const warnings = page.getByRole('status', { name: 'Warnings' });
  await expect(page.getByText(/^What the net will see, 16 × 12/)).toBeVisible();
  await expect(warnings).not.toContainText('pixels');
  await page.getByLabel('Transparent parts').selectOption('on black');
  await expect(warnings).toContainText('Almost all pixels are black: choose the other ground.');
  await page.getByLabel('Transparent parts').selectOption('on white');
  await expect(warnings).not.toContainText('pixels');
  await page.getByLabel('Crop').selectOption('the middle square');
  await expect(page.getByText(/^What the net will see, 12 × 12/)).toBeVisible();
  await page.getByLabel('Crop').selectOption('pixels off each side');
  await page.getByLabel('Left: pixels off').fill('4');
  // Enter takes the number, and keeps nothing.
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^What the net will see, 12 × 12/)).toBeVisible();
  await page.getByLabel('Left: pixels off').fill('16');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(/crop: expected whole pixels off the sides of 16 x 12 that leave some/),
  ).toBeVisible();
  await page.getByLabel('Crop').selectOption('no');
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(page.getByRole('row', { name: /^ink/ })).toContainText('16 × 12');
  expect(app.problems).toEqual([]);
});

test('cut JPEGs are left out and named', async ({ page }, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  const jpegs = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(24, 24);
    const context = canvas.getContext('2d')!;
    const all: number[][] = [];
    for (let i = 0; i < 20; i++) {
      context.fillStyle = `rgb(${10 * i} 90 ${200 - 9 * i})`;
      context.fillRect(0, 0, 24, 24);
      context.clearRect(i, 4, 3, 12);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      all.push([...new Uint8Array(await blob.arrayBuffer())]);
    }
    return all;
  });
  const cut = (i: number) => (i === 5 ? -40 : i === 6 ? 30 : undefined);
  const files = Object.fromEntries(
    jpegs.map((bytes, i) => [`photos/${i}.jpg`, Uint8Array.from(bytes).slice(0, cut(i))]),
  );
  await dropOn(place(page), written(info.outputPath('photos'), files));
  await expect(page.getByText(/18 pictures of 24 × 24 pixels, without labels/)).toBeVisible();
  await expect(page.getByText('2 files are damaged and left out: photos/5.jpg, photos/6.jpg.')).toBeVisible();
  expect(app.problems).toEqual([]);
});
