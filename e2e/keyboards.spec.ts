/** Single-key shortcuts on keyboards of other scripts: the key that stands where a Latin keyboard has the letter. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const small = '#v=1&dataset=mnist&seed=3&steps=50&batch=20&models=gauss&hidden=16&d=3';

/** Playwright's own keyboard is that of the USA. */
const press = (page: Page, key: string, code: string) =>
  page.evaluate(
    (event) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true })),
    { key, code },
  );

test('a step, a new seed and the sheet, by Russian, Greek and Arabic keys', async ({ page }) => {
  const app = new App(page);
  await app.open(small);
  await app.openSettings();
  for (const [at, key] of ['ы', 'σ', 'س'].entries()) {
    await expect(app.button('Step')).toBeEnabled();
    await press(page, key, 'KeyS');
    await app.reach(at + 1);
  }
  const seed = await app.box('Seed').inputValue();
  await press(page, 'т', 'KeyN');
  await expect(app.box('Seed')).not.toHaveValue(seed);
  await press(page, '؟', 'Slash');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(app.problems).toEqual([]);
});
