/** An engine that ends, hangs or cannot have what it needs says so, with a way on: each broken as a browser breaks it. */
import { expect, test, type Page, type Worker } from '@playwright/test';
import { App } from './app';
import { bare } from './hosts';

/** Nets that train in a blink, for longer than any test takes. */
const tiny =
  '#v=1&dataset=mnist&seed=3&steps=50000&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

const alert = (page: Page) => page.getByRole('alert');
const again = (page: Page) => alert(page).getByRole('button', { name: 'Start the engine again' });

/** Trains, and answers the engine's worker; later ones are its threads. */
async function train(page: Page, hash = tiny): Promise<{ app: App; engine: Worker }> {
  const app = new App(page);
  await app.open(hash);
  const { engine } = app;
  await app.button('Train').click();
  await app.reach(3);
  return { app, engine };
}

/** Runs a script in the engine's worker before its own. */
async function breakWorkers(page: Page, script: string): Promise<void> {
  await page.context().route(/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

for (const [what, breakIt] of [
  ['ends without a word', () => self.close()],
  [
    'hangs in an endless loop',
    () => {
      setTimeout(() => {
        for (;;);
      });
    },
  ],
] as const)
  test(`a worker that ${what} is said within 10 s, and replaced`, async ({ page }) => {
    const { app, engine } = await train(page);
    await engine.evaluate(breakIt);
    await expect(alert(page)).toContainText('The engine has not answered');
    await expect(app.button('Pause')).toHaveCount(0);
    await again(page).click();
    await app.reach(3);
    await expect(alert(page)).toHaveCount(0);
    await expect(app.button('Pause')).toBeVisible();
    expect(app.problems).toEqual([]);
  });

test('a long step is no hang: its operations say that they are being done', async ({ page }) => {
  const { app, engine } = await train(page);
  await app.button('Pause').click();
  await expect(app.button('Train')).toBeVisible();
  const step = await app.step();
  await page.evaluate(() =>
    new MutationObserver(() => {
      if (document.querySelector('[role=alert]')) document.documentElement.dataset.alarmed = 'yes';
    }).observe(document.body, { childList: true, subtree: true }),
  );
  // A step that takes its thread for 14 s: whatever looks at the clock in it loses a while.
  await engine.evaluate(() => {
    const now = performance.now.bind(performance);
    const until = now() + 14_000;
    performance.now = () => {
      const at = now();
      if (at < until) while (now() < at + 300);
      return now();
    };
  });
  await app.button('Step').click();
  await app.reach(step + 1);
  await expect(app.button('Train')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset.alarmed)).toBeUndefined();
});

test('WebAssembly without memory is said as that, and its remedy trains with fewer samples', async ({
  page,
}) => {
  const app = new App(page);
  await app.open('#v=1&models=categorical&hidden=16&batch=1000&L=30&C=100&d=80&steps=50000');
  // Four gigabytes are as good as these.
  await app.engine.evaluate(() => {
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError('no more');
    };
  });
  await app.button('Train').click();
  await expect(alert(page)).toContainText('Memory: expected room for the nets');
  await expect(alert(page)).not.toContainText('ASSERTIONS');
  await app.openSettings();
  await alert(page)
    .getByRole('button', { name: 'Start again with fewer samples, or a smaller batch' })
    .click();
  await expect(alert(page)).toHaveCount(0);
  await expect(app.box('Latent samples, Cat')).toHaveValue('15');
  expect(app.problems).toEqual([]);
});

test('a WebGL context that is lost is said, and the run starts again', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  const { engine } = app;
  await app.chooseBackend('WebGL');
  await expect(app.backendName).toContainText('WebGL', { timeout: 120_000 });
  await app.button('Train').click();
  await app.reach(2);
  // The context that trains, at its next reading of numbers.
  await engine.evaluate(() => {
    const context = WebGL2RenderingContext.prototype;
    const { fenceSync } = context;
    context.fenceSync = function (...given) {
      context.fenceSync = fenceSync;
      this.getExtension('WEBGL_lose_context')!.loseContext();
      return fenceSync.apply(this, given);
    };
  });
  await expect(alert(page)).toContainText('The graphics device was lost');
  await again(page).click();
  await expect(alert(page)).toHaveCount(0);
  await app.reach(2);
});

test('threads that the browser refuses the memory for: one thread of WebAssembly, and the reason', async ({
  page,
}) => {
  await breakWorkers(
    page,
    `const { Memory } = WebAssembly;
    WebAssembly.Memory = class extends Memory {
      constructor(size) {
        if (size.shared) throw new RangeError('could not allocate memory');
        super(size);
      }
    };`,
  );
  const app = new App(page);
  await app.open(tiny);
  await expect(app.backendName).toContainText('WebAssembly');
  const report = await app.backendReport();
  expect(report).toContain(
    'one thread, because WebAssembly with threads did not start (could not allocate memory)',
  );
});

