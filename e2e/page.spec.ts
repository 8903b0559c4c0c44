/** The page as a stranger meets it: accessible in both themes and at 360 px, and with words and a way on when something is wrong. */
import { expect, test } from '@playwright/test';
import { App } from './app';
import { expectFaultlessEnlarged, testLooks } from './looks';

/** Nets that train in a blink. */
const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

testLooks({
  what: 'the fresh page',
  async open(page) {
    const app = new App(page);
    await app.open(tiny);
    await app.openSettings();
  },
  seen: expectFaultlessEnlarged,
});

testLooks({
  what: 'a finished run',
  async open(page) {
    const app = new App(page);
    await app.open(tiny);
    await app.button('Train').click();
    await app.reach(60);
    await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
    await app.openSettings();
    expect(app.problems).toEqual([]);
  },
  seen: expectFaultlessEnlarged,
});

test('a keyboard alone trains, pauses, moves T and copies the link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new App(page);
  await app.open(tiny.replace('steps=60', 'steps=50000'));
  const press = async (name: 'Train' | 'Pause' | 'Copy link') => {
    const button = app.button(name);
    for (let i = 0; i < 60; i++) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await page.locator('body').press('Tab');
  await press('Train');
  await app.reach(3);
  await app.move('Temperature', 'ArrowLeft', 3);
  await expect(app.button('Release to schedule')).toBeVisible();
  await page.getByRole('link', { name: 'Skip to the curves' }).focus();
  await press('Pause');
  await press('Copy link');
  await expect(page.getByRole('status', { name: 'Copied link' })).not.toBeEmpty();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('moves=');
});

test('a damaged link opens with what can be read of it, and says what it changed', async ({ page }) => {
  const app = new App(page);
  await app.open('#v=9&d=9999&hidden=ab&seed=12&moves=%%%&colour=red');
  const notices = page.getByRole('list', { name: 'Notices' });
  await expect(notices).toContainText('9999');
  await expect(notices).toContainText('colour');
  await app.openSettings();
  expect(await app.box('Seed').inputValue()).toBe('12');
  expect(await app.box('Latent dimensions').inputValue()).toBe('80');
  expect(app.problems).toEqual([]);
});

test('a missing file of pictures is named, and tried again', async ({ page }) => {
  let broken = true;
  await page.route(/train-images-0\.bin/, (route) =>
    broken ? route.fulfill({ status: 404 }) : route.continue(),
  );
  const app = new App(page);
  await page.goto('./');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('train-images-0.bin');
  broken = false;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(app.backendName).toContainText('WebAssembly');
  await expect(alert).toHaveCount(0);
});

test('a corrupt file of pictures is named, not trained on', async ({ page }) => {
  await page.route(/train-images-0\.bin/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[5000] ^= 0xff;
    await route.fulfill({ response, body });
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('train-images-0.bin');
});

test('a loss that is not finite stops the run, names itself, and goes on with half the learning rate', async ({
  page,
}) => {
  const app = new App(page);
  // A first step of this size throws the log-variances of nets this wide out of float32's range.
  await app.open('#v=1&dataset=mnist&seed=3&steps=50&batch=20&models=gauss&hidden=400-400&d=20&lr=0.1');
  await app.button('Train').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/term[12] of Gauss-VAE at step \d+: expected a finite number/);
  await expect(page.getByText(/NaN|Infinity/)).toHaveCount(0);
  await alert.getByRole('button', { name: /^Continue from step 0/ }).click();
  await expect.poll(() => app.box('Learning rate').inputValue()).toBe('0.05');
});

test('a worker that dies says so, and the run is trained again from its experiment', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny.replace('steps=60', 'steps=50000'));
  await app.button('Train').click();
  await app.reach(5);
  await app.engine.evaluate(() => {
    setTimeout(() => {
      throw new Error('the worker broke');
    });
  });
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  await alert.getByRole('button').first().click();
  await app.reach(5);
  await expect(alert).toHaveCount(0);
});
