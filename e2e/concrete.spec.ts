/** The Concrete lab opened by link: the paper's triangles, a triangle by hand, and claims, with numbers that would be others if the maths broke. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { App } from './app';
import { boxAtRest } from './box-at-rest';
import { testLooks } from './looks';

const lab = '#v=1&view=concrete';

async function open(page: Page, more = ''): Promise<App> {
  const app = new App(page);
  await app.open(`${lab}${more}`);
  await page.getByRole('heading', { name: 'One triangle, by hand' }).waitFor();
  return app;
}

const numbers = async (row: Locator): Promise<number[]> =>
  (await row.getByRole('cell').allInnerTexts()).map((text) => Number(text.replace('−', '-')));

async function whole(page: Page): Promise<void> {
  await expect(page.getByText('1,000,000 samples each', { exact: true })).toBeVisible({ timeout: 60_000 });
}

/** Share of the canvas that is coloured, by columns of triangles and rows: bluer than grey. */
async function colouredShare(canvas: Locator): Promise<number[]> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const { data } = element.getContext('2d')!.getImageData(0, 0, width, height);
    const counts = new Array<number>(16).fill(0);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = 4 * (y * width + x);
        const panel = 4 * Math.floor((4 * y) / height) + Math.floor((4 * x) / width);
        if (data[at + 3]! > 0 && data[at + 2]! - data[at]! > 100) counts[panel]!++;
      }
    return counts.map((count) => (16 * count) / (width * height));
  });
}

test('figure 2 is one row of four, as high as its triangles', async ({ page }) => {
  const app = new App(page);
  await app.open('#view=concrete&concrete.figure=2');
  const { width, height } = (await page
    .getByRole('img', { name: /^Figure 2, samples: 4 triangles/ })
    .boundingBox())!;
  expect(height).toBeLessThan(0.35 * width);
  expect(height).toBeGreaterThan(0.2 * width);
});

test('the sixteen triangles are sampled as their closed form says', async ({ page }) => {
  const app = await open(page);
  await whole(page);
  await page.getByText('Numbers of every triangle').click();
  const rows = page.getByRole('table', { name: /^Figure 6/ }).getByRole('row');
  await expect(rows).toHaveCount(17);
  for (let t = 1; t <= 16; t++) {
    const [distance, noise, beyond, cells, largest] = await numbers(rows.nth(t));
    expect(noise).toBeGreaterThan(0.003);
    expect(noise).toBeLessThan(0.0115);
    // A million samples in 820 cells: the total variation of noise alone varies by some 3 % of itself.
    expect(Math.abs(distance! / noise! - 1)).toBeLessThan(0.12);
    expect(beyond! / cells!).toBeLessThan(0.07);
    expect(largest).toBeLessThan(5.5);
  }
  await expect(rows.nth(4).getByRole('cell').last()).toHaveText('edges and corners');
  await expect(rows.nth(5).getByRole('cell').last()).toHaveText('corners');
  const picture = page.getByRole('img', { name: /^Figure 6, samples: 16 triangles/ });
  const shares = await colouredShare(picture);
  // At T = 0.1 colour is at the corners and edges alone, at T = 1.3 to 1.6 it fills the middle.
  expect(shares[0]).toBeLessThan(0.06);
  expect(shares[12]).toBeGreaterThan(2 * shares[4]!);
  expect(app.problems).toEqual([]);
});

