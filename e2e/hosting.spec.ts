/** The built page on hosts of both kinds: with the headers for threads, and as plain files under a path. */
import { expect, test } from '@playwright/test';
import { App } from './app';
import { bare } from './hosts';

test('loads the threaded WebAssembly where the page is isolated', async ({ page }) => {
  const app = new App(page);
  await app.open();
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  const threaded = page.waitForResponse(/threaded-simd.*\.wasm$/);
  // A second worker, asked for threads outright: the page itself takes them only where there are cores to spare.
  const backend = await page.evaluate(
    (url) =>
      new Promise<unknown>((resolve, reject) => {
        const worker = new Worker(url, { type: 'module' });
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({
          data,
        }: MessageEvent<{ id?: number; give?: { name: string }; error?: string }>) => {
          if (data.id === 1) resolve(data.give?.name ?? data.error);
        };
        worker.postMessage({ id: 1, command: 'open', take: { backend: 'wasm', threads: 2 } });
      }),
    page.workers()[0]!.url(),
  );
  expect(backend).toBe('wasm');
  expect((await threaded).status()).toBe(200);
  expect(app.problems).toEqual([]);
});

test('trains under a path of a host that sends no headers', async ({ page }) => {
  const app = new App(page);
  await app.open('', bare.url);
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
  await expect(app.backendName).toContainText('WebAssembly');
  await app.button('Train').click();
  await app.reach(2);
  expect(app.problems).toEqual([]);
});
