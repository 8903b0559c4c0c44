/** What a view says at a glance is short; the rest opens by keyboard, and is as accessible as the view itself. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';
import { dressed, expectFaultless, looks } from './looks';

/** Words that stay under a heading. */
const MOST = 12;

/** Every view, and what measures its panels where a button does. */
const views: readonly (readonly [name: string, measure?: (page: Page) => Locator])[] = [
  ['Train'],
  ['Architecture'],
  ['Latent map', (page) => page.getByRole('button', { name: 'Measure the codes' })],
  ['Data'],
  ['Runs'],
  ['Compare'],
  ['Concrete'],
  ['Divergence'],
  ['Geometry', (page) => page.getByRole('button', { name: 'Find (z)*' })],
  ['Audit', (page) => page.getByRole('button', { name: 'Audit', exact: true })],
  ['Truth', (page) => page.getByRole('button', { name: 'Measure', exact: true })],
  ['Table 1'],
];

const main = (page: Page) => page.getByRole('main');
const explained = (page: Page) => main(page).locator('details.explain > summary:visible');

async function show(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
  await expect(page.getByText(`Loading ${name}`)).toHaveCount(0);
}

/**
 * Under each heading, the words of its paragraphs up to the first figure, table, list or control. Readings and equations are numbers.
 * Messages, terms to agree to, and what is said where there is nothing yet are no explanations.
 */
const wordsUnderHeadings = (page: Page) =>
  main(page).evaluate((view) => {
    const heard = '[role="status"], [role="alert"], .complaint, .empty, .data-terms, .notice, .number';
    const ends = 'figure, table, canvas, button, input, select, li, .file-drop, h1, h2, h3';
    const parts = [...view.querySelectorAll(`p, ${ends}`)].filter(
      (element) => element.getClientRects().length > 0 && !element.closest('details'),
    );
    const found: { heading: string; text: string }[] = [];
    let open = false;
    for (const element of parts) {
      if (/^H[123]$/.test(element.tagName)) {
        found.push({ heading: element.textContent, text: '' });
        open = true;
      } else if (element.matches(ends)) open = false;
      else if (open && !element.closest(heard) && !element.querySelector(ends))
        found.at(-1)!.text += `${element.textContent} `;
    }
    return found;
  });

const countOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

async function expectBrief(page: Page, name: string): Promise<void> {
  const found = await wordsUnderHeadings(page);
  const long = found
    .map(({ heading, text }) => ({ heading, text: text.trim(), words: countOf(text) }))
    .filter(({ words }) => words > MOST)
    .map(({ heading, text, words }) => `${name}, ${heading}: ${words} words: ${text}`);
  expect.soft(long).toEqual([]);
}

test('before a run, at most twelve words stand between a heading and what it is of', async ({ page }) => {
  const app = new App(page);
  await app.open();
  for (const [name] of views) {
    await show(page, name);
    await expectBrief(page, name);
  }
  expect(app.problems).toEqual([]);
});

test.describe('of trained models', () => {
  let page: Page;
  let app: App;
  test.beforeAll(async ({ browser }) => {
    test.setTimeout(900_000);
    page = await (await browser.newContext()).newPage();
    app = new App(page);
    await app.open();
    await show(page, 'Truth');
    await page.getByRole('button', { name: 'Open trained models of two dimensions' }).click();
    for (const [name, measure] of views) {
      if (!measure) continue;
      await show(page, name);
      await measure(page).click();
      await expect(page.getByRole('button', { name: 'Cancel' }).first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0, { timeout: 400_000 });
    }
    await show(page, 'Compare');
    await main(page)
      .getByRole('checkbox', { name: /The current run/ })
      .check();
  });
  test.afterAll(() => page.context().close());

  for (const [name] of views)
    test(`${name} is brief, and every explanation opens by keyboard`, async () => {
      await show(page, name);
      await expectBrief(page, name);
      // Train has its own, beside figures and sliders.
      if (name === 'Train') return;
      const count = await explained(page).count();
      expect(count).toBeGreaterThan(0);
      const names = await explained(page).allTextContents();
      expect(new Set(names).size, names.join('; ')).toBe(count);
      const summary = explained(page).first();
      const words = summary.locator('xpath=following-sibling::*');
      await expect(words).toBeHidden();
      await summary.focus();
      await page.keyboard.press('Enter');
      await expect(words).toBeVisible();
      expect(countOf(await words.innerText())).toBeGreaterThan(0);
      await page.keyboard.press('Space');
      await expect(words).toBeHidden();
      expect(app.problems).toEqual([]);
    });

  test('the header opens all of them in every view, and shuts them', async () => {
    for (const [name] of views.slice(1)) {
      await show(page, name);
      const folds = main(page).locator('details.explain:visible');
      const shut = main(page).locator('details.explain:not([open]):visible');
      const count = await folds.count();
      await page.getByLabel('Explain', { exact: true }).check();
      await expect(shut).toHaveCount(0);
      for (const words of await folds.locator('> .explain-text').all()) await expect(words).toBeVisible();
      await page.getByLabel('Explain', { exact: true }).uncheck();
      await expect(shut).toHaveCount(count);
    }
  });

  // Each view is looked at in the others too, with all of it shut.
  for (const look of looks.filter(({ scheme, width }) => (scheme === 'light') === (width === 1280)))
    test(`axe finds nothing, and nothing overflows with all open: ${look.name}`, async () => {
      await dressed(page, { ...look, width: 1280 });
      await page.getByLabel('Explain', { exact: true }).check();
      for (const [name] of views) {
        await dressed(page, { ...look, width: 1280 });
        await show(page, name);
        await dressed(page, look);
        await expectFaultless(page, look);
      }
      await dressed(page, { ...look, width: 1280 });
      await page.getByLabel('Explain', { exact: true }).uncheck();
    });
});
