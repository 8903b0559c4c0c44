/** The audit opened by link: a small run audited on wasm, with numbers that agree with each other; stopped half way; read on a phone. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const settings =
  '#v=1&dataset=mnist&seed=5&steps=150&batch=50&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3&C=4';
const view = '&view=audit';

/** Opens the view by link and trains all steps, so that what is audited depends on no clock. */
async function trained(page: Page, more = ''): Promise<App> {
  const app = new App(page);
  await app.open(`${settings}${view}${more}`);
  await page.getByRole('heading', { name: /^Audit/ }).waitFor();
  await app.button('Train').click();
  await expect(app.status).toContainText('Finished', { timeout: 300_000 });
  return app;
}

const audit = (page: Page) => page.getByRole('button', { name: 'Audit', exact: true });
const trainMore = (page: Page) => page.getByRole('button', { name: /^Train [\d,]+ more$/ });
const done = (page: Page) =>
  expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0, { timeout: 400_000 });

/** The figures of a measure, a model each in the order of the columns; NaN where there are words. */
async function figures(page: Page, measure: string): Promise<number[]> {
  const row = page
    .getByRole('region', { name: 'Figures of the audit' })
    .getByRole('row')
    .filter({ has: page.getByText(measure, { exact: true }) });
  const texts = await row.getByRole('cell').allInnerTexts();
  return texts.map((text) => Number(/^(?:≥ )?([\d.,]+)/.exec(text)?.[1]!.replaceAll(',', '') ?? NaN));
}

test('a run is audited, and its numbers agree with each other', async ({ page }) => {
  // Three audits of a thousand pictures on two busy cores.
  test.slow();
  const app = await trained(page);
  await audit(page).click();
  await expect(page.getByRole('status', { name: 'Audit' })).toContainText('Auditing');
  await done(page);
  const measures = ['term1, as the paper counts it', 'term2, as sampled', 'L, as the paper reports it'];
  const [term1, term2, reported] = await Promise.all(measures.map((name) => figures(page, name)));
  // Each is rounded to 0.01.
  for (const k of [0, 1, 2]) expect(Math.abs(term1![k]! + term2![k]! - reported![k]!)).toBeLessThan(0.016);
  const hard = await figures(page, 'L, one-hot samples');
  expect(hard[0]).toBeNaN();
  const simplex = await figures(page, 'KL of y');
  const kl = await figures(page, 'KL of what the decoder is fed');
  expect(kl[0]).toBe(term1![0]);
  expect(kl[1]).toBe(simplex[1]);
  // Theorem 1: above the KL of z and above that of the categories.
  for (const k of [1, 2]) expect(simplex[k]).toBeGreaterThan(term1![k]!);
  expect(simplex[2]).toBeGreaterThan(kl[2]!);
  const rows = page.getByRole('region', { name: 'Numbers of importance-weighted NLL' }).getByRole('row');
  await expect(rows).toHaveCount(1 + 2 * 4);
  const weighted = await rows.filter({ hasText: 'one-hot' }).filter({ hasText: 'grey' }).allInnerTexts();
  expect(weighted).toHaveLength(2);
  for (const [k, text] of weighted.entries()) {
    const [first, , last] = [...text.matchAll(/([\d.]+) ± /g)].map(([, number]) => Number(number));
    // The NLL falls with K, and lies below the bound with which it shares its model.
    expect(last).toBeLessThan(first!);
    expect(last).toBeLessThan(hard[k + 1]!);
  }
  await expect(page.getByRole('region', { name: 'Paired differences of NLL' }).getByRole('row')).toHaveCount(
    7,
  );
  const ages = page.getByRole('list', { name: 'What was audited' });
  await expect(ages).toContainText(/CG-BPEF-VAE: step \d+, T = 0\.5, first 1,000 test pictures/);
  await expect(ages).not.toContainText('older');
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);
  const figure = page.getByRole('figure', { name: 'Where the nats are' });
  await expect(figure).toContainText('(paper’s accounting, not a bound)');
  const download = page.waitForEvent('download');
  await figure.getByRole('button', { name: /as SVG$/ }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toMatch(/<metadata>.*klSimplex.*view=audit.*<\/metadata>/);
  expect(saved).toContain(`reported L ${reported![2]!.toFixed(2)} of 1,000<`);
  await trainMore(page).click();
  await expect(ages.getByText('older than the run')).toHaveCount(3);
  expect(app.problems).toEqual([]);
});

test('an audit is stopped, and the run is as it was', async ({ page }) => {
  const app = await trained(page, '&audit.pictures=all&audit.K=1000&audit.model=cg-bpef');
  await expect(page.getByLabel('Test pictures')).toHaveValue('all');
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue('cg-bpef');
  await audit(page).click();
  // Only once it is under way is the step over that a pause let end.
  await expect(page.getByRole('progressbar', { name: 'Audit of CG-BPEF-VAE' })).not.toHaveAttribute(
    'value',
    '0',
  );
  const step = await app.step();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await done(page);
  await expect(page.getByRole('status', { name: 'Audit' })).toContainText('Stopped before its end');
  await expect(page.locator('main')).toContainText('Nothing is audited yet');
  expect(await app.step()).toBe(step);
  await trainMore(page).click();
  await app.reach(step + 5);
  expect(app.problems).toEqual([]);
});

test('before there is a run it says what to do, with rows of Table 1', async ({ page }) => {
  await new App(page).open(`#v=1${view}`);
  await expect(audit(page)).toBeDisabled();
  await page.getByRole('link', { name: 'CG-BPEF-VAE, L = 1, T = 0.8' }).click();
  await expect.poll(() => page.url()).toMatch(/&models=cg-bpef&.*&view=audit/);
  await expect(page.getByRole('heading', { name: /^Audit/ })).toBeVisible();
});

testLooks({
  what: 'an audit',
  only: ({ width }) => width === 360,
  async open(page) {
    await trained(page, '&audit.model=categorical');
    await audit(page).click();
    await done(page);
    await expect(page.getByRole('figure', { name: 'Where the nats are' })).toBeVisible();
  },
});
