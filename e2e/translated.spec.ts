/** The page while the browser translates it: nothing breaks, every text is the one that the page means, and numbers are left alone. */
import { expect, test } from '@playwright/test';
import { App, figures } from './app';
import { translate, translatedNumbers, wrongTexts } from './translator';

const small =
  '#v=1&dataset=mnist&seed=3&steps=50000&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

test('a translated page trains, pauses, picks and changes its view, and shows no old number', async ({
  page,
}) => {
  const app = new App(page);
  // The recording stands still, so that there is an end to what is translated.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.open(small);
  await translate(page);
  const whole = async () => {
    await expect.poll(() => wrongTexts(page), { timeout: 120_000 }).toEqual([]);
    expect.soft(await translatedNumbers(page)).toEqual([]);
    expect(app.problems).toEqual([]);
    await expect(page.getByText(/cannot be shown/)).toHaveCount(0);
  };
  await app.openSettings();
  const wholeFigures = async () => {
    for (const figure of figures) {
      await app.openFigure(figure);
      await whole();
    }
    await app.closeFigure();
    await whole();
  };
  await wholeFigures();

  await app.button('Train').click();
  await app.reach(20);
  await app.move('Temperature', 'ArrowLeft', 3);
  await app.button('Release to schedule').click();
  await app.move('KL weight', 'ArrowRight');
  const then = await app.step();
  await app.reach(then + 20);
  await app.button('Pause').click();
  await expect(app.button('Train')).toBeVisible();
  await wholeFigures();

  await app.button('Step').click();
  await page.getByRole('radio', { name: /^Validation picture 3,/ }).check();
  await page.getByLabel('Pictures shown').selectOption({ index: 3 });
  await app.openFigure('Posterior');
  await page.getByText('Sandbox: bend a density by hand').click();
  await page.getByRole('button', { name: 'Flatten' }).click();
  await whole();

  // A setting that the run does not have comes with words beside its button, and goes with them.
  await app.box('Latent dimensions').fill('4');
  await app.box('Latent dimensions').press('Enter');
  await expect(page.getByText(/^Not in the run: /)).toBeVisible();
  await whole();
  await page.getByRole('button', { name: 'Keep the running settings' }).click();
  await expect(page.getByText(/^Not in the run: /)).toHaveCount(0);
  await whole();

  const views = page.getByRole('navigation', { name: 'Views' });
  for (const link of (await views.getByRole('link').all()).toReversed()) {
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await whole();
  }

  await app.button('Train').click();
  await app.reach((await app.step()) + 20);
  await app.button('Pause').click();
  await whole();
});

test('a choice is taken by what it is, not by its translated name', async ({ page }) => {
  const app = new App(page);
  await app.open(small);
  await translate(page);
  await app.openSettings();
  await page.getByLabel('Theme').selectOption({ index: 2 });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByLabel('Net', { exact: true }).selectOption({ index: 1 });
  expect(app.problems).toEqual([]);
});
