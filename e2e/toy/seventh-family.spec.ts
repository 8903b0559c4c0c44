/** The page with a family that only tests have: its choice in the settings, and a run of it on wasm. */
import { expect, test } from '@playwright/test';
import { App } from '../app';

const settings =
  '#v=1&dataset=mnist&seed=5&steps=60&batch=20&models=cg&hidden=16&d=3&L=1&R=21&family=laplace&sampler=concrete';

test('is offered last, and trains', async ({ page }) => {
  const app = new App(page);
  await app.open(settings);
  await app.openSettings();
  const control = page.getByRole('combobox', { name: 'Family', exact: true });
  await expect(control).toHaveValue('laplace');
  await expect(control.getByRole('option')).toHaveText([
    'legendre',
    'cosine',
    'spline',
    'free',
    'mixture',
    'custom',
    'laplace',
  ]);
  for (const name of ['Order', 'Components', 'Statistics'])
    await expect(page.getByLabel(name, { exact: true })).toHaveCount(0);
  await app.button('Train').click();
  await app.reach(60);
  await app.openFigure('Curves');
  for (const term of ['term1', 'term2', 'L'] as const)
    await expect.poll(() => app.nats(term, 'CG-VAE', 'validation')).toBeGreaterThan(0);
});
