/** Paper and PDF: dark ink on white out of the dark theme, folds open, nothing beside or over the text; and the page as it was before, afterwards. */
import { expect, test, type Page } from '@playwright/test';
import { App } from './app';

const tiny =
  '#v=1&dataset=mnist&seed=3&steps=60&batch=20&models=gauss,categorical,cg-bpef&hidden=16&d=3&L=1&R=11&M=3';

async function finished(page: Page): Promise<App> {
  const app = new App(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await app.open(tiny);
  await page.getByLabel('Theme').selectOption('dark');
  await app.button('Train').click();
  await app.reach(60);
  await expect(page.getByRole('status', { name: 'Milestones' })).toContainText('Finished at step 60');
  await expect(page.getByRole('img', { name: /^Posterior of/ })).toHaveCount(3);
  return app;
}

interface Paper {
  /** The brightest of the darkest pixels of all drawings that are seen, 0 to 255. */
  readonly ink: number;
  readonly closedFolds: readonly string[];
  readonly tables: readonly string[];
  readonly drawings: number;
}

/** What is on the page at this moment, in the browser. */
function look(): Paper {
  const isSeen = (element: Element) => element.getClientRects().length > 0;
  const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.plot-canvas')].filter(isSeen);
  const darkest = (canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let found = 255;
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3] === 255) found = Math.min(found, Math.max(data[at]!, data[at + 1]!, data[at + 2]!));
    return found;
  };
  return {
    ink: Math.max(...canvases.map(darkest)),
    closedFolds: [...document.querySelectorAll('.body details:not([open])')]
      .filter((fold) => isSeen(fold) && fold.getAttribute('data-print') !== 'as-found')
      .map((fold) => fold.textContent.slice(0, 40)),
    tables: [...document.querySelectorAll('main caption')]
      .filter(isSeen)
      .map(({ textContent }) => textContent),
    drawings: canvases.length,
  };
}

// What a fold holds is made when it opens.
for (const [enlarged, folded] of [
  ['Posterior', null],
  ['Simplex', 'Concrete on the triangle'],
  ['Curves', 'Nats, newest evaluation'],
] as const)
  test(`a PDF is made of the page as paper wants it, and the page is then as it was: ${enlarged}`, async ({
    page,
  }) => {
    const app = await finished(page);
    await app.openFigure(enlarged);
    await expect.poll(async () => (await page.evaluate(look)).drawings).toBeGreaterThan(1);
    const before = await page.evaluate(look);
    // The ground of a triangle is dark ink already.
    if (enlarged === 'Posterior') expect(before.ink).toBeGreaterThan(140);
    expect(before.closedFolds).not.toEqual([]);
    // After the page's own listeners, at the moment that is printed.
    await page.evaluate(
      `const look = ${look.toString()}; addEventListener('beforeprint', () => (window.printed = look()))`,
    );
    const pdf = await page.pdf({ format: 'A4', printBackground: false });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const printed = await page.evaluate(() => (window as unknown as { printed: Paper }).printed);
    expect(printed.ink).toBeLessThan(100);
    expect(printed.closedFolds).toEqual([]);
    if (enlarged === 'Simplex') expect(before.tables).not.toContain(folded);
    if (folded !== null) expect(printed.tables).toContain(folded);
    await expect.poll(() => page.evaluate(look)).toEqual(before);
    expect(app.problems).toEqual([]);
  });

test('on paper one thing stands below the other, and nothing is cut', async ({ page }) => {
  await finished(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('header.top')).toHaveCSS('position', 'static');
  await expect(page.getByRole('group', { name: 'Training' })).toBeHidden();
  const rail = (await page.getByRole('complementary', { name: 'Settings' }).boundingBox())!;
  const main = (await page.getByRole('main').boundingBox())!;
  expect(rail.y + rail.height).toBeLessThanOrEqual(main.y);
  for (const figure of await page.getByRole('figure').all())
    await expect(figure).toHaveCSS('break-inside', 'avoid');
  // A drawing keeps its form, however wide the paper: there it is not drawn anew.
  const stretched = await page.locator('.plot-canvas:visible').evaluateAll((canvases) =>
    (canvases as HTMLCanvasElement[]).map((canvas) => {
      canvas.style.width = '60%';
      const { width, height, clientWidth, clientHeight } = canvas;
      canvas.style.width = '';
      return width / height / (clientWidth / clientHeight);
    }),
  );
  expect(stretched.length).toBeGreaterThan(3);
  for (const ratio of stretched) expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
  await page.setViewportSize({ width: 700, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).not.toHaveAttribute('data-printing');
});
