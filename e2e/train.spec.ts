/** Training real MNIST in the built page: on wasm with the default experiment, on WebGPU with small nets (SwiftShader computes on the CPU). */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

/** Nets that SwiftShader trains some steps of in seconds; all else as by default. */
const small =
  '#v=1&dataset=mnist&seed=3&steps=50000&batch=20&binarise=none&models=gauss,categorical,cg-bpef' +
  '&hidden=64&d=4&L=1&lr=0.005&kl=1&Tmax=1&Tmin=0.5&C=5&M=5&R=21&sampler=concrete';

async function losses(app: App): Promise<number[]> {
  return Promise.all(models.map((model) => app.nats('L', model, 'minibatch')));
}

/** Trains from the first step to `step`; L of every model must have fallen by `nats` from a start near 28 x 28 x log 2 = 543. */
async function expectFall(app: App, step: number, nats: number): Promise<void> {
  await app.button('Step').click();
  await app.reach(1);
  await app.openFigure('Curves');
  await expect.poll(() => losses(app)).not.toContain(NaN);
  const start = await losses(app);
  for (const value of start) expect(Math.abs(value - 543)).toBeLessThan(25);
  await app.button('Train').click();
  await app.reach(step);
  await app.button('Pause').click();
  // Charts and the numbers below take turns, so that those of the last step come a little later.
  for (const [i, model] of models.entries())
    await expect
      .poll(async () => start[i]! - (await app.nats('L', model, 'minibatch')), { message: model })
      .toBeGreaterThan(nats);
  await app.closeFigure();
}

/** Moves T, M and R one after the other by keyboard while the run trains, and sees each taken and the run go on. */
async function expectMoves(page: Page, app: App): Promise<void> {
  await app.button('Train').click();
  for (const [label, key] of [
    ['Temperature', 'ArrowLeft'],
    ['Polynomial order', 'ArrowRight'],
    ['Grid points', 'ArrowLeft'],
    ['Learning rate', 'ArrowLeft'],
    ['KL weight', 'ArrowRight'],
  ] as const) {
    const before = await app.box(label).inputValue();
    await app.move(label, key, 2);
    await expect.poll(() => app.box(label).inputValue()).not.toBe(before);
    await app.reach((await app.step()) + 1);
  }
  await expect(app.button('Release to schedule')).toBeVisible();
  await expect.poll(() => page.url()).toContain('moves=');
  await app.button('Pause').click();
}

test('trains MNIST on wasm: L falls by 250 nats in 60 steps', async ({ page }) => {
  const app = new App(page);
  await app.open();
  await expect(app.backendName).toContainText('WebAssembly');
  await expectFall(app, 60, 250);
  for (const model of models) {
    const own = page.getByRole('region', { name: model });
    await expect(own.getByRole('img').first()).toBeVisible();
  }
  expect(app.problems).toEqual([]);
});

test('every slider acts on the run, and its link opens the same experiment in a second tab', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new App(page);
  await app.open(small);
  await app.button('Step').click();
  await app.reach(1);
  await expectMoves(page, app);
  const link = await app.copyLink();
  const values = async (of: App) => {
    await of.openSettings();
    return Promise.all(
      ['Seed', 'Latent dimensions', 'Batch size', 'Hidden layers'].map((label) => of.box(label).inputValue()),
    );
  };

  const second = new App(await context.newPage());
  await second.open(link, '');
  expect(await values(second)).toEqual(await values(app));
  // The moves are replayed: at the step where both stand, the same numbers to the last digit shown.
  const stop = await app.step();
  await second.button('Train').click();
  await second.reach(stop);
  await second.button('Pause').click();
  expect(await second.copyLink()).toContain('moves=');
  for (const label of ['Polynomial order', 'Grid points', 'KL weight'])
    await expect.poll(() => second.box(label).inputValue()).toBe(await app.box(label).inputValue());
  expect([...app.problems, ...second.problems]).toEqual([]);
});

test('trains MNIST on WebGPU: L falls by 150 nats in 40 steps, and the sliders act @webgpu', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const app = new App(page);
  await app.open(small);
  await app.chooseBackend('WebGPU');
  await expect(app.backendName).toContainText('WebGPU', { timeout: 120_000 });
  await expectFall(app, 40, 150);
  await expectMoves(page, app);
  expect(app.problems).toEqual([]);
});
