/** The precision of z of trained models: below the slider of the grid points, where the spacing follows the hand, and in the Geometry view, whose table has the same number. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const line = (page: Page) => page.locator('.spacing-line');
const numbersIn = (text: string) => {
  const [, spacing, dimension, precision] =
    /^spacing ([\d.]+); precision of z(\d+) ([\d.]+)$/.exec(text) ?? [];
  return { spacing: Number(spacing), dimension: Number(dimension), precision: Number(precision) };
};
const model = (page: Page, name: string) =>
  page.getByRole('region', { name: `Precision of z, ${name}`, exact: true });
const deviations = (page: Page, picture: string, name: string) =>
  page.getByRole('figure', { name: `Deviations of z, ${picture}, ${name}`, exact: true });

/** Two digits of one number, and three of it. */
const expectSame = (two: number, three: number) =>
  expect(Math.abs(two - three)).toBeLessThan(0.0501 * 10 ** Math.floor(Math.log10(three)));

/** Opens trained models, and waits for the line. */
async function open(page: Page, which: 'usual' | 'plane' = 'usual'): Promise<App> {
  const app = new App(page);
  await app.open();
  if (which === 'usual') await page.getByRole('button', { name: 'Open trained models' }).click();
  else await page.getByRole('combobox', { name: 'Other trained models' }).selectOption('plane');
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);
  return app;
}

const show = (page: Page, view: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click();

/** Rows of a model's deviations, by heads. */
async function tableOf(page: Page, name: string): Promise<Record<string, number>[]> {
  await page.getByText(`Precision of every dimension, ${name}`).click();
  const table = page.getByRole('region', { name: `Deviations by dimension, ${name}` });
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const rows = await table.getByRole('row').all();
  return Promise.all(
    rows.slice(1).map(async (row) => {
      const cells = (await row.getByRole('cell').allInnerTexts()).map(Number);
      return Object.fromEntries(heads.slice(1).map((head, i) => [head, cells[i]!]));
    }),
  );
}

test('the line below the grid points has the number of the table, and its spacing follows the hand at once', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const app = await open(page);
  await expect(line(page)).toHaveText(/^spacing 0\.020; precision of z\d+ 0\.\d+$/);
  const at = numbersIn(await line(page).innerText());
  expect(await line(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);

  await show(page, 'Geometry');
  await deviations(page, 'picture 0', 'CG-BPEF-VAE').waitFor();
  const rows = await tableOf(page, 'CG-BPEF-VAE');
  expect(rows).toHaveLength(20);
  const { least } = rows[at.dimension - 1]!;
  expectSame(at.precision, least!);
  const along = page.getByRole('slider', {
    name: 'Picked dimension, Deviations of z, picture 0, CG-BPEF-VAE',
  });
  await expect(along).toHaveAttribute('aria-valuenow', String(at.dimension));
  // Another dimension, there and below the slider.
  await along.press(at.dimension < 20 ? 'ArrowRight' : 'ArrowLeft');
  const other = at.dimension < 20 ? at.dimension + 1 : at.dimension - 1;
  await expect(along).toHaveAttribute('aria-valuenow', String(other));

  await show(page, 'Train');
  await expect.poll(async () => numbersIn(await line(page).innerText()).dimension).toBe(other);
  const now = numbersIn(await line(page).innerText());
  expectSame(now.precision, rows[other - 1]!.least!);

  const slider = app.slider('Grid points');
  /** Heights of the line and of what is above and below it, from the slider on. */
  const places = async () => {
    const all = [slider, line(page), app.slider('Learning rate')];
    const boxes = await Promise.all(all.map(async (one) => (await one.boundingBox())!));
    return boxes.flatMap(({ y, height }) => [y - boxes[0]!.y, height]);
  };
  const before = await places();
  await slider.focus();
  for (let i = 0; i < 25; i++) await page.keyboard.down('ArrowLeft');
  const grid = Number(await slider.getAttribute('aria-valuetext'));
  expect(grid).toBeLessThan(101);
  await expect
    .poll(async () => numbersIn(await line(page).innerText()).spacing)
    .toBe(Number((2 / (grid - 1)).toPrecision(2)));
  await page.keyboard.up('ArrowLeft');
  await expect(line(page)).toHaveText(/precision of z\d+ 0\.\d+$/);
  expect(await places()).toEqual(before);
  expect(app.problems).toEqual([]);
});

test('two dimensions have true deviations, another picture has others, and categories say why they have none', async ({
  page,
}) => {
  const app = await open(page, 'plane');
  await show(page, 'Geometry');
  for (const name of ['Gauss-VAE', 'CG-BPEF-VAE']) {
    await deviations(page, 'picture 0', name).waitFor();
    await expect(deviations(page, 'picture 0', name)).toContainText(/z[12]: deviation of q .*, true \d/);
    const rows = await tableOf(page, name);
    expect(rows).toHaveLength(2);
    for (const { q, least, true: truth, prior, '(G + P)⁻¹': joint } of rows) {
      for (const value of [q, least, truth, prior, joint]) expect(value).toBeGreaterThan(0);
      // Each is rounded to three digits.
      expect(least).toBeLessThanOrEqual(joint! * 1.01);
      expect(joint).toBeLessThanOrEqual(prior! * 1.01);
    }
  }
  await expect(model(page, 'Gauss-VAE')).not.toContainText('spacing');
  await expect(model(page, 'CG-BPEF-VAE')).toContainText(/The grid \(spacing 0\.\d+\) is finer/);
  await expect(model(page, 'Cat-VAE')).toContainText('its z is a choice of categories');
  const words = await deviations(page, 'picture 0', 'Gauss-VAE').locator('.lab-summary').innerText();
  await page.getByRole('radio', { name: /^Validation picture 3,/ }).click();
  const next = deviations(page, 'picture 3', 'Gauss-VAE').locator('.lab-summary');
  await expect(next).not.toHaveText(words);
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Spectrum of G, picture 3, CG-BPEF-VAE as SVG' }).click();
  const svg = readFileSync(await (await saved).path(), 'utf8');
  expect(svg).toMatch(/<metadata>.*spectrum.*view=geometry.*<\/metadata>/);
  expect(svg).toContain('eigenvalue of G');
  const numbers = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Deviations of z, picture 3, Gauss-VAE as CSV' }).click();
  const csv = readFileSync(await (await numbers).path(), 'utf8')
    .trimEnd()
    .split('\n');
  expect(csv[0]).toBe('dimension,q,least,joint,prior,truth,spacing');
  expect(csv[2]).toMatch(/^2(,[\d.]+){5},$/);

  await page.setViewportSize({ width: 320, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'the precision of z',
  only: ({ scheme, width }) => (scheme === 'light') === (width === 1280),
  open: async (page) => {
    await open(page);
    await show(page, 'Geometry');
    await deviations(page, 'picture 0', 'CG-BPEF-VAE').waitFor();
    await tableOf(page, 'Gauss-VAE');
  },
});
