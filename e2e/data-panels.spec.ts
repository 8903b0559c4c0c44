/** Every panel on pictures that are not MNIST's: classes by their own names or none, 32 x 32 pixels, convolutional nets. */
import { expect, test, type Page } from '@playwright/test';
import { colours, idxFile, zipFile } from '../src/data/testing/test-files';
import { App } from './app';
import { boxAtRest } from './box-at-rest';
import { dressed, expectFaultless, expectFaultlessEnlarged, looks } from './looks';

const small = '&seed=3&steps=60&batch=20&hidden=32&d=4&L=1&R=21&M=3&C=5&lr=0.003';
const names = 'bag,boot,coat,dress,hat,jeans,sandal,scarf,shirt,shoe,sock,a tie of unusual length'.split(',');
/** In the order of their folders' names, as the labels are. */
const sorted = names.toSorted();
/** Enough for each class to be among the validation pictures, one in fourteen. */
const twelve = { ...colours(1200, 32), labels: Uint8Array.from({ length: 1200 }, (_, i) => i % 12) };

interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}
const clothes = (): Dropped => ({ name: 'clothes.zip', bytes: zipFile(twelve, names) });
const unlabelled = (): Dropped => ({
  name: 'greys.idx',
  bytes: idxFile(
    [120, 32, 32],
    Uint8Array.from({ length: 120 * 1024 }, (_, i) => (i * 37) % 256),
  ),
});

/** Keeps the pictures and, unless it is for later, trains on them to the end. */
async function dropped(page: Page, { name, bytes }: Dropped, train = true): Promise<App> {
  const app = new App(page);
  await app.open(`#v=1&view=data${small}`);
  const buffer = Buffer.from(bytes);
  await page
    .getByLabel('Files of pictures')
    .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
  await page.getByRole('button', { name: 'Keep on this device' }).click();
  const begin = page.getByRole('button', { name: 'Train on it', exact: true }).last();
  await begin.waitFor();
  if (!train) return app;
  await begin.click();
  await app.reach(60);
  return app;
}

async function go(page: Page, view: string): Promise<void> {
  // On a phone the views stand in a menu.
  const menu = page.getByRole('button', { name: /^View: / });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('navigation').getByRole('link', { name: view, exact: true }).click();
}
const shown = (page: Page) => page.getByLabel('Pictures shown');
const radios = (page: Page) => page.getByRole('radio', { name: /^Validation picture/ });

