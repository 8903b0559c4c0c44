/** A sweep trains its runs in turn, goes on after a reload to the same bits, waits for a run that somebody begins, and shows what came of it. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { keptRuns } from './kept-runs';
import { testLooks } from './looks';

const settings = (seed: number, steps: number) =>
  `#v=1&dataset=mnist&seed=${seed}&steps=${steps}&batch=20&binarise=none&models=gauss&net=dense&hidden=16&d=3&L=1&lr=0.001&kl=1&noise=1&Tmax=1&Tmin=0.5&C=5&M=3&R=11&sampler=concrete`;

const panel = (page: Page) => page.getByRole('region', { name: 'Sweep', exact: true });
const strip = (page: Page) => page.getByRole('group', { name: 'Progress of the sweep' });
const line = (page: Page) => page.getByRole('group', { name: 'Sweep', exact: true });
const cells = (page: Page) =>
  panel(page)
    .getByRole('table')
    .locator('tbody')
    .evaluateAll((jobs) =>
      jobs.map((job) => [...job.querySelectorAll('th, td')].map((cell) => cell.textContent)),
    );
const view = async (page: Page, name: 'Runs' | 'Train') => {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
};
const rested = (page: Page) => expect(strip(page).getByText(/^Paused: /)).toBeVisible();

async function wanted(page: Page, seeds: readonly [number, number], field = '', values = ''): Promise<void> {
  const boxes = [panel(page).getByLabel('First seed'), panel(page).getByLabel('Last seed')];
  for (const [i, box] of boxes.entries()) {
    await box.fill(String(seeds[i]));
    await box.press('Enter');
  }
  if (field === '') return;
  await panel(page).getByLabel('One setting over listed values').selectOption({ label: field });
  await panel(page).getByRole('textbox', { name: 'Values' }).fill(values);
}
const start = (page: Page) => panel(page).getByRole('button', { name: 'Start the sweep' }).click();

/** Digests of the runs of the sweep, in the order of its jobs. */
async function digests(page: Page): Promise<(string | undefined)[]> {
  const ids = await page.evaluate(() => {
    const { sweep } = JSON.parse(localStorage.getItem('coarse-grain/sweep') ?? '') as {
      sweep: { records: { id: string }[] };
    };
    return sweep.records.map(({ id }) => id);
  });
  const kept = await keptRuns(page);
  return ids.map((id) => kept.find((run) => run.id === id)?.digest);
}

test('three seeds are trained in turn, over a reload in the middle, to the bits of runs by themselves', async ({
  page,
  browser,
}) => {
  const steps = 600;
  const app = new App(page);
  await app.open(`${settings(5, steps)}&view=runs`);
  await wanted(page, [1, 3]);
  await expect(panel(page).getByText(`3 runs of 600 steps: 1,800 steps in all`)).toBeVisible();
  await start(page);
  await expect(strip(page)).toContainText('1 of 3 done');
  await expect(strip(page)).toContainText(/seed \d is at step [1-9]/);
  await strip(page).getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(strip(page).getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  const step = await app.step();
  await expect(
    page.getByText(`Kept on this device at step ${new Intl.NumberFormat('en-GB').format(step)}.`),
  ).toBeVisible();
  const [paused] = /[12] of 3 done, seed \d/.exec(await strip(page).innerText())!;
  await page.reload();
  await expect(app.backendName.filter({ hasNotText: /choosing|not chosen/ })).toBeAttached();
  await expect(strip(page)).toContainText(`Paused: ${paused.slice(0, '1 of 3 done'.length)}`);
  // The way on is that of the sweep alone.
  await expect(page.getByRole('button', { name: /^Continue from step/ })).toHaveCount(0);
  await page.evaluate(() => {
    const seen: number[] = [];
    const read = () =>
      seen.push(Number(document.querySelector('[data-testid="step"]')?.textContent?.replace(/\D/g, '') || 0));
    const timer = setInterval(read, 5);
    Object.assign(window, { seen, stop: () => clearInterval(timer) });
  });
  await strip(page).getByRole('button', { name: 'Go on with the sweep' }).click();
  await expect(strip(page)).toContainText(paused);
  await app.reach(step + 1);
  const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
  expect(seen.filter((one) => one > 0 && one < step)).toEqual([]);
  await view(page, 'Train');
  await expect(line(page)).toContainText('Ended: 3 of 3 done');
  await line(page).getByRole('button', { name: 'Results' }).click();
  const table = await cells(page);
  expect(table.map(([job, seed, model, , , at, , state]) => [job, seed, model, at, state])).toEqual(
    ['1', '2', '3'].map((seed) => [seed, seed, 'Gauss', '600', 'done']),
  );
  for (const [, , , validated, tested] of table)
    for (const L of [validated, tested]) expect(Number(L)).toBeGreaterThan(50);
  const L = table.map(([, , , , tested]) => Number(tested));
  const mean = (L[0]! + L[1]! + L[2]!) / 3;
  const figure = panel(page).getByRole('figure', { name: 'L of Gauss-VAE by seed', exact: true });
  await expect(figure).toContainText(/Mean [\d.]+, standard deviation [\d.]+ over 3 seeds\./);
  const said = Number(/Mean ([\d.]+),/.exec(await figure.innerText())![1]);
  expect(Math.abs(said - mean)).toBeLessThan(0.011);
  const saving = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: 'Save as CSV' }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8')
    .trim()
    .split('\n');
  expect(csv).toHaveLength(4);
  expect(csv[2]).toMatch(/^2,2,done,0,600,gauss,/);
  await panel(page).getByRole('button', { name: 'List these runs alone' }).click();
  const list = page.getByRole('list', { name: /^Kept runs/ }).locator('> li');
  await expect(list).toHaveCount(3);
  await expect(page.getByRole('listitem', { name: 'Sweep: seed 2' })).toBeVisible();
  expect(app.problems).toEqual([]);
  // The run that was broken off, by itself and in one go.
  const seed = Number(paused.at(-1));
  const other = await (await browser.newContext()).newPage();
  const alone = new App(other);
  await alone.open(settings(seed, steps));
  await alone.button('Train').click();
  await expect(other.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 600', {
    timeout: 300_000,
  });
  await expect.poll(async () => (await keptRuns(other))[0]?.step).toBe(steps);
  const [{ digest }] = await keptRuns(other);
  expect((await digests(page))[seed - 1]).toBe(digest);
  await other.context().close();
});

