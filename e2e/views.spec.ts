/** Views of the page: by link and by navigation, while a run goes on behind them. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';

const small = '#v=1&dataset=mnist&seed=5&steps=50000&batch=20&models=gauss&hidden=16&d=3&L=1&R=11&M=3';

test('a run goes on while another view is shown, and back and forward keep it', async ({ page }) => {
  const app = new App(page);
  await app.open(small);
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('link', { name: 'Train' })).toHaveAttribute('aria-current', 'page');
  await app.button('Train').click();
  await app.reach(5);
  // What is open and chosen in a view is there when it is shown again.
  await app.openFigure('Posterior');
  await page.getByText('Sandbox: bend a density by hand').click();
  await views.getByRole('link', { name: 'Concrete' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'One triangle, by hand' })).toBeVisible();
  await expect(page.getByRole('main', { name: 'Concrete' })).toBeFocused();
  await expect(page).toHaveTitle(/· Concrete · Coarse Grain$/);
  expect(page.url()).toContain('&view=concrete');
  await expect(page.getByRole('complementary', { name: 'Settings' })).toHaveCount(0);
  const then = await app.step();
  await app.reach(then + 5);
  await page.goBack();
  await expect(page.getByRole('main', { name: 'Train' })).toBeFocused();
  await expect(page.getByRole('group', { name: 'Sandbox' })).toBeVisible();
  expect(await app.step()).toBeGreaterThan(then);
  await expect(app.button('Pause')).toBeVisible();
  await page.goForward();
  await expect(views.getByRole('link', { name: 'Concrete' })).toHaveAttribute('aria-current', 'page');
  const now = await app.step();
  await app.reach(now + 5);
  await app.button('Pause').click();
  expect(app.problems).toEqual([]);
});

test('the links are real addresses, and an unknown view is said', async ({ page }) => {
  const app = new App(page);
  await app.open('#v=1&seed=9&view=atlas');
  await expect(page.getByText(/view: expected .* got 'atlas'; took train\./)).toBeVisible();
  const link = page.getByRole('link', { name: 'Concrete' });
  await link.hover();
  const other = await page.context().newPage();
  await other.goto((await link.evaluate((anchor: HTMLAnchorElement) => anchor.href))!);
  await expect(other.getByRole('heading', { name: 'One triangle, by hand' })).toBeVisible();
  await other.getByRole('link', { name: 'Train' }).click();
  const second = new App(other);
  await second.openSettings();
  await expect(second.box('Seed')).toHaveValue('9');
});

test('the skip link passes the header and leaves the address alone', async ({ page }) => {
  const app = new App(page);
  await app.open('#v=1&view=concrete');
  const before = page.url();
  await page.getByRole('link', { name: 'Skip to the triangles' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(page.url()).toBe(before);
});

const waysToData: [string, string, (page: Page) => Locator][] = [
  [
    'the choice of a data set',
    small,
    (page) => page.getByRole('button', { name: 'SVHN and your own pictures: Data' }),
  ],
  [
    'the hint on a net that does not take the pictures',
    `${small}&net=convolutional`,
    (page) => page.getByRole('button', { name: 'Get them: Data' }),
  ],
  [
    'the message on data that is missing',
    small.replace('mnist', 'svhn'),
    (page) => page.getByRole('alert').getByRole('button', { name: 'Go to Data' }),
  ],
];
for (const [name, link, way] of waysToData)
  test(`${name} leads to Data, and back and forward stay on the page`, async ({ page }) => {
    const app = new App(page);
    await page.goto(`./${link}`);
    await app.openSettings();
    // Gone with the page, were it left.
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    const stayed = () => page.evaluate(() => 'stayed' in window);
    const data = page.getByRole('heading', { name: 'Your own pictures' });
    await way(page).click();
    await expect(data).toBeVisible();
    expect(page.url()).toContain('&view=data');
    await page.goBack();
    await expect(page.getByRole('main', { name: 'Train' })).toBeFocused();
    await expect(way(page)).toBeVisible();
    await expect(data).toBeHidden();
    expect(await stayed()).toBe(true);
    await page.goForward();
    await expect(page.getByRole('main', { name: 'Data' })).toBeFocused();
    await expect(data).toBeVisible();
    expect(await stayed()).toBe(true);
    expect(app.problems).toEqual([]);
  });
