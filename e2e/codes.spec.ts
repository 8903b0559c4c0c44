/** What the codes know, under the latent map: accuracy from few labels to all of trained models, one measurement stopped, and the drawing saved. */
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const panel = (page: Page) => page.getByRole('region', { name: 'What the codes know' });
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

/** Per cent and their errors of a row, a model each. */
async function accuracies(
  page: Page,
  labels: RegExp,
): Promise<{ mean: number; error: number; text: string }[]> {
  const row = panel(page)
    .getByRole('region', { name: 'Accuracies by number of labels' })
    .getByRole('row')
    .filter({ has: page.getByText(labels) });
  return (await row.getByRole('cell').allInnerTexts()).map((cell) => {
    const [, mean, error] = /^([\d.]+) % ± ([\d.]+)/.exec(cell)!;
    return { mean: Number(mean), error: Number(error), text: `${mean} % ± ${error}` };
  });
}

test('codes name digits from few labels, and more of them from all', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open('#v=1&view=latent-map');
  const measure = panel(page).getByRole('button', { name: 'Measure the codes' });
  await expect(panel(page)).toContainText('Nothing is trained yet.');
  await expect(measure).toBeDisabled();

  await page.getByRole('link', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Open trained models' }).click();
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);
  await page.getByRole('link', { name: 'Latent map', exact: true }).click();
  await expect(measure).toBeEnabled({ timeout: 60_000 });

  await measure.click();
  await expect(page.getByRole('progressbar', { name: 'What the codes of Gauss-VAE know' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(panel(page).getByRole('status', { name: 'Measuring codes' })).toContainText(
    'Stopped before its end',
  );
  await expect(panel(page)).toContainText('Nothing is measured yet');

  await measure.click();
  await expect(panel(page).getByRole('list', { name: 'Codes that were measured' })).toContainText(
    'CG-BPEF-VAE: step 10,000, a code is 20 posterior means',
    { timeout: 200_000 },
  );
  const [few, some, all] = [
    await accuracies(page, /^100 labels$/),
    await accuracies(page, /^1,000 labels$/),
    await accuracies(page, /^all, 55,000 labels$/),
  ];
  const figure = panel(page).getByRole('figure', { name: 'Accuracy by number of labels' });
  expect(few).toHaveLength(models.length);
  for (const [k, model] of models.entries()) {
    expect(few[k]!.mean).toBeGreaterThan(50);
    expect(some[k]!.mean).toBeGreaterThan(few[k]!.mean);
    expect(all[k]!.mean).toBeGreaterThan(some[k]!.mean);
    for (const { error } of [few[k]!, some[k]!, all[k]!]) expect(error).toBeGreaterThan(0);
    await expect(figure).toContainText(`${model}, 100: ${few[k]!.text};`);
    await expect(figure).toContainText(`all, 55,000: ${all[k]!.text}.`);
  }
  await expect(panel(page)).toContainText('“All” learns from all 55,000 labelled training pictures.');
  const download = page.waitForEvent('download');
  await figure.getByRole('button', { name: /as SVG$/ }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  for (const text of [...models, 'all 55,000', '1,000', '600', 'logarithmic']) expect(saved).toContain(text);

  const { violations } = await new AxeBuilder({ page }).include('.codes').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  // The page turns to another width a moment after the window.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(app.problems).toEqual([]);
});
