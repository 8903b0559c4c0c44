/** The page with a fourth model, built with `--mode toy`: four columns on a desk, trained, and in every view that shows models. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from '../app';
import { expectFaultlessEnlarged, testLooks } from '../looks';

const models = ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE', 'Unit-VAE'];
const settings =
  '#v=1&dataset=mnist&seed=5&steps=60&batch=20&binarise=none&models=gauss,categorical,cg-bpef,unit' +
  '&hidden=16&d=3&L=1&lr=0.003&kl=1&Tmax=1&Tmin=0.5&R=11&M=3&C=4&sampler=concrete';

/** Opens a link and trains to its end. */
async function trained(page: Page, more = ''): Promise<App> {
  const app = new App(page);
  await app.open(settings + more);
  await app.button('Train').click();
  await app.reach(60);
  return app;
}

const section = (page: Page, part: string, model: string) =>
  page.locator(part).getByRole('region', { name: new RegExp(`^${model}`) });

/** Whether things stand beside each other, from left to right, and all within the window. */
async function expectInOneRow(page: Page, things: readonly Locator[]): Promise<void> {
  const boxes = await Promise.all(things.map(async (thing) => (await thing.boundingBox())!));
  for (const [i, { x, y, width }] of boxes.entries()) {
    expect(Math.abs(y - boxes[0]!.y)).toBeLessThan(2);
    expect(x + width).toBeLessThanOrEqual(page.viewportSize()!.width);
    if (i > 0) expect(x).toBeGreaterThanOrEqual(boxes[i - 1]!.x + boxes[i - 1]!.width);
  }
}

test.describe('of one run', () => {
  let page: Page;
  let app: App;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    app = await trained(page);
  });
  test.afterAll(() => page.close());

  test('the page counts four, and has a curve, pictures and a posterior of each in one row', async () => {
    await expect(page.getByText('Four variational autoencoders, trained side by side')).toBeVisible();
    for (const model of models) await expect(page.getByRole('checkbox', { name: model })).toBeChecked();
    await app.openFigure('Curves');
    for (const model of models)
      for (const term of ['term1', 'term2', 'L'] as const) {
        await expect.poll(() => app.nats(term, model, 'minibatch')).toBeGreaterThan(0);
        await expect.poll(() => app.nats(term, model, 'validation')).toBeGreaterThan(0);
      }
    for (const [figure, part] of [
      ['Reconstruction', '.pictures'],
      ['Posterior', '.posterior'],
    ] as const) {
      await app.openFigure(figure);
      const columns = models.map((model) => section(page, part, model));
      for (const column of columns) await expect(column.getByRole('img').first()).toBeVisible();
      await expectInOneRow(page, columns);
    }
    await expect(section(page, '.posterior', 'Unit-VAE')).toContainText(/KL \d+\.\d\d nats; mean/);
    await app.closeFigure();
    const columns = models.map((model) => section(page, '.bench', model));
    for (const column of columns) await expect(column.getByRole('img').first()).toBeVisible();
    await expectInOneRow(page, columns);
    expect(app.problems).toEqual([]);
  });

  test('figure 1 has a column of it, with its numbers and its equation', async () => {
    await page.getByRole('link', { name: 'Architecture' }).click();
    await expect(page.getByRole('heading', { name: 'Architecture of the four models' })).toBeVisible();
    const node = (name: RegExp) => page.getByRole('button', { name });
    await expectInOneRow(
      page,
      models.map((model) => node(new RegExp(`^${model}, x: `))),
    );
    await expect(node(/^Unit-VAE, y/)).toHaveCount(0);
    const term1 = node(/^Unit-VAE, term1: .*, \d+\.\d\d nats/);
    await term1.click();
    const sheet = page.getByRole('region', { name: /^term1/ });
    await expect(sheet.locator('math')).toContainText('μ');
    await expect.poll(() => page.url()).toContain('architecture.node=unit.term1');
  });

  test('its term1 is parted in the Geometry view', async () => {
    const parts = '[aria-labelledby="geometry-heading"]';
    await page.getByRole('link', { name: 'Geometry' }).click();
    for (const model of models) await expect(section(page, parts, model)).toContainText('Step 60');
    await expectInOneRow(
      page,
      models.map((model) => section(page, parts, model)),
    );
    await expect(section(page, parts, 'Unit-VAE')).toContainText('one Gaussian a dimension');
    await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);
  });

  test('it is audited', async () => {
    await page.getByRole('link', { name: 'Audit', exact: true }).click();
    await page.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'Unit-VAE' });
    await page.getByRole('button', { name: 'Audit', exact: true }).click();
    await expect(page.getByRole('main').getByRole('table').first()).toContainText('Unit-VAE');
    expect(app.problems).toEqual([]);
  });
});

test('the page counts four before there is a run', async ({ page }) => {
  const app = new App(page);
  await app.open(settings);
  await expect(page.getByText('four autoencoders learn digits.')).toBeVisible();
  await app.openFigure('Curves');
  await expect(
    page.getByText('four variational autoencoders learn handwritten digits in this tab'),
  ).toBeVisible();
});

test('an old link opens with it off', async ({ page }) => {
  const app = new App(page);
  await app.open(settings.replace(',unit', ''));
  for (const model of models)
    await expect(page.getByRole('checkbox', { name: model })).toBeChecked({ checked: model !== 'Unit-VAE' });
  expect(app.problems).toEqual([]);
});

for (const view of ['train', 'architecture', 'geometry'])
  testLooks({
    what: `four models in ${view}`,
    // Colours of four models stand in the curves.
    only: ({ scheme }) => view === 'train' || scheme === 'light',
    async open(page) {
      await trained(page, view === 'train' ? '' : `&view=${view}`);
      await expect(page.getByRole('main')).toContainText('Unit-VAE');
    },
    seen: view === 'train' ? expectFaultlessEnlarged : undefined,
  });
