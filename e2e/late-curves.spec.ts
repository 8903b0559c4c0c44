/** The curves come later than the page: they take the recording's place without a gap, whether they are there when a run begins or not. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const small = '#v=1&dataset=mnist&seed=5&steps=50000&batch=20&models=gauss&hidden=16&d=3&L=1&R=11&M=3';
const script = /\/assets\/curves-[^/]*\.js$/;

const recording = (page: Page) => page.getByRole('region', { name: 'A recording' });
const curves = (page: Page) => page.getByRole('region', { name: 'Curves' });

/** Every frame that is drawn from now on: which of the two regions it shows. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const frames: string[] = [];
    Object.assign(window, { frames });
    const look = () => {
      const shown = ['recording', 'curves'].filter((name) =>
        document.querySelector(`section.${name}`)?.checkVisibility(),
      );
      if (frames.at(-1) !== shown.join()) frames.push(shown.join());
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => (window as unknown as { frames: string[] }).frames);
}

test('fetched ahead, they are there when Train is clicked', async ({ page }) => {
  const app = new App(page);
  const fetched = page.waitForResponse(script);
  await app.open(small);
  await fetched;
  const frames = await watch(page);
  await app.button('Train').click();
  await expect(curves(page)).toBeVisible();
  expect(await frames()).toEqual(['recording', 'curves']);
  expect(app.problems).toEqual([]);
});

test('where they are slow to come, the recording stays until they are there', async ({ page }) => {
  let letThrough = () => {};
  const wait = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(script, async (route) => {
    await wait;
    await route.continue();
  });
  const app = new App(page);
  await app.open(small);
  const frames = await watch(page);
  await app.button('Train').click();
  await app.reach(3);
  await expect(recording(page)).toBeVisible();
  letThrough();
  await expect(curves(page).getByRole('figure', { name: 'Curve of L', exact: true })).toBeVisible();
  await expect(recording(page)).toHaveCount(0);
  expect(await frames()).toEqual(['recording', 'curves']);
  expect(app.problems).toEqual([]);
});

test('where they cannot be had, it says so, the run goes on, and another try brings them', async ({
  page,
}) => {
  await page.route(script, (route) => route.abort());
  const app = new App(page);
  await app.open(small);
  await app.button('Train').click();
  const alert = page.getByRole('alert').filter({ hasText: 'The curves cannot be shown' });
  await expect(alert).toBeVisible();
  await app.reach((await app.step()) + 3);
  await page.unroute(script);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(curves(page)).toBeVisible();
  await expect(alert).toHaveCount(0);
});
