/** The control of a typed text, Unit-VAE's note, and of settings that do nothing: by keyboard, and in a narrow window. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { App } from '../app';

const settings =
  '#v=1&dataset=mnist&seed=5&steps=60&batch=20&models=unit&hidden=16&d=3&note=z%3B%20sin(3*z)%5E2%20%2B%201';
const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true });

async function open(page: Page): Promise<void> {
  const app = new App(page);
  await app.open(settings);
  await app.openSettings();
}

/** The note in the address, percent-encoded; empty where it has none. */
const inAddress = (page: Page) => /&note=([^&]*)/.exec(page.url())?.[1] ?? '';

test('a text is taken on Enter and when it is left, and Escape gives the last good one back', async ({
  page,
}) => {
  await open(page);
  await expect(note(page)).toHaveValue('z; sin(3*z)^2 + 1');
  await note(page).fill(' z; abs(z) ');
  await note(page).press('Enter');
  await expect(note(page)).toHaveValue('z; abs(z)');
  await expect.poll(() => decodeURIComponent(inAddress(page))).toBe('z; abs(z)');
  await expect(note(page)).toBeFocused();

  await note(page).fill('z; z^3');
  await note(page).press('Tab');
  await expect.poll(() => decodeURIComponent(inAddress(page))).toBe('z; z^3');

  await note(page).fill('nothing');
  await note(page).press('Escape');
  await expect(note(page)).toHaveValue('z; z^3');
  await page.getByRole('button', { name: 'Reset Note to z; z^2' }).click();
  await expect(note(page)).toHaveValue('z; z^2');
  await expect.poll(() => inAddress(page)).toBe('');
});

test('a refused text stays as it was typed, with the reason under it and nothing taken', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'What is Note?' }).click();
  await note(page).fill('z; sin(3*z');
  await note(page).press('Tab');
  await expect(note(page)).toHaveValue('z; sin(3*z');
  await expect(note(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(note(page)).toHaveAccessibleDescription(
    'Expected as many closing brackets as opening ones in z; sin(3*z; close each of them.',
  );
  expect(decodeURIComponent(inAddress(page))).toBe('z; sin(3*z)^2 + 1');
  const { violations } = await new AxeBuilder({ page }).include('aside.rail').analyze();
  expect(violations).toEqual([]);

  // A changed text is no refused one; Escape leaves the help open that it would close by itself.
  await note(page).fill('z; sin(3*z)z');
  await expect(note(page)).toHaveAttribute('aria-invalid', 'false');
  await note(page).press('Escape');
  await expect(note(page)).toHaveValue('z; sin(3*z)^2 + 1');
  await expect(page.getByText('a text of at most 60 characters')).toBeVisible();
});

test('a longer text than is allowed is refused at 320 pixels without a scroll bar', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  await note(page).fill('z'.repeat(200));
  await note(page).press('Enter');
  await expect(note(page)).toHaveAccessibleDescription('Expected at most 60 characters, got 200.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a setting that does nothing has no control, keeps its value, and leaves the focus where it is', async ({
  page,
}) => {
  await open(page);
  const hidden = page.getByRole('textbox', { name: 'Hidden layers', exact: true });
  const net = page.getByLabel('Net', { exact: true });
  await expect(hidden).toBeVisible();
  await net.focus();
  await net.selectOption('convolutional');
  await expect(hidden).toHaveCount(0);
  await expect(net).toBeFocused();
  await expect.poll(() => page.url()).toContain('hidden=16');
  await net.selectOption('dense');
  await expect(hidden).toHaveValue('16');

  const latent = page.getByRole('textbox', { name: /^Latent dimensions/ });
  await latent.fill('1');
  await latent.press('Enter');
  await expect(note(page)).toHaveCount(0);
  await expect(latent).toBeFocused();
  await page.reload();
  await expect(note(page)).toHaveCount(0);
  await new App(page).openSettings();
  await latent.fill('2');
  await latent.press('Enter');
  await expect(note(page)).toHaveValue('z; sin(3*z)^2 + 1');
});
