/** A long measurement holds the run and gives it back: begun while it trains, and with training asked for meanwhile. Other views wait for it. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const small = '#v=1&view=geometry&steps=1000000&batch=50&models=gauss&hidden=32&d=2';
const find = (page: Page) => page.getByRole('button', { name: 'Find (z)*' });
const cancel = (page: Page) =>
  page.getByRole('region', { name: 'Figure 4: L as strings' }).getByRole('button', { name: 'Cancel' });
const measured = (page: Page) => page.getByRole('list', { name: 'What figure 4 was measured of' });

async function goesOn(app: App): Promise<void> {
  const step = await app.step();
  await expect.poll(() => app.step()).toBeGreaterThan(step + 20);
}

test('training that is measured amid goes on afterwards', async ({ page }) => {
  const app = new App(page);
  await app.open(small);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await app.reach(100);
  await find(page).click();
  await expect(measured(page)).toContainText('Gauss-VAE: step', { timeout: 120_000 });
  await goesOn(app);
  await expect(measured(page)).toContainText('older than the run');
  expect(app.problems).toEqual([]);
});

test('training that is asked for amid a measurement begins after it, and other views wait', async ({
  page,
}) => {
  const app = new App(page);
  await app.open(small);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await app.reach(100);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Pictures', exact: true }).selectOption('500');
  await find(page).click();
  await expect(cancel(page)).toBeVisible();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('The Geometry view is looking for (z)*.');
  await expect(page.getByRole('button', { name: 'Audit', exact: true })).toBeDisabled();
  await page.getByRole('link', { name: 'Geometry', exact: true }).click();
  await expect(measured(page)).toContainText('Gauss-VAE: step', { timeout: 240_000 });
  await goesOn(app);
  expect(app.problems).toEqual([]);
});
