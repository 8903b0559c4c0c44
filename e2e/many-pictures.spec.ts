/** More pictures than the device has room for: the offer says how many fit and why, and as many as somebody types are kept. */
import { expect, test, type Worker } from '@playwright/test';
import { idxFile } from '../src/data/testing/test-files';
import { App } from './app';
import { dropOn, written } from './drop';

const isOfData = (worker: Worker) => worker.url().includes('data-worker');

test('more pictures than fit are taken in part', async ({ page }, info) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  await expect.poll(() => page.workers().filter(isOfData).length).toBe(1);
  // What Chromium says of its room has nothing to do with how much there is.
  await page
    .workers()
    .find(isOfData)!
    .evaluate(() => {
      navigator.storage.estimate = () => Promise.resolve({ usage: 1e6, quota: 5e6 });
    });
  const count = 4000;
  const greys = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 37) % 256);
  const files = written(info.outputPath('many'), { 'x-images': idxFile([count, 28, 28], greys) });
  await dropOn(page.getByText('Drop or paste files or a folder here'), files);
  await expect(
    page.getByText(
      /^4,000 pictures take 3\.1 MB\. There is room for 2\.0 MB, half of the 4 MB that the browser still gives this page, as keeping takes twice the room: the first 2,550 fit\.$/,
    ),
  ).toBeVisible();
  const first = page.getByLabel('Take the first');
  await expect(first).toHaveValue('2550');
  await page.screenshot({ path: info.outputPath('offer.png'), fullPage: true });
  await first.fill('1,400');
  await first.blur();
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  await expect(page.getByRole('button', { name: 'Train on x-images' })).toBeVisible();
  await expect(page.getByRole('row', { name: /x-images/ })).toContainText('1,100');
  expect(app.problems).toEqual([]);
});
