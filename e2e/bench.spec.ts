/** The bench: the sliders and all that they move in one sight while it trains, each figure enlarged by a click and closed by Escape, the same places before a run and in it. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { benchNames, windows } from '../scripts/measure/in-sight.mjs';
import { sightOf, sightsOf } from './in-sight';

const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });

/** Least heights at 680 and at 800 px. */
const least: readonly (readonly [RegExp, number, number])[] = [
  [/^Small curve/, 90, 110],
  [/^Reconstruction/, 80, 80],
  [/^Posterior/, 80, 120],
  [/^(Simplex|KL by)/, 100, 150],
  [/^(Traversal|Samples)/, 20, 24],
];
const figureNames = benchNames.filter((name) => least.some(([kind]) => kind.test(name)));

test('sliders and every figure are in one sight while it trains', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open();
  await app.button('Train').click();
  await app.reach(20);
  await expect(figure(page, 'Simplex, CG-BPEF-VAE').getByRole('img')).toBeVisible();
  await expect(figure(page, 'Samples, CG-BPEF-VAE').getByRole('img')).toBeVisible();
  for (const { width, height } of windows) {
    await page.setViewportSize({ width, height });
    const at = `${width} x ${height}`;
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    for (const sight of await sightsOf(page, benchNames)) {
      expect(sight.hidden, `${sight.name} at ${at}`).toEqual([]);
      const [, low, high] = least.find(([kind]) => kind.test(sight.name)) ?? [null, 0, 0];
      expect(sight.height, `${sight.name} at ${at}`).toBeGreaterThanOrEqual(height < 800 ? low : high);
    }
    const header = await page.locator('header').evaluate((element) => element.getBoundingClientRect().height);
    expect(header, at).toBeLessThanOrEqual(96);
  }
  expect(app.problems).toEqual([]);
});

test('no text on the bench is smaller than 12 px, but sub- and superscripts', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open();
  await app.button('Train').click();
  await app.reach(20);
  const small = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || parent.closest('sub, sup, math, script, style')) continue;
      if (!parent.checkVisibility() || parent.closest('.visually-hidden')) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < 12) found.push(`${size} px: ${node.textContent.trim().slice(0, 40)}`);
    }
    return found;
  });
  expect(small).toEqual([]);
});

test('every figure is enlarged by a click or Enter beside the sliders, and closed by Escape', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open();
  await app.button('Train').click();
  await app.reach(20);
  await app.button('Pause').click();
  // One figure of each kind.
  for (const name of figureNames.filter((one) => /term1|Cat-VAE|KL/.test(one))) {
    const enlarge = page.getByRole('button', { name: `Enlarge: ${name}`, exact: true });
    await enlarge.focus();
    await page.keyboard.press('Enter');
    const opened = page.getByRole('region', { name: /^Enlarged: / });
    await expect(opened).toBeVisible();
    await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeFocused();
    expect((await sightOf(app.slider('Temperature'))).hidden).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);
    await expect(enlarge).toBeFocused();
  }
  await figure(page, 'Simplex, Cat-VAE').click();
  await expect(page.getByRole('region', { name: 'Enlarged: Simplex' })).toBeVisible();
  await expect.poll(() => page.url()).toContain('train.open=simplex');
  expect(app.problems).toEqual([]);
});

test('a link opens with its figure enlarged', async ({ page }) => {
  const app = new App(page);
  await app.open('#v=1&train.open=posterior');
  await expect(page.getByRole('region', { name: 'Enlarged: Posterior' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).not.toContain('train.open');
});

test('nothing jumps when training starts: the figures keep their places', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = new App(page);
  await app.open();
  const places = () =>
    page.evaluate(
      (all) =>
        all.map((name) => {
          const box = document.querySelector(`figure[aria-label="${name}"]`)?.getBoundingClientRect();
          return box ? [name, box.x, box.y, box.width, box.height] : [name];
        }),
      figureNames,
    );
  await expect(figure(page, 'Posterior, CG-BPEF-VAE')).toBeVisible();
  const before = await places();
  await app.button('Train').click();
  await app.reach(20);
  await expect(figure(page, 'Samples, CG-BPEF-VAE').getByRole('img')).toBeVisible();
  expect(await places()).toEqual(before);
});

test('Explain shows the explanations inline, and is remembered', async ({ page }) => {
  const app = new App(page);
  await app.open();
  const words = page.getByText('Filled: the posterior q(z | x)').first();
  await expect(words).toHaveCount(0);
  await page.getByLabel('Explain').check();
  await expect(words).toBeVisible();
  await page.reload();
  await expect(words).toBeVisible();
  await page.getByLabel('Explain').uncheck();
  await expect(words).toHaveCount(0);
});

test('the hint of three steps ticks what is done, is hidden on a click, and stays hidden', async ({
  page,
}) => {
  const app = new App(page);
  await app.open();
  const hint = page.getByRole('group', { name: 'First steps' });
  await expect(hint).toHaveCount(0);
  await app.button('Train').click();
  await app.reach(5);
  await expect(hint).toContainText('✓ Train');
  await expect(hint).not.toContainText('✓ Drag T');
  await app.move('Temperature', 'ArrowLeft', 3);
  await expect(hint).toContainText('✓ Drag T');
  await hint.getByRole('button', { name: 'Hide' }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await app.button('Train').click();
  await app.reach(5);
  await expect(hint).toHaveCount(0);
});
