/** Links as they arrive in the built page: damaged on their way, short, and with more moves than a hand makes. */
import { deflateRawSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const whole =
  'v=1&dataset=mnist&seed=21&steps=4000&batch=20&binarise=none&models=gauss,cg-bpef&hidden=16&d=3&L=1' +
  '&lr=0.001&kl=3&Tmax=1&Tmin=0.5&C=5&M=3&R=11&sampler=concrete';

const notices = (page: Page) => page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
/** Not those of the device. */
const ofLink = (page: Page) => notices(page).filter({ hasText: /^[\w.-]+: / });

/** Moves that clamp M and R against each other. */
const clashes = (count: number, step: (i: number) => number): string => {
  const rows = Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? [step(i), 'gridPoints', 5] : [step(i), 'polynomialOrder', 20],
  );
  return `#${whole}&moves=${deflateRawSync(JSON.stringify(rows)).toString('base64url')}`;
};

for (const [name, address] of [
  ['with its & escaped and a bracket behind it', `#${whole.replaceAll('&', '&amp;')})`],
  ['encoded as a whole', `#${encodeURIComponent(whole)}.`],
  ['broken by blanks and soft hyphens', `#${whole.replaceAll('&', '& \u00ad')}`],
  ['with its hash sign encoded', `?from=mail%23${whole}`],
] as const)
  test(`a link ${name} opens as it was sent`, async ({ page }) => {
    const app = new App(page);
    await app.open(address);
    await expect(app.box('KL weight')).toHaveValue('3');
    await app.openSettings();
    await expect(app.box('Seed')).toHaveValue('21');
    await expect(ofLink(page)).toHaveCount(0);
    expect(new URL(page.url()).hash).not.toBe('');
    expect(app.problems).toEqual([]);
  });

test('short links open what the page ships, beside a view, and say what there is', async ({ page }) => {
  const app = new App(page);
  await app.open('#try=collapse');
  await expect(app.box('KL weight')).toHaveValue('4');
  await app.openSettings();
  await expect(app.box('Training steps')).toHaveValue('1500');
  await expect(ofLink(page)).toHaveCount(0);
  await page.goto('./#row=cg-bpef-L1-T0.8&view=concrete');
  await expect(page.getByRole('heading', { name: 'One triangle, by hand' })).toBeVisible();
  await page.getByRole('link', { name: 'Train', exact: true }).click();
  await expect(app.box('Latent dimensions, CG-BPEF')).toHaveValue('30');
  await page.goto('./#row=nothing');
  await expect(ofLink(page)).toHaveText(
    /^row: expected one of gauss-L1, .*, got 'nothing'; took the default experiment\.$/,
  );
  expect(app.problems).toEqual([]);
});

for (const [name, step, shown] of [
  ['at one step', () => 3, 3],
  // Ten, and how many more there are.
  ['at a step each', (i: number) => i, 11],
] as const)
  test(`two thousand moves ${name} leave a page that trains and answers`, async ({ page }) => {
    const app = new App(page);
    await app.open(clashes(2000, step));
    await app.button('Train').click();
    await app.reach(5);
    await app.button('Pause').click();
    await expect(app.status).toContainText('Paused');
    // What is said of the device may be among them.
    await expect.poll(() => notices(page).count()).toBeGreaterThanOrEqual(shown);
    expect(await notices(page).count()).toBeLessThanOrEqual(11);
    await app.move('KL weight', 'ArrowRight');
    await expect(app.box('KL weight')).not.toHaveValue('3');
    expect(app.problems).toEqual([]);
  });

test('a link with too many moves opens without them, and says so', async ({ page }) => {
  const app = new App(page);
  await app.open(clashes(2001, (i) => i));
  await expect(ofLink(page)).toHaveText([/^moves: expected at most 2000, got 2001; left the moves out\.$/]);
  await expect(app.box('KL weight')).toHaveValue('3');
  expect(app.problems).toEqual([]);
});
