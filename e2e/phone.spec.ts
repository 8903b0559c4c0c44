/** The page on a phone: a short header with two menus, the sliders in a sheet with what they move above it, and a finger that scrolls from a slider. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { sightOf } from './in-sight';
import { Finger } from './touch';

const small =
  '#v=1&dataset=mnist&seed=3&steps=40&batch=20&models=gauss,cat,cg-bpef&hidden=16&d=3&L=1&R=21&M=3';
const phones = [
  [390, 844],
  [360, 640],
  [320, 640],
] as const;
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  contextOptions: { reducedMotion: 'reduce' },
});

const scrolled = (page: Page) => page.evaluate(() => window.scrollY);
/** Once a swipe's scrolling has come to its end: its last pixel may come late. */
async function scrolledAtRest(page: Page): Promise<number> {
  let before = Infinity;
  await expect
    .poll(async () => {
      const now = await scrolled(page);
      const moved = now - before;
      before = now;
      return moved;
    })
    .toBe(0);
  return before;
}
const viewMenu = (page: Page) => page.getByRole('button', { name: /^View: / });
const more = (page: Page) => page.getByRole('button', { name: 'More', exact: true });
const viewLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });

/** Opens the page where the badge of the backend waits in a menu. */
async function opened(page: Page, hash = ''): Promise<App> {
  const app = new App(page);
  await app.open(hash);
  return app;
}

async function expectNoFault(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${what}, ${colorScheme}: ${id}: ${nodes[0]!.html}`)).toEqual(
      [],
    );
  }
}

/** What of the view is beyond the window's edges, or cut by its own box; what scrolls by itself is not looked into. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const scrolls = (element: Element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth;
    const look = (element: Element) => {
      if (!element.checkVisibility({ visibilityProperty: true })) return;
      if (element.closest('.visually-hidden, .skip, svg')) return;
      const { left, right, width } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (style.textOverflow === 'ellipsis') return;
      if (width > 1 && (left < -0.5 || right > window.innerWidth + 0.5))
        found.push(`beyond the window: ${element.outerHTML.slice(0, 100)}`);
      const clips = style.overflowX === 'hidden';
      if (clips && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${element.outerHTML.slice(0, 100)}`);
      if (!scrolls(element)) for (const child of element.children) look(child);
    };
    look(document.body);
    return found;
  });

