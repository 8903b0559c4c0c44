/** The Table 1 view: opened by link, sorted by keys, a row trained from it, and back. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const view = '#v=1&seed=9&view=table1';

async function open(page: Page, link = view): Promise<App> {
  const app = new App(page);
  await app.open(link);
  await page.getByRole('heading', { name: 'Table 1 (a), MNIST' }).waitFor();
  return app;
}

const table = (page: Page) => page.getByRole('region', { name: 'Table 1', exact: true }).getByRole('table');
const head = (page: Page, name: string) => table(page).getByRole('columnheader', { name, exact: true });

/** Numbers of a column from the top, by its place among the cells of a row; NaN where there is none. */
async function column(page: Page, place: number): Promise<number[]> {
  const texts = await table(page)
    .locator('tbody tr')
    .evaluateAll((rows, at) => rows.map((row) => row.children[at]!.textContent ?? ''), place);
  return texts.map((text) => Number.parseFloat(text.replace('−', '-')));
}

const isRising = (values: readonly number[]) => {
  const known = values.filter((value) => !Number.isNaN(value));
  return (
    known.every((value, i) => i === 0 || value >= known[i - 1]!) &&
    values.slice(0, known.length).every((value) => !Number.isNaN(value))
  );
};

test('it is sorted by any column, by keys, and the link keeps it', async ({ page }) => {
  const app = await open(page);
  await expect(head(page, 'NLL, binarised')).toHaveAttribute('aria-sort', 'ascending');
  const difference = head(page, 'minus paper').getByRole('button');
  await difference.focus();
  await page.keyboard.press('Enter');
  await expect(head(page, 'minus paper')).toHaveAttribute('aria-sort', 'ascending');
  await expect(head(page, 'NLL, binarised')).not.toHaveAttribute('aria-sort', /./);
  expect(isRising(await column(page, 4))).toBe(true);
  await page.keyboard.press('Enter');
  await expect(head(page, 'minus paper')).toHaveAttribute('aria-sort', 'descending');
  const falling = await column(page, 4);
  expect(isRising(falling.filter((value) => !Number.isNaN(value)).reverse())).toBe(true);
  await expect.poll(() => page.url()).toContain('table1.sort=difference&table1.down=on');
  await page.reload();
  await expect(head(page, 'minus paper')).toHaveAttribute('aria-sort', 'descending');
  expect(app.problems).toEqual([]);
});

test('it says whose accounting it is, has the paper’s rows, and every claim has a verdict', async ({
  page,
}) => {
  await open(page);
  await expect(table(page)).toContainText('the paper’s accounting, not a bound');
  await page.getByLabel('Runs behind the claims').uncheck();
  await expect(table(page).locator('tbody tr')).toHaveCount(10);
  await expect(table(page)).toContainText('101.3 (80.2)');
  const claims = page.locator('.table1-claims > li');
  expect(await claims.count()).toBeGreaterThanOrEqual(8);
  for (const text of await claims.locator('.table1-verdict').allInnerTexts())
    expect(text).toMatch(
      /(Holds|Does not hold|Holds only by the paper’s measure|Depends on the measure|Not decided)$/,
    );
});

for (const [label, written] of [
  ['CG-BPEF-VAE, L = 1, exact sampling', /sampler=inverse-cdf/],
  ['Gauss-VAE, L = 1, noise × 0.707', /noise=0\.7071/],
] as const)
  test(`a run behind the claims is trained in the page: ${label}`, async ({ page }) => {
    const app = await open(page);
    await table(page)
      .getByRole('button', { name: `Load ${label} and go to Train`, exact: true })
      .click();
    await expect.poll(() => page.url()).toMatch(written);
    await app.button('Train').click();
    await app.reach(3);
    await app.button('Pause').click();
    await app.openFigure('Curves');
    const model = label.slice(0, label.indexOf(','));
    await expect.poll(() => app.nats('L', model, 'minibatch')).toBeGreaterThan(100);
    expect(page.url()).toMatch(written);
    expect(app.problems).toEqual([]);
  });

test('a row opens by link, and is trained in the page', async ({ page }) => {
  const app = await open(page);
  const link = table(page).getByRole('link', { name: /^CG-BPEF-VAE, L = 1, T = 0\.8 \(/ });
  const [other] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  const opened = new App(other);
  await opened.openSettings();
  await expect(opened.box('Seed')).toHaveValue('1');
  expect(other.url()).toMatch(/&models=cg-bpef&.*&cg-bpef\.d=30&.*&cg-bpef\.Tmin=0\.8&/);
  await other.close();

  await table(page).getByRole('button', { name: 'Load CG-BPEF-VAE, L = 1, T = 0.8 and go to Train' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  await app.openSettings();
  await expect(app.box('Seed')).toHaveValue('1');
  await expect.poll(() => page.url()).toMatch(/&models=cg-bpef&.*&cg-bpef\.d=30&/);
  for (let step = 1; step <= 3; step++) {
    await app.button('Step').click();
    await app.reach(step);
  }
  // Back to the settings that were there before, by a button that says it leaves the run.
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Table 1' }).click();
  await expect(
    table(page)
      .getByRole('button', { name: /^Leave the run, load/ })
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Restore the previous settings' }).click();
  await expect(app.box('Seed')).toHaveValue('9');
  expect(app.problems).toEqual([]);
});

test('Table 1 (b) stands beside a subset that is called other data, and a row asks for SVHN', async ({
  page,
}) => {
  const app = await open(page);
  const svhn = page.getByRole('region', { name: 'Table 1, SVHN' });
  await expect(svhn.locator('tbody tr')).toHaveCount(10);
  await expect(svhn).toContainText('other data than the paper’s');
  const row = svhn.getByRole('row', { name: /^Gauss-VAE on SVHN, L = 1 / });
  await expect(row).toContainText('624.7 (616.3)');
  await row.getByRole('button').click();
  await expect.poll(() => page.url()).toMatch(/dataset=svhn&.*gauss\.net=convolutional&.*gauss\.d=30&/);
  await app.button('Train').click();
  await expect(page.getByRole('alert').filter({ hasText: 'SVHN' })).toContainText('not on this device');
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'Table 1',
  only: ({ width }) => width === 360,
  open: async (page) => void (await open(page)),
});
