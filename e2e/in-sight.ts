/** What a person sees without scrolling. */
import type { Locator, Page } from '@playwright/test';
import { sighted, sightsIn, sightsNamed } from '../scripts/measure/in-sight.mjs';

/** Of many at once, by their accessible names: figures, and sliders whose label begins so. */
export const sightsOf = async (page: Page, names: readonly string[]) =>
  sightsNamed(names, await page.locator(sighted).evaluateAll(sightsIn));

/** Of one; throws where it is not shown. */
export async function sightOf(locator: Locator) {
  const [sight] = await locator.evaluateAll(sightsIn);
  if (!sight) throw new Error('sightOf: expected an element that is shown, got none');
  return sight;
}
