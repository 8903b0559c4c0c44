/** The projector's mode: larger text, thicker lines, kept for the next visit; nothing overflows, and axe finds nothing. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';
import { dressed, expectFaultless, expectFaultlessEnlarged } from './looks';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

/** The largest of what canvases were painted with since it was last read, CSS pixels. */
interface Painted {
  readonly text: number;
  readonly line: number;
}

/** Reads what is painted, before the page paints. */
async function readPainting(page: Page): Promise<() => Promise<Painted>> {
  await page.addInitScript(() => {
    const painted = { text: 0, line: 0 };
    Object.assign(window, { painted });
    const { fillText, stroke } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...given) {
      painted.text = Math.max(
        painted.text,
        parseFloat(/([\d.]+)px/.exec(this.font)![1]!) * this.getTransform().a,
      );
      fillText.apply(this, given);
    };
    CanvasRenderingContext2D.prototype.stroke = function (...given: [Path2D] | []) {
      painted.line = Math.max(painted.line, this.lineWidth * this.getTransform().a);
      stroke.apply(this, given as [Path2D]);
    };
  });
  return () =>
    page.evaluate(() => {
      const { painted } = window as unknown as { painted: { text: number; line: number } };
      const found = { ...painted };
      painted.text = painted.line = 0;
      return found;
    });
}

async function finished(page: Page): Promise<App> {
  const app = new App(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.open(tiny);
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  await expect(page.getByRole('img', { name: /^Posterior of/ })).toHaveCount(3);
  return app;
}

test('text and lines grow together, and stay so', async ({ page }) => {
  const painted = await readPainting(page);
  const app = await finished(page);
  const size = (of: Page) =>
    of
      .getByRole('heading', { level: 1 })
      .evaluate((heading) => parseFloat(getComputedStyle(heading).fontSize));
  const line = () =>
    page
      .getByRole('figure', { name: 'Small curve of L', exact: true })
      .locator('.recharts-line-curve')
      .last()
      .evaluate((curve) => parseFloat(getComputedStyle(curve).strokeWidth));
  // All drawings once more.
  await page.getByLabel('Theme').selectOption('light');
  await expect.poll(async () => (await painted()).line).toBe(0);
  await page.getByLabel('Theme').selectOption('dark');
  let desk = { text: 0, line: 0 };
  await expect.poll(async () => (desk = await painted()).text).toBeGreaterThan(10);
  const [text, curve] = [await size(page), await line()];
  expect(text).toBe(20);
  await page.getByRole('checkbox', { name: 'Projector' }).check();
  let room = { text: 0, line: 0 };
  await expect.poll(async () => (room = await painted()).text).toBeCloseTo(1.25 * desk.text, 5);
  expect(room.line).toBeCloseTo(1.6 * desk.line, 5);
  expect(await size(page)).toBeCloseTo(1.25 * text, 5);
  expect(await line()).toBeCloseTo(1.6 * curve, 5);

  const later = await page.context().newPage();
  await later.route(/main.*\.js$/, (route) => route.abort());
  await later.goto(page.url());
  // Before any script of the page itself.
  await expect(later.locator('html')).toHaveAttribute('data-display', 'projector');
  await page.getByRole('checkbox', { name: 'Projector' }).uncheck();
  expect(await size(page)).toBe(text);
  expect(app.problems).toEqual([]);
});

test('a dimension is picked where it is drawn', async ({ page }) => {
  const app = await finished(page);
  await app.openFigure('Curves');
  await page.getByRole('checkbox', { name: 'Projector' }).check();
  const cells = page.getByRole('slider', { name: 'Picked dimension of Gauss-VAE', exact: true });
  const { width, height } = (await cells.boundingBox())!;
  for (const [dimension, part] of [1 / 6, 3 / 6, 5 / 6].entries()) {
    await cells.click({ position: { x: part * width, y: height - 4 } });
    await expect(cells).toHaveAttribute('aria-valuenow', String(dimension + 1));
  }
});

test.describe('axe finds nothing, and nothing overflows', () => {
  const looks = (['light', 'dark'] as const).flatMap((scheme) =>
    [1280, 1920].map((width) => ({ scheme, width, name: `${scheme}, ${width} px` })),
  );
  for (const [what, view] of [
    ['a finished run', ''],
    ['the Concrete lab', 'Concrete'],
  ])
    test(what!, async ({ page }) => {
      await dressed(page, looks[0]!);
      await finished(page);
      await page.getByRole('checkbox', { name: 'Projector' }).check();
      if (view) await page.getByRole('link', { name: view }).click();
      if (view) await page.getByRole('heading', { name: 'One triangle, by hand' }).waitFor();
      for (const look of looks) {
        await dressed(page, look);
        await expectFaultless(page, look);
        if (!view) await expectFaultlessEnlarged(page, look);
      }
    });
});
