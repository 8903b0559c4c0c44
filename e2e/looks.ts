/** How a view is looked at where nobody looks: each theme, on a desk and on a phone, with motion held back, in a page that is opened once. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { App, figures } from './app';

export const looks = (['light', 'dark'] as const).flatMap((scheme) =>
  [1280, 360].map((width) => ({ scheme, width, name: `${scheme}, ${width} px` })),
);
export type Look = (typeof looks)[number];

export async function dressed(page: Page, { scheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 740 });
  // The page turns to another width a moment after the window; what is clicked before is gone.
  await page.evaluate(
    () => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled))),
  );
}

/** Once it shows all that it will. */
export async function expectFaultless(page: Page, { width }: Look): Promise<void> {
  // The page turns to another width a moment after the window.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
}

/** The same of every figure of the bench, enlarged one after the other. */
export async function expectFaultlessEnlarged(page: Page, look: Look): Promise<void> {
  const app = new App(page);
  for (const figure of figures) {
    await app.openFigure(figure);
    await expectFaultless(page, look);
  }
  await app.closeFigure();
}

interface Looked {
  /** What is looked at. */
  readonly what: string;
  /** Where not all looks are meant. */
  readonly only?: (look: Look) => boolean;
  /** Opens the page and brings it to what is looked at. */
  readonly open: (page: Page) => Promise<void>;
  /** In each look, before it is examined. */
  readonly seen?: (page: Page, look: Look) => Promise<void>;
}

/** A test a look, all on one page: what it shows is the same in each, and opening it is what takes time. */
export function testLooks({ what, only = () => true, open, seen }: Looked): void {
  test.describe(`axe finds nothing, and nothing overflows: ${what}`, () => {
    const chosen = looks.filter(only);
    let page: Page;
    test.beforeAll(async ({ browser }) => {
      page = await (await browser.newContext()).newPage();
      await dressed(page, chosen[0]!);
      await open(page);
    });
    test.afterAll(() => page.context().close());
    for (const look of chosen)
      test(look.name, async () => {
        await dressed(page, look);
        await seen?.(page, look);
        await expectFaultless(page, look);
      });
  });
}