/** Some steps more than are shown, which may still be those of the run before: the new one then has to come past them. */
const trainedOn = async (app: App) => app.reach((await app.step()) + 5);

test('a run that somebody begins lets the sweep wait, and is kept when it goes on', async ({ page }) => {
  const app = new App(page);
  await app.open(`${settings(9, 50000)}&view=runs`);
  await app.button('Train').click();
  await app.reach(20);
  await app.button('Pause').click();
  await wanted(page, [1, 2], 'Latent dimensions', '2, many');
  await expect(panel(page).getByText(/got 'many'/)).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Start the sweep' })).toBeDisabled();
  await wanted(page, [1, 2], 'Latent dimensions', '2, 4');
  await expect(panel(page).getByText(/^4 runs of 50,000 steps: 200,000 steps in all, about /)).toBeVisible();
  await start(page);
  await expect(strip(page)).toContainText('0 of 4 done, d 2, seed 1 is at step');
  await expect(page.getByText(/The run before this one is kept, at step/)).toBeVisible();
  await trainedOn(app);
  await app.restart.click();
  await rested(page);
  await trainedOn(app);
  await strip(page).getByRole('button', { name: 'Go on with the sweep' }).click();
  await expect(strip(page)).toContainText('0 of 4 done, d 2, seed 1 is at step');
  await strip(page).getByRole('button', { name: 'Skip this one' }).click();
  await expect(strip(page)).toContainText('0 of 4 done, 1 skipped, d 4, seed 1 is at step');
  await trainedOn(app);
  await strip(page).getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(strip(page)).toContainText('Ended: 0 of 4 done, 1 skipped');
  await expect(app.button('Train')).toBeVisible();
  expect((await cells(page)).map((job) => job.at(-1))).toEqual([
    'skipped',
    'not trained',
    'not trained',
    'not trained',
  ]);
  // Its first run, the one begun by hand in between, and those of the sweep.
  await expect(page.getByRole('list', { name: /^Kept runs/ }).locator('> li')).toHaveCount(4);
  expect(app.problems).toEqual([]);
});

test('two tabs do not train one sweep, and its line moves nothing below it', async ({ page, context }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open(`${settings(9, 50000)}&view=runs`);
  await wanted(page, [1, 2]);
  await start(page);
  await app.reach(5);
  await view(page, 'Train');
  await expect(line(page)).toContainText(/0 of 2 done, seed 1 is at step/);
  const heart = page.getByRole('main', { name: 'Train', exact: true });
  const before = await heart.boundingBox();
  await app.reach((await app.step()) + 50);
  expect(await heart.boundingBox()).toEqual(before);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await expect(line(page)).toBeInViewport({ ratio: 1 });
    await expect(line(page).getByRole('button', { name: 'Show' })).toBeInViewport({ ratio: 1 });
  }
  const other = await context.newPage();
  await other.goto('./');
  await expect(line(other)).toContainText('0 of 2 done: it runs in another tab');
  await expect(line(other).getByRole('button', { name: 'Go on with the sweep' })).toHaveCount(0);
  await page.close();
  await line(other).getByRole('button', { name: 'Go on with the sweep' }).click();
  await expect(line(other)).toContainText(/seed 1 is at step/);
});

testLooks({
  what: 'a sweep that is over',
  open: async (page) => {
    const app = new App(page);
    await app.open(
      `${settings(5, 20).replace('models=gauss', 'models=gauss,categorical,cg-bpef')}&view=runs`,
    );
    await wanted(page, [1, 2], 'Latent dimensions', '2, 4');
    await start(page);
    await expect(strip(page)).toContainText('Ended: 4 of 4 done');
    await expect(panel(page).getByRole('figure')).toHaveCount(3);
  },
});
