/** The Geometry view opened by link: parts of a small run's term1 that add up in the order of Theorem 2, a dimension picked by keys and pointer, a figure saved. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const settings =
  '#v=1&dataset=mnist&seed=5&steps=300&batch=50&models=gauss,categorical,cg-bpef&hidden=64&d=3&L=1&R=11&M=3&C=4&lr=0.003';
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

const strip = (page: Page, model: string) => page.getByRole('figure', { name: `term1 in parts, ${model}` });
const magnified = (page: Page, model: string) =>
  page.getByRole('figure', { name: `Parts of the prior, ${model}` });
const slider = (page: Page, model: string) =>
  page.getByRole('slider', { name: `Picked dimension, term1 in parts, ${model}` });
const section = (page: Page, model: string) => page.getByRole('region', { name: model, exact: true });

/** Opens the view by link and trains to the end. */
async function trained(page: Page, more = ''): Promise<App> {
  const app = new App(page);
  await app.open(`${settings}&view=geometry${more}`);
  await page.getByRole('heading', { name: /^Geometry/ }).waitFor();
  await app.button('Train').click();
  await app.reach(300);
  return app;
}

/** Rows of a model's table: dimensions, then the sum; term1, (5), (6), mixture to centroid, centroid to prior. */
async function numbers(page: Page, model: string): Promise<number[][]> {
  await page.getByText(`Numbers of every dimension, ${model}`).click();
  const table = page.getByRole('region', { name: `Parts of term1 by dimension, ${model}` });
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(1 + 3 + 1);
  const texts = await Promise.all([1, 2, 3, 4].map((k) => rows.nth(k).getByRole('cell').allInnerTexts()));
  return texts.map((row) => row.map(Number));
}

test.describe('of one run', () => {
  let page: Page;
  let app: App;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    app = await trained(page, '&geometry.pictures=200&gauss.z=2');
  });
  test.afterAll(() => page.close());

  test('the parts of every model add up to term1, in the order of Theorem 2', async () => {
    await expect(page.getByLabel('Validation pictures')).toHaveValue('200');
    for (const model of models) {
      await expect(section(page, model)).toContainText('Step 300, 200 validation pictures');
      await expect(section(page, model)).not.toContainText('older than the run');
      const rows = await numbers(page, model);
      for (const [term1, eq5, eq6, toCentroid, toPrior] of rows) {
        // Each number is rounded to 0.001.
        expect(Math.abs(eq6! + toCentroid! + toPrior! - term1!)).toBeLessThan(0.0025);
        expect(Math.abs(eq6! + toCentroid! - eq5!)).toBeLessThan(0.002);
        expect(term1).toBeGreaterThanOrEqual(eq5!);
        expect(eq5).toBeGreaterThanOrEqual(eq6!);
        expect(eq6).toBeGreaterThanOrEqual(0);
        expect(toPrior).toBeGreaterThanOrEqual(0);
      }
      const sum = rows.at(-1)!;
      expect(sum[0]).toBeGreaterThan(0.1);
      // So young a Gauss-VAE tells pictures apart; a Cat-VAE of few dimensions may choose one category for all.
      if (model === 'Gauss-VAE') expect(sum[2]).toBeGreaterThan(0.1);
      const [, term1] = /term1 ([\d.]+) nats/.exec(await strip(page, model).innerText())!;
      expect(Number(term1)).toBe(sum[0]);
      await expect(magnified(page, model)).toContainText(`of ${term1} nats`);
      if (model === 'Cat-VAE') expect(sum[3]).toBe(0);
    }
    await expect(section(page, 'Gauss-VAE')).toContainText('another family of priors');
    await expect(section(page, 'Gauss-VAE')).not.toContainText('relaxed samples');
    for (const model of models.slice(1))
      await expect(section(page, model)).toContainText('bound the reported term1');
    await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);
    await page.getByLabel('Validation pictures').selectOption('1000');
    for (const model of models)
      await expect(section(page, model)).toContainText('Step 300, 1,000 validation pictures');
    await expect.poll(() => page.url()).not.toContain('geometry.pictures');
    expect(app.problems).toEqual([]);
  });

  test('a dimension is picked by keys and by pointer, and stands in the link', async () => {
    await expect(slider(page, 'Gauss-VAE')).toHaveAttribute('aria-valuetext', /^z2: term1 [\d.]+ nats/);
    await slider(page, 'Gauss-VAE').press('ArrowRight');
    await expect(slider(page, 'Gauss-VAE')).toHaveAttribute('aria-valuenow', '3');
    await slider(page, 'Gauss-VAE').press('ArrowRight');
    await expect(slider(page, 'Gauss-VAE')).toHaveAttribute('aria-valuenow', '3');
    await expect.poll(() => page.url()).toContain('gauss.z=3');
    const box = (await slider(page, 'CG-BPEF-VAE').boundingBox())!;
    await slider(page, 'CG-BPEF-VAE').click({ position: { x: 60, y: box.height - 60 } });
    await expect(slider(page, 'CG-BPEF-VAE')).toHaveAttribute('aria-valuenow', '1');
    await expect.poll(() => page.url()).toContain('cg-bpef.z=1');
  });

  test('a strip is saved with its parts, settings and link inside', async () => {
    const download = page.waitForEvent('download');
    await magnified(page, 'CG-BPEF-VAE')
      .getByRole('button', { name: /as SVG$/ })
      .click();
    const saved = readFileSync(await (await download).path(), 'utf8');
    expect(saved).toMatch(/<metadata>.*centroidToPrior.*view=geometry.*<\/metadata>/);
    expect(saved).toContain('KL(centroid : prior)');
  });
});

test('parts that the run has left say so', async ({ page }) => {
  const app = new App(page);
  await app.open(`${settings.replace('steps=300', 'steps=50000')}&view=geometry&geometry.pictures=200`);
  await page.getByRole('button', { name: 'Train the models' }).click();
  await app.reach(20);
  await app.button('Pause').click();
  await expect(strip(page, 'CG-BPEF-VAE')).toBeVisible();
  await expect(section(page, 'CG-BPEF-VAE')).not.toContainText('older than the run');
  await app.button('Train').click();
  await expect(section(page, 'CG-BPEF-VAE')).toContainText('older than the run');
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'the Geometry view',
  async open(page) {
    await trained(page, '&geometry.pictures=200');
    await expect(strip(page, 'Gauss-VAE')).toBeVisible();
    await numbers(page, 'Gauss-VAE');
  },
});
