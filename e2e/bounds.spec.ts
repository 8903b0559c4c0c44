/** Theorem 2's bounds on the curve of term1, on real MNIST: switched on while it trains, in order, in the link, and gone with their run. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const settings =
  '#v=1&dataset=mnist&seed=5&steps=300&batch=50&models=gauss,categorical,cg-bpef&hidden=64&d=3&L=1&R=11&M=3&C=4&lr=0.003';
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

const chart = (page: Page) => page.getByRole('figure', { name: 'Curve of term1', exact: true });
const table = (page: Page) => chart(page).getByRole('table', { name: /^Bounds of Theorem 2/ });

/** Step, term1, eq. (5), eq. (6) as they stand below the chart. */
const readBounds = (page: Page, model: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: model, exact: true }) })
    .getByRole('cell')
    .allInnerTexts();

test('term1 >= eq. (5) >= eq. (6) >= 0, of 1,000 pictures, at the last step', async ({ page }) => {
  const app = new App(page);
  await app.open(settings);
  await app.button('Train').click();
  await app.reach(30);
  await app.openFigure('Curves');
  await expect(table(page)).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Bounds of Theorem 2' }).check();
  await expect.poll(() => page.url()).toContain('train.bounds=on');
  await app.reach(300);
  await expect(table(page)).toContainText('first 1,000 validation pictures');
  for (const model of models) {
    await expect.poll(async () => (await readBounds(page, model))[0]).toBe('300');
    const [, term1, eq5, eq6] = (await readBounds(page, model)).map(Number);
    expect(term1).toBeGreaterThanOrEqual(eq5!);
    expect(eq5).toBeGreaterThanOrEqual(eq6!);
    expect(eq6).toBeGreaterThanOrEqual(0);
    // A Gauss-VAE tells pictures apart so early; a Cat-VAE of few dimensions may not yet.
    if (model === 'Gauss-VAE') expect(eq6).toBeGreaterThan(0.1);
    // Of a fifth of the pictures that the curve is of, which are evaluated after the last step.
    await expect.poll(() => validation(page, model)).toBeGreaterThan(0);
    expect(Math.abs(term1! - (await validation(page, model)))).toBeLessThan(0.5);
    const words = () => chart(page).getByRole('img').first().getAttribute('aria-label');
    await expect.poll(words).toContain(`${model} term1 ${term1!.toFixed(3)}, eq. (5) ${eq5!.toFixed(3)}`);
  }
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);
  await app.restart.click();
  for (const model of models)
    await expect.poll(async () => (await readBounds(page, model))[0] ?? '0').not.toBe('300');
  expect(app.problems).toEqual([]);
});

/** term1 of all validation pictures, from the table above. */
async function validation(page: Page, model: string): Promise<number> {
  const row = chart(page)
    .getByRole('table')
    .first()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: model, exact: true }) });
  return Number(await row.getByRole('cell').nth(1).innerText());
}

testLooks({
  what: 'bounds and axis by link',
  async open(page) {
    const app = new App(page);
    await app.open(`${settings}&train.bounds=on&train.scale=log&train.part=whole`);
    await app.button('Train').click();
    await app.pauseFrom(60);
    await app.openFigure('Curves');
    await expect(page.getByRole('checkbox', { name: 'Bounds of Theorem 2' })).toBeChecked();
    await expect(page.getByLabel('Step axis')).toHaveValue('log');
    await expect.poll(async () => (await readBounds(page, 'CG-BPEF-VAE'))[1]).toMatch(/^\d+\.\d{3}$/);
    expect(app.problems).toEqual([]);
  },
});
