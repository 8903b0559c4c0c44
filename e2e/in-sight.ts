/** Whether a person sees something without scrolling. */
import type { Locator, Page } from '@playwright/test';
import { sightsIn } from '../scripts/measure/in-sight.mjs';

/** Of many at once, by their accessible names: figures, and sliders whose label begins so. */
export const sightsOf = (page: Page, names: readonly string[]) => page.evaluate(sightsIn, names);

export const isInSight = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= window.innerWidth + 0.5 && bottom <= window.innerHeight + 0.5;
  });
