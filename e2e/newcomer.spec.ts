/** A newcomer's first minutes, in one go: opens, reads, trains, drags, picks, traverses, copies the link, and gets the same curve elsewhere. */
import { expect, test } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';

const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];
const small =
  '#v=1&dataset=mnist&seed=5&steps=50000&batch=20&binarise=none&models=gauss,categorical,cg-bpef' +
  '&hidden=64&d=4&L=1&lr=0.005&kl=1&Tmax=1&Tmin=0.5&C=5&M=5&R=21&sampler=concrete';

/** Drags a slider with the mouse to a share of its width and lets go; returns what it then says. */
async function drag(app: App, label: string, share: number): Promise<string> {
  const slider = app.slider(label);
  const before = await app.box(label).inputValue();
  const box = await boxAtRest(slider);
  const y = box.y + box.height / 2;
  await app.page.mouse.move(box.x + box.width / 2, y);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * share, y, { steps: 5 });
  await app.page.mouse.up();
  // The schedule moves T too; the button comes with the hand's.
  if (label === 'Temperature') await expect(app.button('Release to schedule')).toBeVisible();
  else await expect(app.box(label)).not.toHaveValue(before);
  return app.box(label).inputValue();
}

test('a newcomer trains, drags, picks, traverses, and shares the very same curve', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const app = new App(page);
  await app.open(small);
  await app.openFigure('Curves');
  await expect(page.getByText(/nothing can be broken/i)).toBeVisible();
  await expect(page.getByRole('region', { name: /recording/i })).toBeVisible();
  expect(await app.step()).toBe(0);

  await app.button('Train').click();
  await app.reach(5);
  await expect(page.getByRole('region', { name: /recording/i })).toHaveCount(0);
  await app.closeFigure();
  const dragged = [
    ['Temperature', await drag(app, 'Temperature', 0.4)],
    ['Polynomial order', await drag(app, 'Polynomial order', 0.1)],
    ['Grid points', await drag(app, 'Grid points', 0.1)],
  ] as const;
  await expect.poll(() => page.url()).toMatch(/moves=/);
  await app.reach((await app.step()) + 10);
  await app.button('Pause').click();

  const digit = page.getByRole('radio', { name: /^Validation picture 3,/ });
  await digit.check({ force: true });
  await app.openFigure('Posterior');
  for (const model of models)
    await expect(page.getByRole('img', { name: new RegExp(`${model}.*picture 3\\b`) }).first()).toBeVisible();
  await app.closeFigure();
  await page.getByLabel('which dimension of CG-BPEF-VAE').selectOption({ value: '1' });
  await expect(page.getByRole('img', { name: /CG-BPEF-VAE.*z2\b/ }).first()).toBeVisible();

  const stop = await app.step();
  const link = await app.copyLink();
  expect(link).toContain('digit=3&cg-bpef.z=2');
  const second = new App(await context.newPage());
  await second.open(link, '');
  await expect(second.page.getByRole('radio', { name: /^Validation picture 3,/ })).toBeChecked();
  await second.button('Train').click();
  await second.reach(stop);
  await second.button('Pause').click();
  await app.openFigure('Curves');
  await second.openFigure('Curves');
  for (const [label, value] of dragged) await expect(second.box(label)).toHaveValue(value);
  for (const step of [0, Math.floor(stop / 2), stop - 1]) {
    const here = await app.curvesAt(step);
    expect(here).not.toContain(NaN);
    expect(await second.curvesAt(step)).toEqual(here);
  }
  expect([...app.problems, ...second.problems]).toEqual([]);
});

test('single keys train, step, restart and open their sheet; none acts while typing or when switched off', async ({
  page,
}) => {
  const app = new App(page);
  await app.open(small);
  const body = page.locator('body');
  await body.press('s');
  await app.reach(1);
  // One step is a short stretch of training, in which Space would pause.
  await expect(app.button('Train')).toBeVisible();
  await body.press('Space');
  await app.reach(4);
  await body.press('Space');
  await expect(app.button('Train')).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);

  await body.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  // A pause lets the step under way end, and another picture is answered about after it.
  await page.getByRole('radio', { name: /^Validation picture 1,/ }).check({ force: true });
  await app.openFigure('Posterior');
  for (const model of models)
    await expect(page.getByRole('img', { name: new RegExp(`${model}.*picture 1\\b`) }).first()).toBeVisible();
  const stood = await app.step();
  await app.openSettings();
  await app.box('Seed').focus();
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  await app.button('Train').focus();
  await page.keyboard.press('?');
  await sheet.getByRole('checkbox').uncheck();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Tab');
  await page.keyboard.press('r');
  expect(await app.step()).toBe(stood);

  await app.button('Train').focus();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await sheet.getByRole('checkbox').check();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('r');
  // A new run trains at once, and may be past the old one's step before anyone looks.
  await expect(app.button('Pause')).toBeVisible();
  expect(app.problems).toEqual([]);
});