test('header, transport and navigation take at most 120 px, and two menus hold the rest', async ({
  page,
}) => {
  const app = await opened(page);
  for (const [width, height] of phones) {
    await page.setViewportSize({ width, height });
    const header = await page.locator('header').evaluate((element) => element.getBoundingClientRect().height);
    expect(header, `${width} x ${height}`).toBeLessThanOrEqual(120);
    for (const shown of [app.button('Train'), app.button('Step'), app.restart, viewMenu(page), more(page)])
      expect((await sightOf(shown)).hidden, `${width} x ${height}`).toEqual([]);
  }
  await expect(app.button('New seed')).toBeHidden();
  await more(page).tap();
  for (const name of ['New seed', 'Copy link'] as const) await expect(app.button(name)).toBeVisible();
  for (const name of ['Device', 'Keyboard shortcuts'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
  await expect(app.backendName).toBeVisible();
  await expectNoFault(page, 'the menu More');
  await page.keyboard.press('Escape');
  await expect(app.button('New seed')).toBeHidden();
  await expect(more(page)).toBeFocused();

  await expect(viewLink(page, 'Concrete')).toHaveCount(0);
  await viewMenu(page).tap();
  expect(await viewLink(page, 'Concrete').getAttribute('href')).toContain('view=concrete');
  await expectNoFault(page, 'the menu of views');
  await page.keyboard.press('Escape');
  await expect(viewLink(page, 'Concrete')).toHaveCount(0);
  await viewMenu(page).tap();
  await viewLink(page, 'Concrete').tap();
  await expect(page.getByRole('main', { name: 'Concrete' })).toBeFocused();
  await expect(viewLink(page, 'Concrete')).toHaveCount(0);
  await expect(viewMenu(page)).toHaveText('View: Concrete');
  expect(app.problems).toEqual([]);
});

test('a key opens the sheet of a button that a closed menu holds, and the menu stays closed', async ({
  page,
}) => {
  await opened(page);
  await page.keyboard.press('d');
  const sheet = page.getByRole('dialog', { name: 'This device' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(more(page)).toHaveAttribute('aria-expanded', 'false');
});

test('while it trains, T is in sight with posterior and simplex of the chosen model, before any scroll', async ({
  page,
}) => {
  const app = await opened(page);
  await app.button('Train').tap();
  await app.reach(20);
  expect(await scrolled(page)).toBe(0);
  for (const model of models) {
    await page.locator('.column-tab', { hasText: model }).tap();
    const simplex = model === 'Gauss-VAE' ? `KL by dimension, ${model}` : `Simplex, ${model}`;
    for (const name of [`Posterior, ${model}`, simplex]) {
      const figure = page.getByRole('figure', { name, exact: true });
      await expect(figure.getByRole('img')).toBeVisible();
      expect((await sightOf(figure)).hidden, name).toEqual([]);
    }
    expect((await sightOf(app.slider('Temperature'))).hidden).toEqual([]);
  }
  expect(await scrolled(page)).toBe(0);
  const sheet = page.locator('.live-sheet');
  await expect(app.slider('Grid points')).toBeHidden();
  await page.getByText('More sliders').tap();
  await expect(app.slider('Grid points')).toBeVisible();
  for (const [width, height] of phones) {
    await page.setViewportSize({ width, height });
    const part = await sheet.evaluate(
      (element) => element.getBoundingClientRect().height / window.innerHeight,
    );
    expect(part, `${width} x ${height}`).toBeLessThanOrEqual(0.355);
  }
  await expectNoFault(page, 'the sheet, unfolded');
  expect(app.problems).toEqual([]);
});

/** Sliders and where they stand, with a fraction of the track far from the thumb. */
const sliders: readonly {
  readonly name: string;
  readonly hash: string;
  readonly away: number;
  readonly bring?: (app: App) => Promise<void>;
}[] = [
  { name: 'Temperature', hash: '', away: 0.2 },
  { name: 'Recorded step', hash: '', away: 0.9 },
  { name: 'Large triangle', hash: '#v=1&view=concrete', away: 0.9 },
  { name: 'Read off at', hash: '#v=1&view=divergence', away: 0.9 },
  {
    name: 'Numbers at step',
    hash: `${small}&train.open=curves`,
    away: 0.2,
    bring: async (app) => {
      await app.button('Train').tap();
      await app.reach(40);
    },
  },
  {
    name: 'Position along',
    hash: `${small}&train.open=traversal`,
    away: 0.9,
    bring: async (app) => {
      await app.button('Train').tap();
      await app.reach(40);
    },
  },
];

for (const { name, hash, away, bring } of sliders)
  test(`a vertical swipe from "${name}" scrolls and changes nothing; a horizontal one moves it and does not scroll`, async ({
    page,
  }) => {
    const app = await opened(page, hash);
    await bring?.(app);
    const finger = await Finger.on(page);
    const slider = app.slider(name);
    await slider.scrollIntoViewIfNeeded();
    await expect(slider).toBeEnabled();
    const before = await slider.inputValue();
    const from = await scrolled(page);
    // To where there is more of the page.
    const down = from < 200;
    await finger.swipe(slider, away, [0, down ? -150 : 150]);
    await expect.poll(async () => ((await scrolled(page)) - from) * (down ? 1 : -1)).toBeGreaterThan(50);
    expect(await slider.inputValue()).toBe(before);

    await slider.scrollIntoViewIfNeeded();
    const still = await scrolledAtRest(page);
    await finger.swipe(slider, away, [away < 0.5 ? 90 : -90, 4]);
    await expect.poll(() => slider.inputValue()).not.toBe(before);
    expect(await scrolled(page)).toBe(still);
    expect(app.problems).toEqual([]);
  });

test('a swipe from T leaves no move in the link, and a drag one', async ({ page }) => {
  const app = await opened(page, small);
  const finger = await Finger.on(page);
  const link = page.url();
  await finger.swipe(app.slider('Temperature'), 0.2, [0, -150]);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(50);
  await expect(page.getByText('Starts here and follows its schedule.')).toBeVisible();
  // The link is written again, with all that was done.
  await page.locator('.digit').nth(3).tap();
  await expect.poll(() => page.url()).not.toBe(link);
  expect(page.url()).not.toContain('moves=');
  await finger.swipe(app.slider('Temperature'), 0.2, [60, 2]);
  await expect(page.getByText(/^T held at/)).toBeVisible();
  await expect.poll(() => page.url()).toContain('moves=');
});

test('at 320 px nothing is cut and nothing scrolls sideways, in every view', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const app = await opened(page);
  const names = await page
    .locator('nav.views a')
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.textContent!));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    await viewMenu(page).tap();
    await viewLink(page, name).tap();
    await expect(page.getByRole('main', { name, exact: true })).toBeVisible();
    await expect(page.getByText(`Loading ${name}`)).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(320);
    expect(await cut(page), name).toEqual([]);
  }
  expect(app.problems).toEqual([]);
});
