/** Runs are compared: seeds as a band, records that are dropped, the difference of L, pictures run by run; and the view in every look. */
import { resolve } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { dropOn, written } from './drop';
import { testLooks } from './looks';
import { tickAll } from './tick-all';

const link = (seed: number) =>
  `#v=1&dataset=mnist&seed=${seed}&steps=60&batch=20&models=gauss&hidden=16&d=3&L=1&R=11&M=3`;
const [record, other] = [1, 2].map((seed) => resolve(`records/mnist-10000/mnist-seed-${seed}.json`));

const view = async (page: Page, name: 'Runs' | 'Compare') => {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
};
const cards = (page: Page) => page.getByRole('list', { name: /^Kept runs/ }).locator('> li');
/** Training takes as long as the machine is busy. */
const finished = (page: Page) =>
  expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 300_000 });
const settings = (page: Page) => page.getByRole('region', { name: 'Settings and results of the runs' });
const row = (page: Page, label: string) =>
  settings(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
const bands = (page: Page) =>
  page.getByRole('figure', { name: 'Compared curves of L' }).locator('[data-band]');
const lines = (page: Page) => page.getByRole('region', { name: 'Lines' }).getByRole('row');

/** Two runs that differ in their seed, to their ends; the second is in hand. */
async function twoSeeds(app: App): Promise<void> {
  const { page } = app;
  await app.open(link(1));
  await app.button('Train').click();
  await finished(page);
  await page.goto(`./${link(2)}`);
  await expect(app.button('Train')).toBeEnabled();
  await app.button('Train').click();
  await finished(page);
  await view(page, 'Runs');
  await expect(cards(page)).toHaveCount(2);
  await expect(page.getByText('Kept on this device at step 60.')).toBeVisible();
}

test('two seeds are a band, a dropped record stands in the table, and a reload keeps the runs', async ({
  page,
}, testInfo) => {
  const app = new App(page);
  await twoSeeds(app);
  await tickAll(page.getByRole('checkbox', { name: /^Compare / }), 2);
  await page.getByRole('button', { name: 'Compare 2 runs' }).click();
  await expect(page.getByRole('main', { name: 'Compare' })).toBeFocused();
  await expect(page.getByText(/^Runs A and B differ only in their seed \([12], [12]\)/)).toBeVisible();
  await expect(bands(page)).toHaveCount(1);
  await expect(lines(page)).toHaveCount(2);
  await page.getByLabel('Seeds as mean and band').uncheck();
  await expect(bands(page)).toHaveCount(0);
  await expect(lines(page)).toHaveCount(3);
  await expect(row(page, 'Seed').getByRole('cell')).toHaveText([/^[12]$/, /^[12]$/]);
  await expect(row(page, 'Step').getByRole('cell')).toHaveText(['60 of 60', '60 of 60']);
  await expect(page.getByText(/^\d+ settings are the same$/)).toBeVisible();

  await page.getByRole('button', { name: 'Measure the difference' }).click();
  const difference = page.getByRole('status', { name: 'Difference of L' });
  await expect(difference).toContainText(
    /[−\d.]+ ± [\d.]+ nats a picture \(paired: the same 1,000 pictures, the same noise\)/,
  );
  for (const letter of ['A', 'B']) {
    await expect(app.pictures(`Gauss-VAE of run ${letter} reconstructs picture 0`)).toBeVisible();
    await expect(
      app.pictures(new RegExp(`^Posterior of Gauss-VAE of run ${letter}, dimension z`)),
    ).toBeVisible();
  }

  const wrong = written(testInfo.outputPath(), { 'notes.txt': Buffer.from('none') });
  await dropOn(page.getByRole('heading', { name: 'Settings and results' }), [record!, ...wrong]);
  await expect(page.getByRole('list', { name: 'Files that were not taken' })).toContainText(
    'notes.txt: expected a run file (.zip) or a record (.json), got another file.',
  );
  await expect(settings(page).getByRole('columnheader')).toHaveText([/^A/, /^B/, 'C mnist-seed-1']);
  await expect(row(page, 'Gauss: L, test').getByRole('cell').last()).toHaveText('100.98');
  await expect(page.getByText('No pictures: this file has no parameters.')).toBeVisible();

  await expect(page.locator('.compare-runs b')).toHaveText(['A', 'B', 'C']);
  await page.reload();
  await expect(settings(page).getByRole('columnheader')).toHaveText([/^A/, /^B/]);
  await expect(page.getByLabel('Seeds as mean and band')).not.toBeChecked();
  expect(app.problems).toEqual([]);
});

test('several files dropped anywhere open in Compare; a link to a run that is not here says so', async ({
  page,
}) => {
  const app = new App(page);
  await app.open('#v=1&view=data');
  await dropOn(page.getByRole('heading', { name: 'Your own pictures' }), [record!, other!]);
  await expect(page.getByRole('main', { name: 'Compare' })).toBeVisible();
  await expect(bands(page)).toHaveCount(3);
  // By keyboard alone: the lines follow, the raw ones stay beneath.
  const slider = page.getByRole('slider', { name: /^Smoothing/ });
  await slider.focus();
  for (let i = 0; i < 5; i++) await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '6');
  await page.getByText('Explain smoothing').click();
  await expect(page.getByText('On: x is the minibatch line')).toBeVisible();
  await page.goto('./#v=1&view=compare&compare.runs=0123456789abcdef');
  await expect(page.getByText('One run of the link is not on this device.')).toBeVisible();
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'the Compare view',
  open: async (page) => {
    const app = new App(page);
    await twoSeeds(app);
    await view(page, 'Compare');
    await tickAll(page.locator('.compare-runs').getByRole('checkbox'), 2);
    await page.getByLabel('Files of runs').setInputFiles([record!, 'package.json']);
    await expect(settings(page).getByRole('columnheader')).toHaveCount(3);
    await page.getByRole('button', { name: 'Measure the difference' }).click();
    await expect(page.getByRole('status', { name: 'Difference of L' })).toContainText('nats a picture');
    await expect(app.pictures(/^Gauss-VAE of run B reconstructs/)).toBeVisible();
    await page.getByText(/settings are the same$/).click();
  },
});
