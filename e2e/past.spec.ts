/** The cursor of steps: every figure shows the run as it was, and another run branches from there. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { keptRuns } from './kept-runs';
import { testLooks } from './looks';
import { tickAll } from './tick-all';

const linkOf = (steps: number) =>
  `#v=1&dataset=mnist&seed=3&steps=${steps}&batch=20&binarise=none&models=gauss,categorical,cg-bpef&hidden=16&d=4&L=1&lr=0.001&kl=1&Tmax=1&Tmin=0.5&C=5&M=3&R=21&sampler=concrete`;

const time = (page: Page) => page.getByRole('slider', { name: /^(Time|Past)$/ });
const words = (page: Page, name: string) =>
  page
    .getByRole('figure', { name: `${name}, CG-BPEF-VAE` })
    .getByRole('img')
    .first();

/** Trains to the end, and gives the page. */
async function trained(page: Page, steps: number): Promise<App> {
  const app = new App(page);
  await app.open(linkOf(steps));
  await app.button('Train').click();
  await app.reach(steps);
  await expect(app.status).toContainText('Finished');
  return app;
}

const keptAt = async (page: Page, step: number, but = '') =>
  (await keptRuns(page)).find((one) => one.step === step && one.digest !== but)?.digest;

test('a step of the past is shown by every figure, and a branch from it stands beside the run that it left', async ({
  page,
  browser,
}) => {
  const steps = 700;
  const app = await trained(page, steps);
  const parent = async () => (await keptAt(page, steps)) ?? '';
  await expect.poll(parent, { timeout: 60_000 }).not.toBe('');
  const left = await parent();
  await expect(time(page)).toHaveAttribute('aria-valuetext', 'now, step 700');
  const now = await words(page, 'Posterior').getAttribute('aria-label');

  await time(page).focus();
  await page.keyboard.press('Home');
  await expect(time(page)).toHaveAttribute('aria-valuetext', 'step 500, past');
  await expect(words(page, 'Posterior')).not.toHaveAttribute('aria-label', now!);
  await expect.poll(() => page.url()).toContain('train.at=500');
  await page.getByRole('navigation').getByRole('link', { name: 'Latent map', exact: true }).click();
  const notice = page.getByText('This shows the past, step 500. The run is at step 700.');
  await expect(notice).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await expect(words(page, 'Posterior')).toHaveAttribute('aria-label', now!);

  await time(page).focus();
  await page.keyboard.press('Home');
  await app.move('Temperature', 'Home');
  await page.getByRole('button', { name: 'Branch here with T = 0.01', exact: true }).click();
  await expect(page.getByText('The run before this one is kept, at step 700.')).toBeVisible();
  await app.reach(520);
  await expect(
    page.getByRole('img', { name: /Thin, the run before the branch: Gauss-VAE/ }).first(),
  ).toBeVisible();
  await app.reach(steps);
  await expect.poll(() => keptAt(page, steps, left), { timeout: 60_000 }).toBeTruthy();
  const branched = await keptAt(page, steps, left);

  // Run and branch over each other: two clicks and two ticks away.
  const link = new URL(page.url()).hash;
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Runs', exact: true }).click();
  await tickAll(page.getByRole('checkbox', { name: /^Compare / }), 2);
  await page.getByRole('button', { name: 'Compare 2 runs' }).click();
  const row = (label: string) =>
    page
      .getByRole('region', { name: 'Settings and results of the runs' })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
  await expect(row('Step').getByRole('cell')).toHaveText(['700 of 700', '700 of 700']);
  await expect(row('Moves').getByRole('cell')).toHaveText([/500/, /none/]);
  await expect(page.getByRole('region', { name: 'Lines' }).getByRole('row')).toHaveCount(7);

  // Its link is an ordinary one, which comes to the same parameters.
  const other = await (await browser.newContext()).newPage();
  const opened = new App(other);
  await opened.open(link);
  await opened.button('Train').click();
  await opened.reach(steps);
  await expect.poll(() => keptAt(other, steps), { timeout: 60_000 }).toBe(branched);
  await other.context().close();
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'a step of the past',
  async open(page) {
    await trained(page, 520);
    await time(page).focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('button', { name: 'Branch here' })).toBeVisible();
  },
});
