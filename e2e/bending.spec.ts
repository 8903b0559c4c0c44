/** Any density by hand: the functions that log q adds, in the panel, and a slider for each in the sandbox. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { softmax } from '../src/math/numeric';
import { gridPoints, gridProbabilities } from '../src/math/polynomial-family';
import { App } from './app';
import { testLooks } from './looks';

const link = (family: string, more = '') =>
  `#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=cg-bpef,cg&hidden=16&d=3&L=1&R=11&M=3&lr=0.01&family=${family}${more}`;
const typed = encodeURIComponent('z; z^2; abs(z)');
const statistics = (z: number) => [z, z * z, Math.abs(z)];

const panelOf = (page: Page) => page.getByRole('region', { name: 'Posterior', exact: true });

async function openSandbox(app: App, model: string): Promise<Locator> {
  await app.openFigure('Posterior');
  const panel = panelOf(app.page);
  await panel.getByText('Sandbox: bend a density by hand').click();
  const sandbox = panel.locator('.sandbox');
  await sandbox.getByLabel('Sandbox model').selectOption(model);
  return sandbox;
}

async function expectDrawn(within: Locator, expected: readonly number[], tolerance = 1e-5): Promise<void> {
  await expect(async () => {
    const cells = within.getByRole('table', { name: 'Posterior' }).locator('tbody td:last-child');
    const drawn = (await cells.allInnerTexts()).map(Number);
    expect(drawn).toHaveLength(expected.length);
    drawn.forEach((value, r) => expect(Math.abs(value - expected[r]!)).toBeLessThan(tolerance));
  }).toPass({ timeout: 30_000 });
}

const densityOf = (coefficients: readonly number[], R: number) =>
  softmax(
    gridPoints(R).map((z) => statistics(z).reduce((sum, value, p) => sum + coefficients[p]! * value, 0)),
  );

test('typed functions stand in the panel with their coefficients, and the sandbox bends them', async ({
  page,
}) => {
  const app = new App(page);
  await app.open(link('custom', `&stats=${typed}`));
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  await app.openFigure('Posterior');
  const column = panelOf(page).getByRole('region', { name: /^CG-VAE posterior/ });
  await expect(column).toContainText('step 60');
  const functions = column.getByRole('group', { name: /^Functions of CG-VAE, dimension z\d/ });
  const items = functions.getByRole('listitem');
  await expect(items).toHaveCount(3);
  await expect(items.nth(2)).toHaveText(/^abs\(z\), coefficient [−\d.]+(e-\d+)?$/);
  const coefficients = (await functions.locator('.number').allTextContents()).map((text) =>
    Number(text.replace(', coefficient ', '').replace('−', '-')),
  );
  // They are written with three digits.
  await column.getByText('Numbers').click();
  await expectDrawn(column, densityOf(coefficients, 11), 0.005);
  await functions.getByText('Table of functions').click();
  await expect(functions.getByRole('row', { name: /^−0\.5 / })).toHaveText('−0.5−0.50.250.5');
  // The paper's model has the powers of z.
  const paper = panelOf(page).getByRole('group', { name: /^Functions of CG-BPEF-VAE/ });
  await expect(paper.getByRole('listitem').nth(2)).toContainText('z^3');

  const sandbox = await openSandbox(app, 'CG-VAE');
  await expect(sandbox).toContainText('Family: custom. Statistics: z; z^2; abs(z).');
  await expect(sandbox.getByRole('slider', { name: 'Sandbox M' })).toHaveCount(0);
  await sandbox.getByText('Numbers').click();
  await expectDrawn(sandbox, densityOf([0.5, 1, 0], 101));
  await sandbox.getByRole('slider', { name: 'Coefficient of abs(z)' }).press('Home');
  await expectDrawn(sandbox, densityOf([0.5, 1, -10], 101));
  await sandbox.getByRole('button', { name: 'Take the posterior’s' }).click();
  await expectDrawn(sandbox, densityOf(coefficients, 11), 0.005);
  // The other model's sandbox is as it was.
  await sandbox.getByLabel('Sandbox model').selectOption('CG-BPEF-VAE');
  await sandbox.getByText('Numbers').click();
  await expectDrawn(sandbox, gridProbabilities([0.5, 6, 0, -8, 0], 101));
  expect(app.problems).toEqual([]);
});

test('more numbers than sliders are said, with the way out', async ({ page }) => {
  const app = new App(page);
  await app.open(link('free'));
  const free = await openSandbox(app, 'CG-VAE');
  await expect(free).toContainText('This density has 101 numbers.');
  await free.getByRole('textbox', { name: 'Sandbox R, value' }).fill('5');
  await free.getByRole('textbox', { name: 'Sandbox R, value' }).press('Enter');
  await expect(free.getByRole('slider', { name: /^Coefficient of \[z = / })).toHaveCount(5);
  await app.closeFigure();
  await page.goto('about:blank');
  await app.open(link('mixture', '&K=3'));
  const mixture = await openSandbox(app, 'CG-VAE');
  await expect(mixture.getByRole('slider', { name: /^Component \d, / })).toHaveCount(18);
  await app.page.getByRole('slider', { name: 'Sandbox M' }).press('ArrowRight');
  await expect(mixture).toContainText('This density has 21 numbers.');
  await expect(mixture).toContainText('lower Sandbox M');
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'functions and the sandbox of a family',
  open: async (page) => {
    const app = new App(page);
    await app.open(link('legendre'));
    await app.button('Train').click();
    await app.reach(60);
    await openSandbox(app, 'CG-VAE');
  },
});
