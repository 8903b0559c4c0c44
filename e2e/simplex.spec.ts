/** The simplex, live: the Concrete densities on the page's triangles are src/math's at the T of the slider. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { concreteLogDensity } from '../src/math/testing/concrete-density';
import { App } from './app';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=40&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';
const places = [
  [1 / 3, 1 / 3, 1 / 3],
  [0.9, 0.05, 0.05],
  [0.05, 0.9, 0.05],
  [0.05, 0.05, 0.9],
];

const column = (page: Page, model: string) =>
  page
    .getByRole('region', { name: 'Simplex', exact: true })
    .getByRole('region', { name: `${model} simplex`, exact: true });

async function values(within: Locator): Promise<number[]> {
  const cells = within.getByRole('table', { name: 'Concrete on the triangle' }).locator('td');
  return (await cells.allInnerTexts()).map(Number);
}

/** What was read is of six digits, and powers of it lose some. */
async function expectDensities(within: Locator, T: number): Promise<number[]> {
  let alpha: number[] = [];
  await expect(async () => {
    const read = await values(within);
    expect(read).toHaveLength(5 + places.length);
    alpha = read.slice(0, 3);
    expect(alpha.reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 4);
    expect(Math.abs(read[3] / T - 1)).toBeLessThan(1e-2);
    places.forEach((y, i) => {
      const expected = Math.exp(concreteLogDensity(alpha, y, read[3]));
      expect(Math.abs(read[5 + i] / expected - 1)).toBeLessThan(1e-4);
    });
  }).toPass({ timeout: 30_000 });
  return alpha;
}

test('the triangles of Cat-VAE and CG-BPEF-VAE follow T as src/math computes them', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  await app.button('Train').click();
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 40', {
    timeout: 60_000,
  });
  await app.openFigure('Simplex');
  const models = ['Cat-VAE', 'CG-BPEF-VAE'].map((model) => column(page, model));
  const slider = app.slider('Temperature');
  const shownT = async () => Number(await slider.getAttribute('aria-valuetext'));
  // What stands there before is of an earlier step.
  for (const model of models) await expect(model).toContainText('step 40');
  for (const model of models) await model.getByText('Values').click();
  const before = [];
  for (const model of models) before.push(await expectDensities(model, await shownT()));
  const first = await shownT();
  await app.move('Temperature', 'ArrowLeft', 4);
  expect(await shownT()).not.toBe(first);
  for (const [i, model] of models.entries()) {
    // T moves the density and not its alpha.
    expect(await expectDensities(model, await shownT())).toEqual(before[i]);
    await expect(model.getByRole('img', { name: /^Concrete density/ })).toHaveAccessibleName(
      /on a triangle with corners .* of the mass lies nearest to .* \d+ of 200 samples .*\.$/,
    );
  }
  await expect(column(page, 'Gauss-VAE').getByRole('img', { name: /^Concrete/ })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('.simplex').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(app.problems).toEqual([]);
});