test('figures 7 and 8 have their own alpha, and a count can be left and gone on with', async ({ page }) => {
  // The second count is held back until it is cancelled, however fast the machine.
  let release: () => void = () => undefined;
  let held = Promise.resolve();
  await page.context().route(/count-worker/, async (route) => {
    await held;
    // A script that nobody waits for any more is not to be had.
    await route.continue().catch(() => undefined);
  });
  await open(page, '&concrete.figure=7&concrete.face=difference&concrete.panel=3');
  await expect(page.getByLabel('Figure', { exact: true })).toHaveValue('7');
  await expect(page.getByLabel('Show', { exact: true })).toHaveValue('difference');
  await whole(page);
  const large = page.getByRole('figure', { name: /^The triangle of T = 0\.3/ });
  await expect(large).toContainText(/total variation 0\.00[67]\d, noise expected 0\.00[67]\d/);
  held = new Promise((resolve) => (release = resolve));
  await page.getByLabel('Figure', { exact: true }).selectOption('8');
  await page.getByRole('button', { name: 'Cancel' }).click();
  release();
  await page.getByRole('button', { name: 'Go on' }).click();
  await whole(page);
  await expect(
    page.getByRole('img', { name: /^Figure 8, difference in σ: 16 triangles of Con\(\(2\/3/ }),
  ).toBeVisible();
});

test('alpha moves under keys and pointer, and the corners keep its mass', async ({ page }) => {
  await open(page, '&concrete.alpha=3-2-1&concrete.T=0.3');
  const handle = page.getByRole('slider', { name: 'alpha on the triangle' });
  const corners = page.getByRole('table', { name: /^Mass nearest/ }).getByRole('row');
  const expectMasses = async () => {
    for (let corner = 1; corner <= 3; corner++) {
      const [alpha, share] = await numbers(corners.nth(corner));
      // Four standard deviations of 20,000 samples, at the most of them.
      expect(Math.abs(share! - alpha!)).toBeLessThan(0.014);
    }
  };
  await expect(handle).toHaveAttribute(
    'aria-valuetext',
    'alpha 1 is 0.500, alpha 2 is 0.333, alpha 3 is 0.167',
  );
  await expectMasses();
  await handle.focus();
  await handle.press('Shift+ArrowRight');
  await expect(handle).toHaveAttribute(
    'aria-valuetext',
    'alpha 1 is 0.400, alpha 2 is 0.433, alpha 3 is 0.167',
  );
  await expectMasses();
  const figure = page.getByRole('figure', { name: 'One Concrete density' });
  await expect(figure).toContainText('samples leak to the faces');
  const box = await boxAtRest(handle);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y - 150, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(async () => /alpha 3 is ([\d.]+)/.exec((await handle.getAttribute('aria-valuetext'))!)![1])
    .toMatch(/^0\.[4-9]/);
  await expectMasses();
  const T = page.getByRole('slider', { name: /^One triangle, Temperature/ });
  await T.focus();
  await T.press('End');
  await expect(figure).toContainText('the density is bounded everywhere');
  // All of it stands in the address, and opens again.
  await expect.poll(() => page.url()).toContain('&concrete.T=5');
  const text = await handle.getAttribute('aria-valuetext');
  const again = await page.context().newPage();
  await again.goto(page.url());
  await expect(again.getByRole('slider', { name: 'alpha on the triangle' })).toHaveAttribute(
    'aria-valuetext',
    text!,
  );
});

test('claims hold or do not, by a number', async ({ page }) => {
  const app = await open(page);
  const verdict = page.getByRole('status', { name: 'Verdict' });
  const choose = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await choose('M = 2, c₂ < 0 is a truncated Gaussian');
  await expect(verdict).toContainText(/Holds: .* differs by [\d.]+e−1\d .* mean 0\.25 and deviation 0\.354/);
  await choose('M = 2, c₂ > 0 has two modes');
  await expect(verdict).toContainText('Holds: c₂ = 3, and the pmf has 2 modes, at −1 and 1');
  await choose('T = 5: every z is near the mean');
  await expect(verdict).toContainText(/Holds: the farthest of 3960 samples lies 0\.1\d* from/);
  await choose('T = 5: every z is near the mean, of a slope too');
  await expect(verdict).toContainText('Does not hold');
  const figure = page.getByRole('figure', { name: 'Category, density and z' });
  await expect(figure).toContainText('there is no closed form');
  const T = page.getByRole('slider', { name: /^Continuum, Temperature/ });
  await T.focus();
  await T.press('Home');
  await expect(figure).toContainText('it can be trusted');
  expect(app.problems).toEqual([]);
});

test('the claim that is tested stands in the link, and is tested where the link is opened', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'T = 0.8: z has (1 − T) of the category’s variance' }).click();
  await expect.poll(() => page.url()).toContain('&concrete.claim=variance-warm');
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(/Does not hold: Var z/);
  const verdict = await page.getByRole('status', { name: 'Verdict' }).innerText();
  const again = await page.context().newPage();
  await again.goto(page.url());
  await expect(again.getByRole('status', { name: 'Verdict' })).toHaveText(verdict);
  await expect(again.getByRole('button', { name: /^T = 0\.8/ })).toHaveAttribute('aria-pressed', 'true');
});