test('classes are chosen, told and mapped by their own names, and a choice that is gone falls back', async ({
  page,
}) => {
  const app = await dropped(page, clothes());
  await expect(shown(page).getByRole('option', { name: /^only / })).toHaveText(
    sorted.map((name) => `only ${name}`),
  );
  await shown(page).selectOption({ label: 'one of each class' });
  await expect(radios(page)).toHaveCount(12);
  for (const [i, name] of sorted.entries())
    await expect(radios(page).nth(i)).toHaveAccessibleName(new RegExp(`, class ${name}$`));
  await shown(page).selectOption({ label: 'only sock' });
  await expect(radios(page).first()).toHaveAccessibleName(/, class sock$/);
  await radios(page).first().check({ force: true });
  await app.openFigure('Reconstruction');
  await expect(page.locator('.pair-figures').first()).toContainText('sock');
  await app.openFigure('Curves');
  const term2 = page.getByRole('figure', { name: 'Curve of term2', exact: true });
  await expect(term2).toContainText(/Validation above the floor of [\d.]+, .*: Gauss-VAE [\d.]+, Cat-VAE/);

  await go(page, 'Latent map');
  const key = page.getByRole('list', { name: 'Classes' });
  await expect(key.getByRole('listitem')).toHaveCount(11);
  await expect(key).toContainText(/2 other classes, \d+ % of the pictures/);
  await expect(page.locator('.map-reading')).toContainText(/^Picture \d+, class sock: Gauss-VAE \(/);

  // MNIST has no twelfth class.
  await go(page, 'Train');
  await shown(page).selectOption({ label: `only ${sorted.at(-1)!}` });
  await expect(radios(page).first()).toHaveAccessibleName(/, class sock$/);
  await go(page, 'Data');
  await page.getByRole('button', { name: 'Train on MNIST' }).click();
  await app.reach(60);
  await expect(shown(page)).toHaveValue('order');
  await expect(radios(page).first()).toHaveAccessibleName(/^Validation picture 0, class \d$/);
  expect(app.problems).toEqual([]);
});

test('pictures without classes have none to choose and no key', async ({ page }) => {
  const app = await dropped(page, unlabelled());
  await expect(shown(page).getByRole('option')).toHaveCount(7);
  await expect(shown(page)).not.toContainText(/class|only/);
  await expect(radios(page).first()).toHaveAccessibleName('Validation picture 0, without a class');
  await go(page, 'Latent map');
  await expect(page.locator('.map-reading')).toContainText('Picture 0, without a class: Gauss-VAE (');
  await expect(page.getByRole('list', { name: 'Classes' })).toHaveCount(0);
  expect(app.problems).toEqual([]);
});

test('a drawing is as large as the pictures, is fitted to none but MNIST, and waits for its size', async ({
  page,
}) => {
  const app = await dropped(page, unlabelled());
  await app.openFigure('Draw');
  await expect(page.getByRole('heading', { name: 'Draw a picture', exact: true })).toBeVisible();
  const pad = page.locator('.drawing-pad');
  const box = await boxAtRest(pad);
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 4, box.y + (3 * box.height) / 4, { steps: 8 });
  await page.mouse.up();
  const seen = page.getByRole('img', { name: 'The drawing as the models see it.' });
  const sizeOf = (canvas: HTMLCanvasElement) => [canvas.width, canvas.height];
  expect(await seen.evaluate(sizeOf)).toEqual([32, 32]);
  await expect(page.getByText(/Scale and centre/)).toHaveCount(0);
  await expect(page.locator('.pair').first()).toContainText('your drawing');
  await expect(page.getByText(/Nearest of \d+ training pictures/)).toBeVisible();
  await app.openFigure('Posterior');
  await expect(page.locator('.model-figures', { hasText: 'of your drawing' })).toHaveCount(3);
  await app.openFigure('Draw');
  // What lies under the pen may be one of the data set's, though it has no class.
  await radios(page).nth(1).check({ force: true });
  await page.getByRole('button', { name: 'Begin with validation picture 1' }).click();
  await expect(page.locator('.pair').first()).toContainText('your drawing');

  await go(page, 'Data');
  await page.getByRole('button', { name: 'Train on MNIST' }).click();
  await app.reach(60);
  await expect(page.getByText(/expected 28 x 28 pixels .* got 32 x 32; picture 0 is picked/)).toBeVisible();
  await expect(radios(page).first()).toBeChecked();
  await expect(page.getByText('The pad is empty.')).toHaveCount(0);
  await expect(page.getByText('Scale and centre as MNIST’s digits are')).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('what convolutional nets take is said before they train, and their layers are shown', async ({
  page,
}) => {
  const app = await dropped(page, clothes(), false);
  await go(page, 'Train');
  await app.openSettings();
  const hint = page.getByRole('status', { name: 'Net and data set' });
  await expect(hint).toBeEmpty();
  await page.getByLabel('Net', { exact: true }).selectOption('convolutional');
  await expect(hint).toContainText('take pictures of 32 × 32; those of MNIST are 28 × 28');
  await page.getByLabel('Data set', { exact: true }).selectOption({ label: 'clothes.zip' });
  await expect(hint).toBeEmpty();
  await go(page, 'Architecture');
  const nodes = page.getByRole('group', { name: 'Nodes of Gauss-VAE' });
  await expect(nodes.getByRole('button', { name: /x: picture.* × D 1024/ })).toBeVisible();
  await nodes.getByRole('button', { name: /encoder layer 2: the largest of every 2 × 2/ }).click();
  await expect(page.getByRole('heading', { name: /h₂: encoder layer 2/ })).toBeVisible();
  await expect(page.locator('.node-sheet')).toContainText('max pooling, which learns nothing');
  await nodes.getByRole('button', { name: /decoder layer 2: .* transposed filters .* 4 × width 4/ }).click();
  await expect(page.locator('.node-sheet')).toContainText('lays its filter over the larger picture');
  expect(app.problems).toEqual([]);
});

test('axe finds nothing and nothing overflows with many classes of long names', async ({ page }) => {
  await dropped(page, clothes());
  await shown(page).selectOption({ label: 'only a tie of unusual length' });
  await expect(radios(page).first()).toHaveAccessibleName(/unusual length$/);
  await radios(page).first().check({ force: true });
  for (const view of ['Train', 'Latent map'])
    for (const look of looks) {
      await dressed(page, look);
      await go(page, view);
      await expectFaultless(page, look);
      if (view === 'Train') await expectFaultlessEnlarged(page, look);
    }
});
