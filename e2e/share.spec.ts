/** A run is shared with its result, and who opens the link sees it at once, replays it and is told the verdict. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const message = (page: Page) => page.getByRole('status').filter({ hasText: 'From the link' });
/** In a narrow window it stands in a menu. */
const opener = (page: Page) => page.getByRole('button', { name: 'Share', exact: true });

/** A small experiment. */
const small = '#v=1&dataset=mnist&seed=3&steps=400&batch=100&models=gauss,categorical,cg-bpef&d=4&hidden=16';

async function sharedLink(page: Page): Promise<string> {
  const app = new App(page);
  await app.open(small);
  await app.button('Train').click();
  await app.pauseFrom(120);
  await opener(page).click();
  await expect(sheet(page).getByRole('checkbox', { name: /With its result, step \d+/ })).toBeChecked();
  const link = sheet(page).getByRole('textbox', { name: 'Link', exact: true });
  await expect(link).toHaveValue(/&result=[\w-]+$/);
  expect(app.problems).toEqual([]);
  return link.inputValue();
}

test('a link with its result shows the figures at once, and the replay ends with the same bits', async ({
  page,
  browser,
}) => {
  const link = await sharedLink(page);
  expect(link.slice(link.indexOf('&result=')).length).toBeLessThanOrEqual(700);
  const context = await browser.newContext({ permissions: [] });
  const other = await context.newPage();
  const app = new App(other);
  await other.goto(link);
  await expect(message(other)).toContainText('From the link');
  await expect(message(other)).toContainText('Train replays the run');
  await expect(other.getByRole('img', { name: /Wide and pale, from the link/ })).toHaveCount(3);
  await app.button('Train').click();
  await expect(message(other)).toContainText('Verdict: Same bits.', { timeout: 120_000 });
  expect(app.problems).toEqual([]);

  await other.goto('about:blank');
  await other.goto(link.replace('seed=3', 'seed=4'));
  await expect(message(other)).toContainText('Train replays the run');
  await app.button('Train').click();
  await expect(message(other)).toContainText('Verdict: Different.', { timeout: 120_000 });
  await expect(message(other)).toContainText(
    /term1 of Gauss-VAE of the minibatch at step 1: [\d.]+ nats here, [\d.]+ in the link/,
  );
  await context.close();
});

test('the sheet has link, code, files and a way out by Escape, and no barrier', async ({ page }) => {
  await sharedLink(page);
  const own = sheet(page);
  await own.getByRole('checkbox').uncheck();
  await expect(own.getByRole('textbox', { name: 'Link', exact: true })).not.toHaveValue(/result=/);
  await expect(own.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('dialog.share').analyze();
  expect(violations).toEqual([]);
  const [card] = await Promise.all([
    page.waitForEvent('download'),
    own.getByRole('button', { name: 'Save picture card' }).click(),
  ]);
  expect(card.suggestedFilename()).toMatch(/^coarse-grain-card-step-\d+\.png$/);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    own.getByRole('button', { name: 'Save run file' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.zip$/);
  await page.keyboard.press('Escape');
  await expect(own).toBeHidden();
  await expect(opener(page)).toBeFocused();
});

test('a link of a run that began from the trained models names them, and offers them to who opens it', async ({
  page,
}) => {
  const app = new App(page);
  await app.open();
  await page.getByRole('button', { name: 'Open trained models' }).click();
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);
  await expect.poll(() => page.url()).toMatch(/&start=[0-9a-f]{64}/);
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  const missing = page
    .getByRole('status')
    .filter({ hasText: 'began from parameters that are not in the link' });
  await missing.getByRole('button', { name: /^Open the trained models that it began from/ }).click();
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);
  await expect(missing).toBeHidden();
  await app.restart.click();
  await expect.poll(() => page.url()).not.toContain('start=');
  expect(app.problems).toEqual([]);
});
