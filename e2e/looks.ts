/** How a view is looked at where nobody looks: each theme, on a desk and on a phone, with motion held back. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const looks = (['light', 'dark'] as const).flatMap((scheme) =>
  [1280, 360].map((width) => ({ scheme, width, name: `${scheme}, ${width} px` })),
);
export type Look = (typeof looks)[number];

/** Before the page is opened. */
export async function dressed(page: Page, { scheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 740 });
}

/** Once it shows all that it will. */
export async function expectFaultless(page: Page, { width }: Look): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
}
