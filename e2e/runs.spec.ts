/** Runs are kept and had again: after a reload, after a restart by mistake, from the list, and from a file in another browser. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { dropOn, written } from './drop';
import { testLooks } from './looks';

const small = '#v=1&dataset=mnist&seed=5&steps=50000&batch=20&models=gauss&hidden=16&d=3&L=1&R=11&M=3';

/** Trains a little, and pauses; answers the step. */
async function trained(app: App, steps = 20): Promise<number> {
  await app.button('Train').click();
  await app.reach((await app.step()) + steps);
  await app.button('Pause').click();
  await expect(app.button('Train')).toBeVisible();
  return app.step();
}

const view = async (page: Page, name: 'Runs' | 'Train' | 'Data') => {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
};
const count = (step: number) => new Intl.NumberFormat('en-GB').format(step);
const cards = (page: Page) => page.getByRole('list', { name: /^Kept runs/ }).locator('> li');
/** The list says that the run in hand is kept as far as it was trained. */
const keptAt = (page: Page, step: number) =>
  expect(page.getByText(`Kept on this device at step ${count(step)}.`)).toBeVisible();
const goOnFrom = (page: Page, step: number) =>
  page.getByRole('button', { name: `Continue from step ${count(step)}`, exact: true });

/** Sees a run go on after that step, without a step before it. What is in hand until then rests. */
async function expectGoesOn(app: App, step: number, act: () => Promise<unknown>): Promise<void> {
  const before = await app.step();
  await app.page.evaluate(() => {
    const seen: number[] = [];
    const read = () =>
      seen.push(Number(document.querySelector('[data-testid="step"]')?.textContent?.replace(/\D/g, '') || 0));
    const timer = setInterval(read, 5);
    Object.assign(window, { seen, stop: () => clearInterval(timer) });
  });
  await act();
  await app.reach(step + 5);
  const seen = await app.page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(seen.filter((one) => one > 0 && one < step && one !== before)).toEqual([]);
  await app.button('Pause').click();
  // Until it stands still its step is not its last.
  await expect(app.button('Train')).toBeVisible();
}

test('a run is offered after a reload, and had back after a restart', async ({ page }) => {
  const app = new App(page);
  await app.open(small);
  const step = await trained(app);
  await view(page, 'Runs');
  await keptAt(page, step);
  await page.reload();
  await expect(goOnFrom(page, step)).toBeVisible();
  await expect(app.backendName.filter({ hasNotText: /choosing|not chosen/ })).toBeAttached();
  // The first button of what is below the header.
  await expect(page.locator('.messages button').first()).toHaveText(`Continue from step ${count(step)}`);
  await expectGoesOn(app, step, () => page.keyboard.press('c'));
  await expect(goOnFrom(page, step)).toHaveCount(0);
  const later = await app.step();
  await app.restart.click();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await expect(page.getByText(`The run before this one is kept, at step ${count(later)}.`)).toBeVisible();
  await app.button('Pause').click();
  await expect(app.button('Train')).toBeVisible();
  await expectGoesOn(app, later, () => undo.click());
  expect(app.problems).toEqual([]);
});

test('runs are named, tagged, found, deleted and had back', async ({ page }) => {
  const app = new App(page);
  await app.open(`${small}&view=runs`);
  await expect(page.getByText('There is none yet.')).toBeVisible();
  const first = await trained(app);
  await keptAt(page, first);
  // Another run takes its place.
  await app.button('New seed').click();
  await app.reach(5);
  await app.button('Pause').click();
  await expect(cards(page)).toHaveCount(2);
  const [newer, older] = [cards(page).nth(0), cards(page).nth(1)];
  await expect(newer.getByText('this run')).toBeVisible();
  await expect(newer.getByRole('button', { name: /^Delete/ })).toBeDisabled();
  await expect(older.getByText(`${count(first)} of 50,000`)).toBeVisible();
  await older.getByRole('textbox', { name: /^Name of/ }).fill('the small one');
  await page.keyboard.press('Enter');
  const mine = page.getByRole('listitem', { name: 'the small one' });
  await mine.getByRole('textbox', { name: 'Add a tag to the small one' }).fill('to keep');
  await page.keyboard.press('Enter');
  await page.getByLabel('Tag', { exact: true }).selectOption('to keep');
  await expect(cards(page)).toHaveCount(1);
  await page.getByLabel('Tag', { exact: true }).selectOption('all');
  await page.getByRole('textbox', { name: 'Search' }).fill('no such run');
  await expect(page.getByText('No run matches.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Search' }).fill('small');
  await expect(cards(page)).toHaveCount(1);
  await mine.getByRole('button', { name: 'Delete the small one' }).click();
  await expect(page.getByText('Deleted: the small one.')).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  // It has the focus.
  await page.keyboard.press('Enter');
  await expect(mine.getByRole('button', { name: 'Remove tag to keep of the small one' })).toBeVisible();
  await expectGoesOn(app, first, () => mine.getByRole('button', { name: 'Continue the small one' }).click());
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('what is in hand is saved, and goes to another browser as a file; no other file does anything', async ({
  page,
  browser,
}, info) => {
  const app = new App(page);
  await app.open(small);
  const step = await trained(app);
  await view(page, 'Runs');
  await keptAt(page, step);
  const saved = async (button: string | RegExp) => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    return saving;
  };
  for (const [button, ending] of [
    ['Save run file', '.zip'],
    ['Save curves as CSV', '-curves.csv'],
    ['Save curves as JSON', '-curves.json'],
  ] as const) {
    const { length } = ending;
    expect((await saved(button)).suggestedFilename().slice(-length)).toBe(ending);
  }
  const download = await saved(/^Download/);
  expect(download.suggestedFilename()).toMatch(/^run-20.*\.zip$/);
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const [file, notes] = written(info.outputPath('brought'), {
    'from afar.zip': bytes,
    'notes.txt': new TextEncoder().encode('not a run'),
  });

  const context = await browser.newContext();
  const other = new App(await context.newPage());
  await other.open();
  await dropOn(other.page.getByRole('main'), [notes]);
  await expect(other.page.getByText(/^notes\.txt: expected a run file, got another file/)).toBeVisible();
  await dropOn(other.page.getByRole('main'), [file]);
  await expect(
    other.page.getByText(/from afar\.zip holds a run: .*It is kept on this device\./),
  ).toBeVisible();
  await expect(other.button('Train')).toBeVisible();
  expect(await other.step()).toBe(0);
  await expectGoesOn(other, step, () => goOnFrom(other.page, step).click());
  // In the box for pictures it is known, too.
  await view(other.page, 'Data');
  await dropOn(other.page.getByText('Drop or paste files or a folder here, or'), [file]);
  await expect(goOnFrom(other.page, step)).toBeVisible();
  const { pathname } = new URL(other.page.url());
  expect(pathname).toBe(new URL(page.url()).pathname);
  expect(other.problems).toEqual([]);
  await context.close();
});

testLooks({
  what: 'the Runs view',
  open: async (page) => {
    const app = new App(page);
    await app.open(`${small}&view=runs`);
    await trained(app, 5);
    await app.button('New seed').click();
    await app.reach(5);
    await app.button('Pause').click();
    await expect(cards(page)).toHaveCount(2);
    await cards(page)
      .last()
      .getByRole('textbox', { name: /^Add a tag/ })
      .fill('a tag');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Remove tag a tag/ })).toBeVisible();
  },
});
