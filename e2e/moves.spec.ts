/** The list of the run's moves: one is removed, and the run is the one that its link makes anew. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';
import { keptRuns } from './kept-runs';
import { testLooks } from './looks';

const linkOf = (steps: number) => `#v=1&steps=${steps}&batch=20&hidden=16&d=4&C=5&R=21&seed=3`;

const panel = (page: Page) => page.locator('.rail-moves');
const rows = (page: Page) => page.getByRole('list', { name: 'Moves of this run' }).getByRole('listitem');

/** What a row says that taking its move back costs, by the snapshots of a run that was evaluated at 500 and the end. */
async function expectLong(row: Locator, end: number): Promise<void> {
  const step = Number(/at step ([\d,]+)/.exec(await row.innerText())![1]!.replace(',', ''));
  const words = step >= end ? 'Nothing is trained again.' : 'Trains again from step 500: ';
  await expect(row).toContainText(words);
}

/** Writes down what an element says from now on; the answer reads it. */
async function overheard(element: Locator): Promise<() => Promise<string>> {
  const heard = await element.evaluateHandle((node) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(node.textContent)).observe(node, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return texts;
  });
  return async () => (await heard.jsonValue()).join('\n');
}

/** Trains to the end, and gives the digest that it ends with. */
async function digestAtEnd(app: App, steps: number, besides: readonly string[] = []): Promise<string> {
  await app.reach(steps);
  await expect(app.status).toContainText('Finished');
  const ended = async () =>
    (await keptRuns(app.page)).find((one) => one.step === steps && !besides.includes(one.id));
  await expect.poll(async () => (await ended())?.step, { timeout: 60_000 }).toBe(steps);
  return (await ended())!.digest;
}

test('a removed move ends in the bits of the link without it', async ({ page, browser }) => {
  const steps = 900;
  const app = new App(page);
  await app.open(linkOf(steps));
  await expect(panel(page)).toHaveCount(0);
  await app.button('Train').click();
  await app.pauseFrom(505);
  await expect(app.button('Train')).toBeVisible();
  await app.move('Temperature', 'ArrowLeft');
  await app.button('Step').click();
  await app.move('Temperature', 'ArrowLeft');
  await app.button('Train').click();
  const whole = await digestAtEnd(app, steps);
  const before = (await keptRuns(page)).map(({ id }) => id);

  await panel(page).locator('summary').click();
  await expectLong(rows(page).last(), steps);
  await expectLong(rows(page).first(), steps);
  const count = await rows(page).count();
  const linkBefore = page.url();
  const heard = await overheard(panel(page));
  await rows(page)
    .last()
    .getByRole('button', { name: /^Remove: Temperature [\d.]+ at step \d+$/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Moves taken back' })).toContainText(
    'Taken back: Temperature',
  );
  await expect(panel(page).locator('summary')).toBeFocused();
  await expect(rows(page)).toHaveCount(count - 1);
  const digest = await digestAtEnd(app, steps, before);
  expect(digest).not.toBe(whole);
  expect(await heard()).toContain('Training again to step 900');
  await expect(panel(page)).not.toContainText('Training again');
  await expect.poll(() => page.url()).not.toBe(linkBefore);

  const context = await browser.newContext();
  const other = new App(await context.newPage());
  await other.open(new URL(page.url()).hash);
  await other.button('Train').click();
  expect(await digestAtEnd(other, steps)).toBe(digest);
  await expect(panel(other.page)).toContainText(`Moves (${count - 1})`);
  await context.close();

  // The run before is offered back.
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rows(page)).toHaveCount(count);
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'the list of moves',
  open: async (page) => {
    const app = new App(page);
    await app.open(linkOf(5000));
    await app.button('Train').click();
    await app.reach(20);
    await app.move('Temperature', 'ArrowLeft');
    await app.reach(40);
    await app.button('Pause').click();
    await panel(page).locator('summary').click();
    await expect(rows(page)).toHaveCount(1);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  },
  seen: async (page) => {
    await expect(rows(page).first()).toBeVisible();
  },
});