test('samples counted in a worker say so, and why', async ({ page }) => {
  await open(page, '&concrete.figure=2&concrete.on=worker');
  await expect(page.getByRole('figure', { name: /^Figure 2, samples/ })).toContainText(
    'Counted in a worker of the page: it was asked for.',
  );
  await page.getByLabel('Count on').selectOption('the GPU, even if it is software');
  await whole(page);
  await expect(page.getByRole('figure', { name: /^Figure 2, samples/ })).toContainText(
    /Counted in a worker of the page: (this browser has no WebGPU|WebGPU has no adapter) here\./,
  );
});

test('samples are counted on the GPU where that is asked for @webgpu', async ({ page }) => {
  const app = await open(page, '&concrete.figure=8&concrete.on=gpu');
  const figure = page.getByRole('figure', { name: /^Figure 8, samples/ });
  const cancel = page.getByRole('button', { name: 'Cancel' });
  await expect(figure).toContainText(/of 1,000,000 samples each.*Counted on the GPU \(/);
  await cancel.click();
  const goOn = page.getByRole('button', { name: 'Go on' });
  await expect(goOn).toBeVisible();
  const kept = await page.locator('.lab-progress').first().innerText();
  await page.waitForTimeout(1500);
  expect(await page.locator('.lab-progress').first().innerText()).toBe(kept);
  await goOn.click();
  await whole(page);
  await expect(figure).toContainText(/Counted on the GPU \(\w.*\)\./);
  await page.getByText('Numbers of every triangle').click();
  const rows = page.getByRole('table', { name: /^Figure 8/ }).getByRole('row');
  await expect(rows).toHaveCount(17);
  for (let t = 1; t <= 16; t++) {
    const [distance, noise, beyond, cells, largest] = await numbers(rows.nth(t));
    expect(Math.abs(distance! / noise! - 1)).toBeLessThan(0.12);
    expect(beyond! / cells!).toBeLessThan(0.07);
    expect(largest).toBeLessThan(5.5);
  }
  // Software counts slower than a worker, so that nothing takes it unasked.
  await page.getByLabel('Count on').selectOption('the GPU, where there is one');
  await whole(page);
  await expect(figure).toContainText(/Counted in a worker of the page: the only GPU is software/);
  expect(app.problems).toEqual([]);
});

test('extreme settings by link are drawn', async ({ page }) => {
  const steep = Array.from({ length: 20 }, (_, m) => `&concrete.c${m + 1}=${m % 2 ? 200 : -200}`).join('');
  const app = await open(
    page,
    `&concrete.R=1001&concrete.M=20&concrete.Tz=0.01&concrete.T=0.05${steep}&concrete.alpha=9999-1-1`,
  );
  const figure = page.getByRole('figure', { name: 'Category, density and z' });
  await expect(figure).toContainText(
    'R = 1001, M = 20, T = 0.01. The category has mean −1, standard deviation',
  );
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity/);
  expect(app.problems).toEqual([]);
});

const figures = [
  ['Figure 6, samples', '"temperatures":\\[0\\.1,'],
  ['The triangle of T = 0.5: samples, closed form and difference', '"T":0\\.5'],
  ['One Concrete density', '"temperature":0\\.3'],
  ['Density towards an edge', '"temperature":0\\.3'],
  ['Category, density and z', '"gridPoints":11,'],
] as const;

test('every figure is saved with its settings and link inside', async ({ page }) => {
  await open(page, '&concrete.T=0.3&concrete.R=11');
  await whole(page);
  for (const [name, settings] of figures)
    for (const [kind, start] of [
      ['SVG', '^<svg'],
      ['PNG', '^.PNG'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save ${name} as ${kind}`, exact: true }).click();
      const saved = readFileSync(await (await download).path(), 'latin1').replaceAll('&quot;', '"');
      expect(saved).toMatch(new RegExp(`${start}[^]*${settings}`));
      expect(saved).toMatch(/view=concrete.*concrete\.T=0\.3/);
    }
});

testLooks({
  what: 'the Concrete lab',
  async open(page) {
    await open(page);
    await page.getByRole('button', { name: 'T = 0.01: z is the category' }).click();
    await whole(page);
  },
});
