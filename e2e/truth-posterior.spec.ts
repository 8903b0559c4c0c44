/** The true posterior beside each model's, of trained models with two latent dimensions: another picture has another one, half a digit too. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';
import { testLooks } from './looks';

const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE'];

async function open(page: Page): Promise<App> {
  const app = new App(page);
  await app.open();
  await page.getByRole('combobox', { name: 'Other trained models' }).selectOption('plane');
  await expect(page.getByTestId('step')).toHaveText(/^10,000/);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Truth', exact: true })
    .click();
  for (const model of models) await figure(page, 'picture 0', model).waitFor();
  return app;
}

const figure = (page: Page, picture: string, model: string) =>
  page.getByRole('figure', { name: `True posterior of ${picture}, ${model}`, exact: true });
const words = (page: Page, picture: string, model: string) =>
  figure(page, picture, model).locator('.lab-summary').innerText();
const map = (page: Page, picture: string, model: string) =>
  figure(page, picture, model)
    .getByRole('img')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('of each picture every model has a map, its words and its gap; half a digit has one too', async ({
  page,
}) => {
  const app = await open(page);
  const before = await Promise.all(models.map((model) => words(page, 'picture 0', model)));
  const maps = await Promise.all(models.map((model) => map(page, 'picture 0', model)));
  expect(new Set(maps).size).toBe(3);
  const modes =
    /^True posterior: (?:one|two|three) modes?.*\. q: (?:one|two) modes?\. Correlation −?0\.\d\d; q has none\.$/;
  for (const at of [0, 2]) expect(before[at]).toMatch(modes);
  expect(before[1]).toMatch(/^True posterior: categories \d and \d with \d+ %\. q: categories /);

  // It is picked once its picture is here.
  await page.getByRole('radio', { name: /^Validation picture 3,/ }).click();
  for (const [at, model] of models.entries()) {
    await figure(page, 'picture 3', model).waitFor();
    expect(await words(page, 'picture 3', model)).not.toBe(before[at]);
    await expect.poll(() => map(page, 'picture 3', model)).not.toBe(maps[at]);
    // The parts sum to the gap, each rounded to a thousandth.
    const nats = await figure(page, 'picture 3', model).locator('.truth-parts dd').allInnerTexts();
    const [gap, ...parts] = nats.map((text) => Number(text.replace('−', '-')));
    expect(Math.abs(parts[0]! + parts[1]! + parts[2]! - gap!)).toBeLessThan(0.0021);
    expect(gap).toBeGreaterThan(0);
  }

  await page.getByText('Numbers of True posterior of picture 3, Gauss-VAE').click();
  const along = page.getByRole('region', {
    name: 'Masses along z1 of True posterior of picture 3, Gauss-VAE',
  });
  await expect(along).toContainText(/Modes along z1: truth −?\d/);
  expect(await along.getByRole('row').count()).toBeGreaterThan(15);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save True posterior of picture 3, Gauss-VAE as SVG' }).click();
  const svg = readFileSync(await (await saved).path(), 'utf8');
  expect(svg).toContain('mode of the truth');
  expect(svg).toContain('<image');

  await page.getByText('Draw a picture').click();
  const box = await boxAtRest(page.locator('.drawing-pad'));
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  // The upper half of an 8, of a 9 or of a 3.
  await page.mouse.move(...at([0.4, 0.3]));
  await page.mouse.down();
  for (const to of [[0.5, 0.2], [0.62, 0.3], [0.6, 0.45]] as const) await page.mouse.move(...at(to), { steps: 6 }); // prettier-ignore
  await page.mouse.up();
  for (const model of models) await figure(page, 'your drawing', model).waitFor();
  for (const model of ['Gauss-VAE', 'CG-BPEF-VAE'])
    await expect.poll(() => words(page, 'your drawing', model)).toMatch(modes);
  expect(app.problems).toEqual([]);
});

testLooks({
  what: 'Truth, posterior beside posterior',
  open: async (page) => {
    await open(page);
    await page.getByText('Draw a picture').click();
    await page.getByText('Numbers of True posterior of picture 0, Gauss-VAE').click();
  },
});
