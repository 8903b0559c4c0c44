/** The truth as a person finds it from a fresh page: trained models of two dimensions, the gap in its parts, one measurement stopped, and the picture of the largest gap. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const measure = (page: Page) => page.getByRole('button', { name: 'Measure', exact: true });
const done = (page: Page) =>
  expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0, { timeout: 400_000 });

/** The view by its link in the page's navigation, and the trained models by its button. */
async function trained(page: Page, hash = ''): Promise<App> {
  const app = new App(page);
  await app.open(hash);
  if (hash === '') await page.getByRole('link', { name: 'Truth', exact: true }).click();
  await page.getByRole('button', { name: 'Open trained models of two dimensions' }).click();
  await expect(measure(page)).toBeEnabled({ timeout: 60_000 });
  return app;
}

const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

/** The figures of a measure, a model each in the order of the columns. */
async function figures(page: Page, measure: RegExp): Promise<string[]> {
  const row = page
    .getByRole('region', { name: 'Figures of exact evidence' })
    .getByRole('row')
    .filter({ has: page.getByText(measure) });
  const cells = await row.getByRole('cell').allInnerTexts();
  return cells.map((text) => text.split('\n')[0]!);
}

test('the gap is taken apart, and the picture of the largest gap is picked', async ({ page }) => {
  test.slow();
  const app = await trained(page);
  await expect(page.locator('main')).toContainText('Nothing is measured yet: press Measure.');
  await expect(page.getByLabel('Pictures', { exact: true })).toHaveValue('200');
  await measure(page).click();
  await expect(page.getByRole('status', { name: 'Measuring' })).toContainText('Measuring Gauss-VAE.');
  await done(page);

  const measures = [/^Gap, KL/, /^Floor: /, /^Family less floor/, /^Gap less family/];
  const [gap, floor, shape, encoder] = await Promise.all(measures.map((name) => figures(page, name)));
  expect(gap).toHaveLength(models.length);
  const mean = (text: string) => Number(/^−?[\d.]+/.exec(text)![0].replace('−', '-'));
  const figure = page.getByRole('figure', { name: 'The gap in its parts' });
  for (const [k, model] of models.entries()) {
    // Each is rounded to 0.001.
    const sum = [floor, shape, encoder].reduce((total, part) => total + mean(part![k]!), 0);
    expect(Math.abs(sum - mean(gap![k]!))).toBeLessThan(0.003);
    await expect(figure).toContainText(`${model}, first 200 validation pictures, grey: gap ${gap![k]!}`);
  }
  const download = page.waitForEvent('download');
  await figure.getByRole('button', { name: /as SVG$/ }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  for (const [k, model] of models.entries()) {
    expect(saved).toContain(`${model}: gap ${gap![k]!}, first 200 validation pictures, grey`);
    expect(saved).toContain(`factorising ${floor![k]!} + shape ${shape![k]!} + encoder ${encoder![k]!}`);
  }
  await expect(page.getByRole('list', { name: 'Grids' })).toContainText('Gauss-VAE: 361 × 361 cells');

  // By keyboard: the list is one stop, and arrows pick.
  const radios = page.getByRole('group', { name: 'Measured picture that the page shows' }).getByRole('radio');
  await expect(radios).toHaveCount(24);
  const largest = await radios.first().getAttribute('value');
  await radios.first().focus();
  await page.keyboard.press('Enter');
  await expect(radios.first()).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(radios.nth(1)).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(radios.first()).toBeChecked();
  await page.getByRole('link', { name: 'Latent map', exact: true }).click();
  await expect(page.locator('.map-reading')).toContainText(
    new RegExp(`icture ${Number(largest).toLocaleString('en')}\\b`),
  );
  await page.getByRole('link', { name: 'Truth', exact: true }).click();
  await page.getByLabel('Pictures listed').selectOption('class');
  await page.getByLabel('Class', { exact: true }).selectOption('4');
  await expect(radios.first()).toHaveAccessibleName(/^Validation picture \d+, class 4, gap [\d.]+ nats/);
  expect(app.problems).toEqual([]);
});

test('a measurement is stopped, and test pictures are listed without being picked', async ({ page }) => {
  const app = await trained(page, '#v=1&view=truth&truth.pictures=1000&truth.model=gauss');
  await measure(page).click();
  await expect(page.getByRole('progressbar', { name: 'Exact evidence of Gauss-VAE' })).not.toHaveAttribute(
    'value',
    '0',
  );
  await page.getByRole('button', { name: 'Cancel' }).click();
  await done(page);
  await expect(page.getByRole('status', { name: 'Measuring' })).toContainText('Stopped before its end');
  await page.getByLabel('Model', { exact: true }).selectOption('categorical');
  await page.getByLabel('Taken from').selectOption('test');
  await page.getByLabel('Pictures', { exact: true }).selectOption('200');
  await measure(page).click();
  await done(page);
  await expect(page.getByRole('list', { name: 'What was measured' })).toContainText(
    /Cat-VAE: step 10,000, first 200 test pictures, grey/,
  );
  await expect(page.getByRole('list', { name: 'Measured pictures' }).getByRole('listitem')).toHaveCount(24);
  await expect(page.locator('main')).toContainText('Test pictures cannot be picked');
  const listed = page.getByRole('region', { name: 'Pictures and their gaps' });
  await expect(listed.getByRole('listitem')).toHaveCount(24);
  await expect(listed.getByRole('radio')).toHaveCount(0);
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'the truth',
  async open(page) {
    await trained(page, '#v=1&view=truth&truth.model=categorical');
    await measure(page).click();
    await done(page);
    const listed = page.getByRole('region', { name: 'Pictures and their gaps' });
    await expect(listed.getByRole('radio').first()).toBeVisible();
  },
});

testLooks({
  what: 'the way to the truth',
  only: ({ width }) => width === 360,
  async open(page) {
    await new App(page).open('#v=1&view=truth');
    await expect(page.getByRole('button', { name: 'Open trained models of two dimensions' })).toBeVisible();
  },
});

test('all views stand in one row beside the tools at 1280 px', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await new App(page).open();
  // The name of the view at hand is bold; this one is the longest.
  await page.getByRole('link', { name: 'Architecture', exact: true }).click();
  await page.getByRole('heading', { name: 'Architecture' }).waitFor();
  const nav = (await page.getByRole('navigation', { name: 'Views' }).boundingBox())!;
  const tools = (await page.locator('.page-tools').boundingBox())!;
  expect(nav.x + nav.width).toBeLessThanOrEqual(tools.x);
  expect(Math.abs(nav.y + nav.height / 2 - tools.y - tools.height / 2)).toBeLessThan(8);
  const links = await page.getByRole('navigation', { name: 'Views' }).getByRole('link').all();
  const tops = await Promise.all(links.map(async (link) => (await link.boundingBox())!.y));
  expect(new Set(tops.map(Math.round)).size).toBe(1);
});
