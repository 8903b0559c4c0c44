/** The pictures under a hand that moves T, M and R, marked until the run has the value; and what is said of a movement once it rests. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

const marks = (app: App) => app.enlarged.getByText(/preview at/);
const said = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words });

async function trained(page: Page): Promise<App> {
  const app = new App(page);
  await app.open(tiny);
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  await app.openFigure('Samples');
  await expect(app.pictures('decodes 12 fixed draws of its prior, at step 60')).toHaveCount(3);
  return app;
}

/** The pixels of the samples of each model. */
const samples = (app: App) =>
  app
    .pictures('fixed draws of its prior')
    .evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));

test('follow T under the hand, marked until the run has taken it, and stay as they were previewed', async ({
  page,
}) => {
  const app = await trained(page);
  const before = await samples(app);
  const slider = app.slider('Temperature');
  const box = await boxAtRest(slider);
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  const T = String(await slider.getAttribute('aria-valuetext'));
  await expect(app.enlarged.getByText(`preview at T = ${T}`)).toHaveCount(2);
  await expect(async () => {
    const now = await samples(app);
    expect(now.map((one, i) => one === before[i])).toEqual([true, false, false]);
  }).toPass();
  const status = said(page, /^Temperature .* samples of z\d near a corner/);
  await expect(status).toHaveText(new RegExp(`^Temperature ${T}: Cat-VAE: .*; CG-BPEF-VAE: .*\\.$`));
  const previewed = await samples(app);
  const sayings = await status.evaluateHandle((element) => {
    const texts: (string | null)[] = [];
    new MutationObserver(() => texts.push(element.textContent)).observe(element, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return texts;
  });
  await page.mouse.up();
  await expect(app.button('Release to schedule')).toBeVisible();
  await expect(marks(app)).toHaveCount(0);
  expect(await samples(app)).toEqual(previewed);
  // Longer than it takes a movement to count as at rest.
  await page.waitForTimeout(1500);
  expect(await sayings.jsonValue()).toEqual([]);
  expect(app.problems).toEqual([]);
});

test('follow keys too, and what a key changed is said', async ({ page }) => {
  const app = await trained(page);
  await app.move('Polynomial order', 'ArrowLeft');
  await expect(said(page, /^Polynomial order 2: CG-BPEF-VAE: KL of z\d \d+\.\d\d nats, /)).toHaveCount(1);
  await expect(marks(app)).toHaveCount(0);
  expect(app.problems).toEqual([]);
});

test('before there is a run nothing is previewed', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  await app.openFigure('Samples');
  await app.move('Temperature', 'ArrowLeft', 3);
  await expect(marks(app)).toHaveCount(0);
  await expect(said(page, /^Temperature/)).toHaveCount(0);
  expect(app.problems).toEqual([]);
});
