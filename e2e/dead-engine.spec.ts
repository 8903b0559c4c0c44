/** An engine that ends, hangs or cannot have what it needs says so, with a way on: each broken as a browser breaks it. */
import { expect, test, type Page, type Worker } from '@playwright/test';
import { App } from './app';

/** Nets that train in a blink, for longer than any test takes. */
const tiny =
  '#v=1&dataset=mnist&seed=3&steps=50000&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

const alert = (page: Page) => page.getByRole('alert');
const again = (page: Page) => alert(page).getByRole('button', { name: 'Start the engine again' });

/** Trains, and answers the engine's worker; later ones are its threads. */
async function train(page: Page, hash = tiny): Promise<{ app: App; engine: Worker }> {
  const app = new App(page);
  await app.open(hash);
  const engine = page.workers()[0];
  await app.button('Train').click();
  await app.reach(3);
  return { app, engine };
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
  await page.workers()[0].evaluate(() => {
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
  const engine = page.workers()[0];
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
