/** Figure 1 opened by link: shapes of the settings, numbers of a run, equations and the ways out of them. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { testLooks } from './looks';

const small = '#v=1&seed=5&steps=40&batch=20&hidden=16-8&d=3&L=2&C=4&R=11&M=3&view=architecture';

async function open(page: Page, more = ''): Promise<App> {
  const app = new App(page);
  await app.open(`${small}${more}`);
  await page.getByRole('heading', { name: 'Architecture of the three models' }).waitFor();
  return app;
}

const node = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Part of the pixels of a node's place that are black, as the ground of every picture of MNIST is. */
async function blackShare(page: Page, name: RegExp): Promise<number> {
  const box = (await node(page, name).boundingBox())!;
  return page.locator('.architecture canvas').evaluate((canvas: HTMLCanvasElement, at) => {
    const own = canvas.getBoundingClientRect();
    const scale = canvas.width / own.width;
    const { data } = canvas
      .getContext('2d')!
      .getImageData(
        (at.x - own.x + at.width / 2) * scale,
        (at.y - own.y) * scale,
        (at.width / 2) * scale,
        at.height * scale,
      );
    let black = 0;
    for (let i = 0; i < data.length; i += 4)
      if (data[i]! < 8 && data[i + 1]! < 8 && data[i + 2]! < 8 && data[i + 3] === 255) black++;
    return (4 * black) / data.length;
  }, box);
}

test('the shapes are those of the settings in the link', async ({ page }) => {
  const app = await open(page);
  for (const name of [
    'Gauss-VAE, x: picture, continuous, batch 20 × D 784',
    'Gauss-VAE, h₂: encoder layer 2, ReLU, batch 20 × hidden 8',
    'Gauss-VAE, μ, log λ²: means and log-variances, continuous, batch 20 × μ and λ 2 × d 3',
    'Gauss-VAE, z: latent vector, continuous, batch 20 × L 2 × d 3',
    'Cat-VAE, y: relaxed categories, discrete, batch 20 × L 2 × d 3 × C 4',
    'CG-BPEF-VAE, b: polynomial coefficients, continuous, batch 20 × d 3 × M 3',
    'CG-BPEF-VAE, y: relaxed grid points, discrete, batch 20 × L 2 × d 3 × R 11',
    'CG-BPEF-VAE, x̂: reconstruction, f(z), continuous, batch 20 × L 2 × D 784',
  ])
    await expect(node(page, new RegExp(`^${name.replace(/[()]/g, '\\$&')}`))).toBeVisible();
  await expect(node(page, /^Cat-VAE, z/)).toHaveCount(0);
  // 784 x 16 + 16, 16 x 8 + 8, 8 x 9 + 9, nine of the prior, 3 x 8 + 8, 8 x 16 + 16, 16 x 784 + 784.
  await expect(page.getByRole('figure', { name: 'Figure 1, architecture' })).toContainText(
    /26,\d{3} parameters/,
  );
  expect(app.problems).toEqual([]);
});

test.describe('of a run', () => {
  let page: Page;
  let app: App;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    app = await open(page);
    await app.button('Train').click();
    await app.reach(40);
  });
  test.afterAll(() => page.close());

  test('the picked picture flows through the models, and others after it', async () => {
    for (const model of ['Gauss-VAE', 'Cat-VAE', 'CG-BPEF-VAE']) {
      await expect(node(page, new RegExp(`^${model}, x̂: .*shown as a picture`))).toBeVisible();
      await expect(node(page, new RegExp(`^${model}, term1: .*, \\d+\\.\\d\\d nats`))).toBeVisible();
      await expect(node(page, new RegExp(`^${model}, term2: .*, \\d{2,3}\\.\\d\\d nats`))).toBeVisible();
    }
    const y = node(page, /^CG-BPEF-VAE, y: .*most probable/);
    await expect(y).toBeVisible();
    expect(await blackShare(page, /^Gauss-VAE, x: /)).toBeGreaterThan(0.2);
    const status = page.locator('.architecture').getByText(/^Validation picture/);
    await expect(status).toContainText('Validation picture 0');
    const term2 = node(page, /^Gauss-VAE, term2/);
    const before = await term2.getAttribute('aria-label');
    await page.getByRole('button', { name: 'Later picture' }).click();
    await expect(status).toContainText(/Validation picture 1, class \d, at step 40/);
    await expect(term2).not.toHaveAttribute('aria-label', before!);
    expect(app.problems).toEqual([]);
  });

  test('figure 1 is saved with the numbers that it shows', async () => {
    const term2 = node(page, /^Cat-VAE, term2: .*, \d{2,3}\.\d\d nats/);
    await expect(term2).toBeVisible();
    const nats = /([\d.]+) nats/.exec((await term2.getAttribute('aria-label'))!)![1]!;
    for (const kind of ['SVG', 'PNG'] as const) {
      const save = async () => {
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: `Save Figure 1, architecture as ${kind}` }).click();
        return readFileSync(await (await download).path(), 'latin1').replaceAll('&quot;', '"');
      };
      // Each model's answer about its last step comes in its own time.
      await expect.poll(save).toMatch(new RegExp(`"categorical":{"step":40,[^}]*"term2":"${nats} nats"`));
      const saved = await save();
      expect(saved).toContain('view=architecture');
      if (kind === 'SVG') expect(saved).toContain(`>${nats}`);
    }
  });
});

test('a node opens its equation, and terms lead to curve and setting', async ({ page }) => {
  await open(page);
  await node(page, /^CG-BPEF-VAE, term1/).press('Enter');
  const sheet = page.getByRole('region', { name: /^term1/ });
  await expect(sheet.locator('math')).toContainText('β');
  await expect(sheet).toContainText('Eq. (4)');
  await expect(sheet).toContainText('src/math/coarse-grain.ts');
  await expect.poll(() => page.url()).toContain('architecture.node=cg-bpef.term1');
  await sheet.getByRole('button', { name: 'Setting R, for ζ' }).click();
  await expect(page.getByRole('main', { name: 'Train' })).toBeVisible();
  await expect(page.getByRole('slider', { name: /^Grid points/ })).toBeFocused();
  await page.goBack();
  await sheet.getByRole('button', { name: 'Curve of term1, for term_1' }).click();
  await expect(page.locator('[data-anchor="curve-term1"]')).toBeFocused();
  await expect(page.locator('[data-anchor="curve-term1"]')).toBeInViewport();
});

test('a term leads to its curve where another figure is enlarged over it', async ({ page }) => {
  await open(page, '&train.open=samples');
  await node(page, /^CG-BPEF-VAE, term1/).press('Enter');
  await page.getByRole('button', { name: 'Curve of term1, for term_1' }).click();
  await expect(page.getByRole('figure', { name: 'Small curve of term1', exact: true })).toBeFocused();
});

test('figure 1 is saved with its shapes and link inside', async ({ page }) => {
  await open(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Figure 1, architecture as SVG' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toMatch(/<metadata>.*20 × 2 × 3 × 11.*view=architecture.*<\/metadata>/);
  expect(saved).toContain('>20 × 2 × 3 × 11</text>');
  expect(saved).toContain('data:image/png;base64,');
});

testLooks({
  what: 'figure 1',
  open: async (page) => void (await open(page)),
  async seen(page, { width }) {
    if (width < 640) {
      await page.getByRole('radio', { name: 'Gauss-VAE' }).check();
      await expect(node(page, /^CG-BPEF-VAE, z/)).toHaveCount(0);
    } else await expect(node(page, /^CG-BPEF-VAE, z/)).toBeVisible();
    await expect(node(page, /^Gauss-VAE, z/)).toBeVisible();
  },
});
