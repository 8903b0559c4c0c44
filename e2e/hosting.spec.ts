/** The built page on hosts of both kinds: with the headers for threads, and as plain files under a path, where the page isolates itself. */
import { expect, test, type Page } from '@playwright/test';
import { App, engineOf } from './app';
import { bare, isolated } from './hosts';

/** Another worker, asked for threads outright: the page itself takes as many as there are cores. */
async function expectThreads(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  const threaded = page.waitForResponse(/threaded-simd.*\.wasm$/);
  const backend = await page.evaluate(
    (url) =>
      new Promise<unknown>((resolve, reject) => {
        const worker = new Worker(url, { type: 'module' });
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({
          data,
        }: MessageEvent<{
          id?: number;
          give?: object;
          error?: string;
        }>) => {
          if (data.id === 1) resolve(data.give ?? data.error);
        };
        worker.postMessage({ id: 1, command: 'open', take: { backend: 'wasm', threads: 2 } });
      }),
    engineOf(page).url(),
  );
  expect(backend).toMatchObject({ name: 'wasm', threads: 2, device: 'SIMD' });
  expect((await threaded).status()).toBe(200);
}

/** What the page's policy says to a worker that asks another host. */
const askedElsewhere = (page: Page) =>
  engineOf(page).evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
          resolve(`${effectiveDirective} refuses ${blockedURI}`),
        );
        fetch('https://example.org/').then(
          () => resolve('answered'),
          () => setTimeout(() => resolve('failed, and not by the policy'), 5000),
        );
      }),
  );

/** How often the page itself was loaded; a change of its hash is no load. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  return () => loads;
}

/** Waits until the page has been reloaded for isolation and is whole again. */
async function becomesIsolated(app: App): Promise<void> {
  await app.page.waitForFunction(() => window.crossOriginIsolated);
  await app.backendName.filter({ hasNotText: /choosing|not chosen/ }).waitFor();
}

test('loads the threaded WebAssembly where the page is isolated', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await expectThreads(page);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  expect(app.problems).toEqual([]);
});

for (const host of [isolated, bare])
  test(`lets its workers ask no other host, at ${new URL(host.url).pathname}`, async ({ page }) => {
    const app = new App(page);
    await page.goto(host.url);
    await becomesIsolated(app);
    expect(await askedElsewhere(page)).toBe('connect-src refuses https://example.org/');
  });

test.describe('under a path of a host that sends no headers', () => {
  test('isolates itself before anything is touched, and trains', async ({ page }) => {
    const app = new App(page);
    const loads = countLoads(page);
    const hash = '#v=1&dataset=mnist&seed=77';
    await page.goto(`${bare.url}${hash}`);
    await becomesIsolated(app);
    expect(loads()).toBe(2);
    await app.openSettings();
    expect(await app.box('Seed').inputValue()).toBe('77');
    await expect(app.backendName).toContainText('WebAssembly');
    await app.button('Train').click();
    await app.reach(2);
    await expectThreads(page);
    expect(loads()).toBe(2);
    expect(app.problems).toEqual([]);
  });

  test('is isolated from the first load of later visits, and keeps no copy of anything', async ({ page }) => {
    const app = new App(page);
    await page.goto(bare.url);
    await becomesIsolated(app);
    const later = await page.context().newPage();
    const loads = countLoads(later);
    const answer = await later.goto(`${bare.url}index.html`);
    expect(answer?.fromServiceWorker()).toBe(true);
    expect(await later.evaluate(() => window.crossOriginIsolated)).toBe(true);
    expect(loads()).toBe(1);
    expect(await later.evaluate(() => caches.keys())).toEqual([]);
    // Pictures and all else come from the host itself, ranges and errors as it answers them.
    const data = 'data/mnist/train-images-0.bin';
    const asked = later.waitForResponse((response) => response.url().endsWith(data));
    await later.evaluate((url) => fetch(url, { headers: { Range: 'bytes=0-9' }, cache: 'no-store' }), data);
    expect((await asked).fromServiceWorker()).toBe(false);
    expect(await later.evaluate(async () => (await fetch('./data/nothing.bin')).status)).toBe(404);
  });

  test('leaves other pages of the host as they are', async ({ page }) => {
    await page.goto(bare.url);
    await becomesIsolated(new App(page));
    const other = await page.goto(`${bare.url}favicon.svg`);
    expect(other?.headers()['cross-origin-embedder-policy']).toBeUndefined();
  });

  test('is not reloaded under the hands of a visitor', async ({ page, context }) => {
    const app = new App(page);
    const loads = countLoads(page);
    let release: () => void = () => undefined;
    const touched = new Promise<void>((resolve) => (release = resolve));
    await context.route(/isolation\.js$/, async (route) => {
      await touched;
      await route.continue();
    });
    await app.open('', bare.url);
    await app.button('Train').click();
    release();
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active);
    await app.reach(2);
    expect(loads()).toBe(1);
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
  });

  test.describe('where service workers are blocked', () => {
    test.use({ serviceWorkers: 'block' });

    test('trains on one thread, and says so', async ({ page }) => {
      const app = new App(page);
      const loads = countLoads(page);
      await app.open('', bare.url);
      expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
      await expect(app.backendName).toContainText('WebAssembly');
      await app.button('Train').click();
      await app.reach(2);
      expect(await app.backendReport()).toContain(
        'one thread, because this page is not cross-origin isolated',
      );
      expect(loads()).toBe(1);
      expect(app.problems).toEqual([]);
    });
  });
});

test('an answer that says "not modified" has the headers too: WebKit loads no worker without them', async ({
  request,
}) => {
  const whole = await request.get(isolated.url);
  const again = await request.get(isolated.url, { headers: { 'If-None-Match': whole.headers()['etag']! } });
  expect(again.status()).toBe(304);
  for (const name of [
    'cross-origin-embedder-policy',
    'cross-origin-opener-policy',
    'content-security-policy',
  ])
    expect(again.headers()[name], name).toBe(whole.headers()[name]);
  expect(whole.headers()['cross-origin-embedder-policy']).toBe('require-corp');
});
