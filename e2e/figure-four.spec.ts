/** Figure 4 on trained models: the three means that add up to L, a picture picked by keys, T and M moved under the hand, and Corollary 3 beside it. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { expectFaultless, looks, dressed } from './looks';

const models = ['Gauss-VAE', 'CG-BPEF-VAE'];
const section = (page: Page) => page.getByRole('region', { name: 'Figure 4: L as strings' });
const figure = (page: Page, model: string) =>
  page.getByRole('figure', { name: `Figure 4 of ${model}`, exact: true });
const summary = async (page: Page, model: string) =>
  (await figure(page, model).locator('.lab-summary').textContent())!;
const drawing = (page: Page, model: string) =>
  figure(page, model)
    .getByRole('img')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
const picker = (page: Page, model: string) =>
  page.getByRole('slider', { name: `Picked picture, Figure 4 of ${model}` });
const number = (text: string) => Number(/−?[\d.]+/.exec(text)![0].replace('−', '-'));

/** The rows of the sum, a text a model. */
async function rows(page: Page): Promise<string[][]> {
  const all = page.getByRole('region', { name: 'Strings of figure 4' }).getByRole('row');
  const count = await all.count();
  const texts = await Promise.all(
    Array.from({ length: count }, (_, i) => all.nth(i).getByRole('cell').allInnerTexts()),
  );
  return texts.filter((row) => row.length > 0);
}

test.describe('of trained models', () => {
  let page: Page;
  let app: App;
  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
    app = new App(page);
    await app.open();
    await page.getByRole('combobox', { name: 'Other trained models' }).selectOption('plane');
    await expect(page.getByTestId('step')).toHaveText(/^10,000/);
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: 'Geometry', exact: true })
      .click();
    for (const model of models) await figure(page, model).waitFor();
  });
  test.afterAll(() => page.context().close());

  test('the means of the strings and of −log p(x | (z)*) add up to L', async () => {
    await expect(section(page)).toContainText('Cat-VAE takes no part');
    await expect(section(page)).toContainText('not measured yet');
    for (const model of models) expect(await summary(page, model)).toContain('(z)* is not measured');
    const before = await drawing(page, 'Gauss-VAE');
    await page.getByRole('button', { name: 'Find (z)*' }).click();
    await expect(page.getByRole('status', { name: 'Measuring section 5' })).toContainText(
      'Measuring Gauss-VAE.',
    );
    await expect(page.getByRole('region', { name: 'Strings of figure 4' })).toBeVisible({ timeout: 120_000 });
    await expect(section(page).getByRole('button', { name: 'Cancel' })).toHaveCount(0, { timeout: 120_000 });
    await expect(section(page).getByRole('list', { name: 'What figure 4 was measured of' })).toContainText(
      'CG-BPEF-VAE: step 10,000, first 100 validation pictures',
    );
    const [toPrior, toBest, nllAtBest, freeEnergy] = await rows(page);
    for (const at of models.keys()) {
      const [a, b, c, sum] = [toPrior, toBest, nllAtBest, freeEnergy].map((row) => number(row![at]!));
      // Each is rounded to 0.01.
      expect(Math.abs(a! + b! + c! - sum!)).toBeLessThan(0.021);
      for (const nats of [a, b, c]) expect(nats).toBeGreaterThan(0);
    }
    for (const model of models)
      await expect.poll(() => summary(page, model)).toContain('(z)* of 100 pictures lie on the boundary');
    expect(await drawing(page, 'Gauss-VAE')).not.toBe(before);
    await expect(page.getByRole('region', { name: 'Corollary 3: L without sampling' })).toContainText(
      /L\* of Corollary 3\s*\d+\.\d\d nats/,
    );
  });

  test('a picture picked by keys has other strings, in both models', async () => {
    const before = await Promise.all(models.map((model) => summary(page, model)));
    await picker(page, 'Gauss-VAE').press('End');
    await expect(picker(page, 'Gauss-VAE')).toHaveAttribute('aria-valuenow', '100');
    for (const [at, model] of models.entries())
      await expect.poll(() => summary(page, model)).not.toBe(before[at]);
    const words = await summary(page, 'Gauss-VAE');
    const [, picture, nats] = /Strings of (picture \d+), class \d: to the prior ([\d.]+) nats/.exec(words)!;
    expect(words).toMatch(/; to \(z\)\* −?[\d.]+ nats\.$/);
    expect(Number(nats)).toBeGreaterThan(0);
    // The measured ones of the same parameters are the same.
    const [toPrior] = await rows(page);
    expect(toPrior![0]).toContain(`${picture!}: ${nats!}`);
    await picker(page, 'Gauss-VAE').press('ArrowLeft');
    await expect(picker(page, 'Gauss-VAE')).toHaveAttribute('aria-valuenow', '99');
    await expect.poll(() => summary(page, 'Gauss-VAE')).not.toContain(`Strings of ${picture!},`);

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save Figure 4 of CG-BPEF-VAE as CSV' }).click();
    const lines = readFileSync(await (await saved).path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(101);
    expect(lines[1]!.split(',').every((cell) => Number.isFinite(Number(cell)) && cell !== '')).toBe(true);
  });

  test('T moves the rings and not q, M moves q; what was measured says that it is older', async () => {
    const variance = async () =>
      number(/of ([\d.e−-]+) mean variance/.exec(await summary(page, 'CG-BPEF-VAE'))![1]!);
    const withoutRings = async () =>
      (await summary(page, 'CG-BPEF-VAE')).replace(/Rings: .*? mean variance\./, '');
    await page.getByLabel('Part drawn').selectOption('picked');
    const [wide, own, drawn] = [await variance(), await withoutRings(), await drawing(page, 'CG-BPEF-VAE')];
    await app.move('Temperature', 'End');
    await expect.poll(variance).toBeLessThan(wide / 2);
    expect(await withoutRings()).toBe(own);
    await expect.poll(() => drawing(page, 'CG-BPEF-VAE')).not.toBe(drawn);
    await expect(section(page)).not.toContainText('older than the run');
    await app.move('Polynomial order', 'ArrowLeft', 2);
    await expect.poll(withoutRings).not.toBe(own);
    // T changes nothing that was measured; M does, of the model that has it.
    const ages = section(page).getByRole('list', { name: 'What figure 4 was measured of' });
    await expect(ages).toContainText(/CG-BPEF-VAE: .*older than the run/);
    await expect(ages).not.toContainText(/Gauss-VAE: [^:]*older than the run/);
    expect(await summary(page, 'CG-BPEF-VAE')).toContain('was measured of an older q');
    expect(app.problems).toEqual([]);
  });

  for (const look of [looks[0]!, looks.find(({ scheme, width }) => scheme === 'dark' && width < 500)!])
    test(`axe finds nothing, and nothing overflows: ${look.name}`, async () => {
      await dressed(page, look);
      await figure(page, 'Gauss-VAE').scrollIntoViewIfNeeded();
      await expectFaultless(page, look);
    });

  test('nothing overflows at 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
