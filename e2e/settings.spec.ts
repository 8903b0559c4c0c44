/** The settings as a hand uses them: help with an equation, resets, one model alone, new settings for a run in hand, and things to try. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { App } from './app';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=400&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

test('a control tells its meaning, equation, range and panel, and goes back to its default', async ({
  page,
}) => {
  const app = new App(page);
  await app.open();
  await app.openSettings();
  await page.getByRole('button', { name: 'What is Grid points?' }).click();
  const group = page.locator('.setting', { has: page.getByRole('slider', { name: /^Grid points/ }) });
  await expect(group.locator('math')).toBeVisible();
  await expect(group).toContainText('a whole number from 3 to 1001');
  await expect(group).toContainText('Posterior: the bars');
  await page.keyboard.press('Escape');
  await expect(group.locator('math')).toHaveCount(0);

  await expect(page.getByRole('button', { name: 'Reset Grid points to 101' })).toHaveCount(0);
  await app.box('Grid points').fill('51');
  await app.box('Grid points').press('Enter');
  await page.getByRole('button', { name: 'Reset Grid points to 101' }).click();
  await expect(app.box('Grid points')).toHaveValue('101');
  await expect(app.slider('Grid points')).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include('aside.rail').analyze();
  expect(violations).toEqual([]);
});

test('a number is typed while the schedule goes on with it; one that cannot be is said in sight', async ({
  page,
}) => {
  const app = new App(page);
  await app.open(tiny.replace('steps=400', 'steps=20000'));
  await app.button('Train').click();
  await app.reach(3);
  const box = app.box('Temperature');
  const caption = page.getByRole('figure', { name: 'Simplex, Cat-VAE', exact: true }).locator('figcaption');
  await box.focus();
  await page.keyboard.press('ControlOrMeta+a');
  const before = await caption.innerText();
  await expect(caption).not.toHaveText(before);
  await page.keyboard.type('0.25');
  await page.keyboard.press('Enter');
  await expect(caption).toHaveText('T = 0.25');
  await expect(box).toHaveValue('0.25');
  await box.fill('9');
  await page.keyboard.press('Enter');
  const complaint = page.locator('.complaint:not(:empty)');
  await expect(complaint).toHaveText('Expected a number from 0.01 to 5, got 9; took 5.');
  const rail = await page.getByRole('complementary', { name: 'Settings' }).boundingBox();
  for (const part of [box, complaint]) {
    const place = await part.boundingBox();
    expect(place!.x).toBeGreaterThanOrEqual(rail!.x);
    expect(place!.x + place!.width).toBeLessThanOrEqual(rail!.x + rail!.width);
  }
});

test('an unlinked setting is one for each model, and linked again one for all', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const unlink = page.getByRole('button', { name: 'Unlink Learning rate' });
  await expect(unlink).toHaveAttribute('aria-pressed', 'false');
  await unlink.click();
  const cat = page.getByRole('textbox', { name: 'Learning rate, Cat, value' });
  await cat.fill('0.01');
  await cat.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Learning rate, Gauss, value' })).toHaveValue('0.001');
  await expect.poll(() => page.url()).toContain('categorical.lr=0.01');
  await unlink.click();
  await expect(app.box('Learning rate')).toHaveValue('0.001');
  await expect.poll(() => page.url()).not.toContain('categorical.lr');
});

test('New settings lights up when the run differs, and starts again or goes back', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  await app.openSettings();
  const fresh = page.getByRole('button', { name: 'New settings' });
  await expect(fresh).toHaveCount(0);
  await app.button('Train').click();
  await app.reach(5);
  await expect(fresh).toHaveCount(0);
  await app.box('Latent dimensions').fill('5');
  await app.box('Latent dimensions').press('Enter');
  await expect(page.getByText('Not in the run: Latent dimensions.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the running settings' }).click();
  await expect(app.box('Latent dimensions')).toHaveValue('3');
  await expect(fresh).toHaveCount(0);
  await app.box('Latent dimensions').fill('5');
  await app.box('Latent dimensions').press('Enter');
  await fresh.click();
  await expect(fresh).toHaveCount(0);
  await app.reach(5);
  await expect.poll(() => page.url()).toContain('d=5');
});

test('a thing to try is loaded by a button, starts nothing, and has a way back', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  await app.openSettings();
  await app.button('Train').click();
  await app.reach(5);
  await page.getByLabel('Try this').selectOption({ label: 'CG-BPEF-VAE, L = 1, T = 0.8' });
  await expect(page.getByText('term2 75.9 and L 92.8 nats, its accounting and not a bound')).toBeVisible();
  await expect(app.box('Seed')).toHaveValue('3');
  await page.getByRole('button', { name: 'Leave the run and load' }).click();
  await expect(page.getByRole('textbox', { name: 'Latent dimensions, CG-BPEF' })).toHaveValue('30');
  expect(await app.step()).toBe(0);
  await page.getByRole('button', { name: 'Restore the previous settings' }).click();
  await expect(app.box('Seed')).toHaveValue('3');
  await expect(app.box('Latent dimensions')).toHaveValue('3');
});

test('typed numbers are read for what they mean, and what can mean two is refused with both', async ({
  page,
}) => {
  const app = new App(page);
  await app.open();
  await app.openSettings();
  const steps = page.getByRole('textbox', { name: 'Training steps N', exact: true });
  const seed = page.getByRole('textbox', { name: 'Seed', exact: true });
  const complaint = page.locator('.complaint:not(:empty)');
  for (const [box, text, value] of [
    [steps, '20,000', '20000'],
    [steps, '10.000', '10000'],
    [steps, '３０００', '3000'],
    [seed, '1,000', '1000'],
    [seed, '1e3', '1000'],
  ] as const) {
    await box.fill(text);
    await box.press('Enter');
    await expect(box).toHaveValue(value);
  }
  await steps.fill('ten');
  await steps.press('Enter');
  await expect(complaint).toHaveText(/^Expected a whole number from .*, got ten; it stays \d+\.$/);
  await expect(steps).toHaveValue('3000');
  const hidden = page.getByRole('textbox', { name: 'Hidden layers', exact: true });
  await hidden.fill('1,000-50');
  await hidden.press('Enter');
  await expect(hidden).toHaveValue('1000-50');
  await hidden.fill('500, 300');
  await hidden.press('Enter');
  await expect(hidden).toHaveValue('1000-50');
  await expect(page.getByText(/Hidden layers: expected .*; it stays 1000-50\./)).toBeVisible();
});
