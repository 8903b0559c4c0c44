/** Refining q: one click on the bench, the posterior and the figures change and L falls; another picture puts it back. The same of all models in the Truth view. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';

const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });
const looks = (canvas: Locator) => canvas.evaluate((one) => (one as HTMLCanvasElement).toDataURL());
const refineButton = (page: Page, model: string) =>
  page.getByRole('button', { name: `Refine q of ${model}`, exact: true });
const backButton = (page: Page, model: string) =>
  page.getByRole('button', { name: `Encoder’s q of ${model}`, exact: true });

/** All models with two latent dimensions, trained. */
async function openPlane(page: Page): Promise<App> {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open('#v=1&view=truth');
  await page.getByRole('button', { name: 'Open trained models of two dimensions' }).click();
  await expect(page.getByTestId('step')).toHaveText(/^[\d,]+/);
  await app.reach(1000);
  return app;
}

test('one click on the bench refines q of the picked picture, and another picture puts all back', async ({
  page,
}) => {
  const app = await openPlane(page);
  await page.getByRole('link', { name: 'Train', exact: true }).click();
  const plot = figure(page, 'Posterior, Gauss-VAE').getByRole('img');
  const pair = figure(page, 'Reconstruction, Gauss-VAE');
  await expect(plot).toBeVisible();
  await expect(refineButton(page, 'Gauss-VAE')).toBeEnabled();
  const height = (await pair.boundingBox())!.height;
  const [before, term1] = [await looks(plot), await pair.locator('dd').first().innerText()];

  await refineButton(page, 'Gauss-VAE').click();
  await expect(backButton(page, 'Gauss-VAE')).toBeVisible({ timeout: 120_000 });
  // The focus stays where the hand is.
  await expect(backButton(page, 'Gauss-VAE')).toBeFocused();
  await expect(plot).toHaveAccessibleName(/Refined q, dotted: mean /);
  await expect(pair).toContainText('refined: L');
  const fall = Number((await pair.locator('dd').last().innerText()).replace('−', '-'));
  expect(fall).toBeLessThan(0);
  await expect(pair.getByText('refined', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Gauss-VAE: The encoder loses at least [\d.]+ ± [\d.]+ nats/)).toBeAttached();
  expect(await looks(plot)).not.toBe(before);
  expect(await pair.locator('dd').first().innerText()).not.toBe(term1);
  // It made the column no taller.
  expect((await pair.boundingBox())!.height).toBe(height);

  await backButton(page, 'Gauss-VAE').click();
  await expect.poll(() => looks(plot)).toBe(before);
  await expect(pair).toContainText('KL z');

  await refineButton(page, 'Gauss-VAE').click();
  await expect(backButton(page, 'Gauss-VAE')).toBeVisible({ timeout: 120_000 });
  await page.getByRole('radio', { name: /^Validation picture 3,/ }).press('Space');
  await expect(refineButton(page, 'Gauss-VAE')).toBeEnabled();
  await expect(pair).not.toContainText('refined');
  await expect(plot).not.toHaveAccessibleName(/Refined/);
  expect(app.problems).toEqual([]);
});

test('the Truth view refines every model, and names what the difference is', async ({ page }) => {
  const app = await openPlane(page);
  const panel = page.getByRole('region', { name: 'Refine q of the picked picture' });
  await panel.getByRole('button', { name: 'Refine q', exact: true }).click();
  for (const [model, words] of [
    ['Gauss-VAE', 'The encoder loses at least'],
    ['Cat-VAE', 'Gain in the paper’s accounting'],
    ['CG-BPEF-VAE', 'Gain in the paper’s accounting'],
  ]) {
    const own = panel.getByRole('region', { name: model, exact: true });
    await expect(own.locator('dl')).toContainText(words, { timeout: 120_000 });
    const [encoder, refined] = (await own.locator('dd').allInnerTexts()).map(parseFloat);
    expect(refined).toBeLessThan(encoder);
    await expect(own.getByRole('img', { name: /^The picked picture/ })).toHaveCount(3);
    await expect(own.getByRole('figure', { name: `L while q is refined, ${model}` })).toBeVisible();
  }
  const found = await new AxeBuilder({ page }).include('.refine-models').analyze();
  expect(found.violations).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  // The page turns to another width a moment after the window.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(app.problems).toEqual([]);
});
