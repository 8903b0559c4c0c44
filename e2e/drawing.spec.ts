/** A digit drawn by hand: seen by every model, beside the training digits like it, shifted by keys, and brought by a link. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';

const small = '#v=1&seed=3&steps=300&batch=100&hidden=64&d=4&L=1&R=21&M=3&C=5&lr=0.003';
const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

const section = (page: Page) => page.locator('.drawing-section');
const pad = (page: Page) => page.locator('.drawing-pad');

async function openPad(page: Page): Promise<void> {
  await new App(page).openFigure('Draw');
  await expect(page.getByRole('heading', { name: 'Draw a digit', exact: true })).toBeVisible();
  await pad(page).waitFor();
}

/** Strokes in fractions of the pad. */
async function draw(page: Page, ...strokes: readonly (readonly [number, number])[][]): Promise<void> {
  const box = await boxAtRest(pad(page));
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(box.x + first![0] * box.width, box.y + first![1] * box.height);
    await page.mouse.down();
    for (const [x, y] of rest)
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 8 });
    await page.mouse.up();
  }
}

const one: (readonly [number, number])[] = [
  [0.5, 0.2],
  [0.5, 0.8],
];

/** The pair of the drawing and what a model makes of it. */
const pair = (page: Page, model: string) =>
  page.locator('.model', { hasText: model }).locator('.pair', { hasText: 'drawing' });

/** Grey values of the first picture on a canvas. */
const greys = (within: Page | Locator, description: RegExp) =>
  within
    .getByRole('img', { name: description })
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i]!);
    });

/** Waits until a model has answered about the drawing of these grey values: an older one may still stand there. */
async function answered(page: Page, model: string, drawing: readonly number[]): Promise<void> {
  await expect.poll(() => greys(pair(page, model), /^Your drawing\.$/)).toEqual(drawing);
  await expect(pair(page, model)).toContainText(/term1[\d.]+ nats at step 300/);
}

async function trained(page: Page, link = small): Promise<App> {
  const app = new App(page);
  await app.open(link);
  await app.button('Train').click();
  await app.reach(300);
  return app;
}

test('a vertical line is a 1 to its neighbours, and every model reconstructs it', async ({ page }) => {
  const app = await trained(page);
  await openPad(page);
  await draw(page, one);
  const nearest = section(page).getByRole('listitem');
  // Those of the whole line: while it was drawn there were others.
  await expect(nearest).toHaveText(Array<RegExp>(8).fill(/^1\D/));
  await expect(section(page)).toContainText('Nearest of 55,000 training pictures');
  const seen = await greys(page, /as the models see it/);
  for (const model of models) {
    await answered(page, model, seen);
    await expect(pair(page, model)).toContainText('reconstruction');
    const made = await greys(page, new RegExp(`as ${model} reconstructs it`));
    // Lit where the line is and dark where it is not.
    const mean = (lit: boolean) => {
      const some = made.filter((_, i) => (lit ? seen[i]! > 200 : seen[i] === 0));
      return some.reduce((sum, grey) => sum + grey, 0) / some.length;
    };
    expect(mean(true)).toBeGreaterThan(2 * mean(false));
  }
  await expect(page.locator('.pair').first()).toContainText('of validation pictures alone');
  expect(app.problems).toEqual([]);
});

test('by keyboard: a digit is chosen, shifted, taken back, and stands in the link with its numbers', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = await trained(page);
  await openPad(page);
  await page.getByRole('button', { name: /^Begin with validation picture 0, class \d/ }).press('Enter');
  const before = await greys(page, /as the models see it/);
  const right = page.getByRole('button', { name: 'Shift right' });
  await right.press('Enter');
  await right.press('Enter');
  const shifted = async () => (await greys(page, /as the models see it/)).slice(2, 784);
  await expect.poll(shifted).toEqual(before.slice(0, 782));
  const after = await greys(page, /as the models see it/);
  expect(after).not.toEqual(before);
  for (const model of models) await answered(page, model, after);
  const link = await app.copyLink();
  expect(link).toMatch(/&drawn=28x28\./);

  const other = await context.newPage();
  const second = await trained(other, `#${link.split('#')[1]}`);
  expect(await greys(other, /^Your drawing\.$/)).toEqual(after);
  for (const model of models) {
    await answered(other, model, after);
    expect(await pair(other, model).innerText()).toBe(await pair(page, model).innerText());
  }
  expect(second.problems).toEqual([]);
  await other.close();

  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => greys(page, /as the models see it/)).toEqual(before);
});

test('touch draws and does not scroll, at 360 px, without a fault of accessibility', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 780 },
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const app = new App(page);
  await app.open(small);
  await openPad(page);
  const box = await boxAtRest(pad(page));
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect(section(page).getByText('what the models see')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const grown = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(grown).toBe(false);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
  expect(app.problems).toEqual([]);
  await context.close();
});