test('a browser that is isolated but shares no memory: one thread of WebAssembly, and the reason', async ({
  page,
}) => {
  await breakWorkers(page, 'delete globalThis.SharedArrayBuffer;');
  const app = new App(page);
  await app.open(tiny);
  await expect(app.backendName).toContainText('WebAssembly');
  expect(await app.backendReport()).toContain('one thread, because this browser has no SharedArrayBuffer');
});

test('a request for WebAssembly that is lost once is made again', async ({ page, context }) => {
  let lost = 0;
  await context.route(/\.wasm$/, (route) => (lost++ === 0 ? route.abort() : route.continue()));
  const app = new App(page);
  await app.open(tiny);
  expect(lost).toBeGreaterThan(1);
  await expect(app.backendName).toContainText('WebAssembly');
});

test('plain JavaScript alone is said, with smaller nets to take', async ({ page, context }) => {
  await context.route(/\.wasm$/, (route) => route.abort());
  const app = new App(page);
  await app.open('#v=1&dataset=mnist&models=gauss&hidden=400-400');
  const notice = page.getByRole('status').filter({ hasText: 'Only plain JavaScript trains in this browser' });
  await expect(notice).toContainText('its file did not come');
  await notice.getByRole('button', { name: 'Use smaller nets' }).click();
  await app.openSettings();
  await expect(app.box('Hidden layers')).toHaveValue('50');
  await expect(notice.getByRole('button')).toHaveCount(0);
  await app.chooseBackend('Plain JavaScript');
  await expect(notice).toHaveCount(0);
});

// The page asks for a script twice by itself: ahead of it, and for it.
for (const [kind, asked] of [
  ['js', 2],
  ['css', 1],
] as const)
  test(`a view whose ${kind} file is lost is there all the same`, async ({ page }) => {
    const app = new App(page);
    await app.open(tiny);
    let lost = 0;
    await page.route(new RegExp(`geometry-view-[^.]*\\.${kind}`), (route) =>
      lost++ < asked ? route.abort() : route.continue(),
    );
    await page.getByRole('link', { name: 'Geometry', exact: true }).click();
    await expect(page.getByRole('main', { name: 'Geometry' }).getByRole('heading').first()).toBeVisible();
    await expect(alert(page)).toHaveCount(0);
    expect(lost).toBe(asked + 1);
    const styled = () =>
      page.evaluate(() => [...document.styleSheets].some(({ href }) => href?.includes('geometry-view')));
    expect(await styled()).toBe(true);
  });

test('a view that cannot be had is there when it is tried again, once its file can', async ({ page }) => {
  const { app } = await train(page);
  let broken = true;
  await page.route(/geometry-view-[^.]*\.js/, (route) => (broken ? route.abort() : route.continue()));
  await page.getByRole('link', { name: 'Geometry', exact: true }).click();
  await expect(alert(page)).toContainText('The view Geometry cannot be shown');
  broken = false;
  await alert(page).getByRole('button', { name: 'Try again' }).click();
  await expect(alert(page)).toHaveCount(0);
  await expect(page.getByRole('main', { name: 'Geometry' }).getByRole('heading').first()).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('a view that a newer version has taken away says so, and that the run is kept for the reload', async ({
  page,
}) => {
  await train(page);
  await page.route(/geometry-view-[^.]*\.js/, (route) => route.fulfill({ status: 404 }));
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace(/index-[\w-]+\.js/, 'index-newer.js') });
    },
  );
  await page.getByRole('link', { name: 'Geometry', exact: true }).click();
  await expect(alert(page)).toContainText('A new version is here');
  await expect(alert(page)).toContainText('Your run is kept: reload, and continue it.');
  await expect(alert(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.unrouteAll();
  await alert(page).getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('main', { name: 'Geometry' }).getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Continue from step/ })).toBeVisible();
});

const start = 'Coarse Grain did not load whole';

for (const [what, files] of [
  ['script', /assets\/index-.*\.js$/],
  ['part of its script', /assets\/page-.*\.js$/],
  ['style', /assets\/page-.*\.css$/],
] as const)
  test(`a page whose entry ${what} does not come is not blank`, async ({ page }) => {
    await page.route(files, (route) => route.abort());
    await page.goto('./');
    await expect(page.getByText(start)).toBeVisible();
  });

test('a page that is opened as a file, or in a sandbox, is not blank', async ({ page }) => {
  await page.goto(new URL('../dist/index.html', import.meta.url).href);
  await expect(page.getByText(start)).toBeVisible();
  const body = `<iframe sandbox="allow-scripts" src="${bare.url}"></iframe>`;
  await page.route('**/frame.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${bare.url}frame.html`);
  await expect(page.frameLocator('iframe').getByText(start)).toBeVisible();
});

test('a page that starts says nothing of that', async ({ page }) => {
  await new App(page).open(tiny);
  await expect(page.getByText(start)).toBeHidden();
});
