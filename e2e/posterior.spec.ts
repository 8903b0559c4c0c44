/** The posteriors as a hand moves them: what is drawn while T, M and R are dragged is what src/math computes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { gridCells, histogramMass, relaxedMeans } from '../src/math/concrete-histogram';
import { solve } from '../src/math/numeric';
import { features, gridPoints, gridProbabilities, polynomialLogits } from '../src/math/polynomial-family';
import { projectCoefficients } from '../src/math/testing/project-coefficients';
import { fillGumbel, keyOf } from '../src/math/random';
import { App } from './app';
import { boxAtRest } from './box-at-rest';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

const column = (page: Page) =>
  page.getByRole('region', { name: 'Posterior' }).getByRole('region', { name: /^CG-BPEF-VAE posterior/ });

async function numbers(within: Locator, caption: string): Promise<number[]> {
  const cells = within.getByRole('table', { name: caption }).locator('tbody td:last-child');
  return (await cells.allInnerTexts()).map(Number);
}

/** Coefficients from a pmf on the grid: its logarithm is a polynomial, by least squares. */
function coefficientsOf(pmf: number[], order: number): number[] {
  const rows = [pmf.map(() => 1), ...features(order, gridPoints(pmf.length))];
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const logs = pmf.map(Math.log);
  return solve(
    rows.map((a) => rows.map((b) => dot(a, b))),
    rows.map((row) => dot(row, logs)),
  ).slice(1);
}

/** What was read is of six digits. */
async function expectDrawn(within: Locator, expected: number[]): Promise<void> {
  await expect(async () => {
    const drawn = await numbers(within, 'Posterior');
    expect(drawn).toHaveLength(expected.length);
    drawn.forEach((value, r) => expect(Math.abs(value - expected[r])).toBeLessThan(1e-5));
  }).toPass({ timeout: 30_000 });
}

async function expectHistogram(within: Locator, b: number[], R: number, T: number): Promise<void> {
  const zeta = gridPoints(R);
  const noise = fillGumbel(new Float32Array(2000 * R), keyOf(0, 'drawing'), 0);
  const z = relaxedMeans(polynomialLogits(b, zeta), zeta, noise, T);
  const expected = histogramMass(z, gridCells(R, 41));
  await expect(async () => {
    const drawn = await numbers(within, 'Samples');
    expect(drawn).toHaveLength(expected.length);
    // A sample or two at the edge of a cell may fall to the other side of it for the digits that were read.
    drawn.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(2.5 / 2000));
  }).toPass({ timeout: 30_000 });
}

test('T, M and R redraw the posterior as src/math computes it, under the hand and after it', async ({
  page,
}) => {
  const app = new App(page);
  await app.open(tiny);
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  await app.openFigure('Posterior');
  const cg = column(page);
  // What stands there before is of an earlier step.
  await expect(cg).toContainText('step 60');
  await cg.getByText('Numbers').click();
  const pmf = await numbers(cg, 'Posterior');
  expect(pmf).toHaveLength(11);
  const b = coefficientsOf(pmf, 3);
  await expectDrawn(cg, gridProbabilities(b, 11));
  await expect(cg.getByRole('img', { name: /^Posterior/ })).toHaveAccessibleName(
    /^Posterior of CG-BPEF-VAE.* mean .*KL to the prior \d+\.\d\d nats\.$/,
  );

  // T under the hand: pressed and moved, not yet let go.
  const slider = app.slider('Temperature');
  const box = await boxAtRest(slider);
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.15, box.y + box.height / 2, { steps: 4 });
  const T = Number(await slider.getAttribute('aria-valuetext'));
  expect(T).toBeLessThan(0.1);
  await expectHistogram(cg, b, 11, T);
  await expect(app.button('Release to schedule')).toHaveCount(0);
  await page.mouse.up();
  await expect(app.button('Release to schedule')).toBeVisible();
  await expectHistogram(cg, b, 11, T);

  // By keyboard, a move of the run at every press.
  await app.move('Grid points', 'ArrowRight', 2);
  await expectDrawn(cg, gridProbabilities(b, 13));
  await app.move('Polynomial order', 'ArrowLeft');
  await expectDrawn(cg, gridProbabilities(projectCoefficients(b, 2, 13), 13));
  await expectHistogram(cg, projectCoefficients(b, 2, 13), 13, T);
  // What was projected away comes back, since no step was trained.
  await app.move('Polynomial order', 'ArrowRight');
  await expectDrawn(cg, gridProbabilities(b, 13));
  expect(app.problems).toEqual([]);
});

test('the sandbox bends with its own coefficients before any run', async ({ page }) => {
  const app = new App(page);
  await app.open(tiny);
  await app.openFigure('Posterior');
  const panel = page.getByRole('region', { name: 'Posterior', exact: true });
  await panel.getByText('Sandbox: bend').click();
  const sandbox = panel.locator('.sandbox');
  await sandbox.getByText('Numbers').click();
  await expectDrawn(sandbox, gridProbabilities([0.5, 6, 0, -8, 0], 101));
  await sandbox.getByRole('slider', { name: /^Coefficient b1/ }).press('End');
  await expectDrawn(sandbox, gridProbabilities([10, 6, 0, -8, 0], 101));
  await sandbox.getByRole('button', { name: 'Flatten' }).click();
  await expectDrawn(sandbox, new Array<number>(101).fill(1 / 101));
  const { violations } = await new AxeBuilder({ page }).include('.posterior').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(app.problems).toEqual([]);
});
