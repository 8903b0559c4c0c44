/** Photographs the part of the page that decides a claim, after a run of its short link; one picture a claim. A claim of 10,000 steps is photographed in Table 1, beside the runs on record. */

/** By id of the claim: which part decides it, or which claim of Table 1 has its runs. */
export const decidedBy = /** @type {const} */ ({
  collapse: 'models',
  autoencoder: 'curves',
  hot: 'models',
  'fine-enough': 'curves',
  'temperature-accounting': 'curves',
  'three-categories': 'models',
  'gauss-within': 'models',
  'encoder-limits': 'gap',
  'lower-free-energy': 'table: best',
  'exact-sampling': 'table: exact-sampling',
  'shrunk-noise': 'table: shrunk-noise',
});

const TABLE = 'table: ';

/** @param {string} place @returns {place is `table: ${string}`} */
const isOnRecord = (place) => place.startsWith(TABLE);

const MARGIN = 8;
const TRAINING_MILLISECONDS = 3_600_000;

/**
 * What holds all of them, in pixels of the window.
 * @param {import('playwright').Locator} parts
 */
async function around(parts) {
  const boxes = (await Promise.all((await parts.all()).map((part) => part.boundingBox()))).filter(
    (box) => box !== null,
  );
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return {
    x: left - MARGIN,
    y: top - MARGIN,
    width: right - left + 2 * MARGIN,
    height: bottom - top + 2 * MARGIN,
  };
}

/** @type {Record<'curves' | 'models' | 'gap', (page: import('playwright').Page) => Promise<import('playwright').Locator>>} */
const parts = {
  async curves(page) {
    await page.getByRole('button', { name: 'Enlarge: Small curve of L', exact: true }).click();
    return page.getByRole('figure', { name: /^Curve of / });
  },
  models: async (page) => page.getByRole('region', { name: /^(Gauss|Cat|CG-BPEF)-VAE$/ }),
  async gap(page) {
    await page.getByRole('link', { name: 'Truth', exact: true }).click();
    await page.getByRole('button', { name: 'Measure', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 600_000 });
    return page.getByRole('figure', { name: 'The gap in its parts' });
  },
};

/** @param {import('playwright').Page} page @param {string} address @param {string} claim @param {string} path */
async function photographOnRecord(page, address, claim, path) {
  await page.goto(`${address}#view=table1`);
  await page.locator(`[data-claim="${claim}"]`).screenshot({ path, scale: 'css' });
}

/** @param {import('playwright').Page} page @param {string} address @param {keyof typeof decidedBy} id @param {string} path */
export async function photographClaim(page, address, id, path) {
  const place = decidedBy[id];
  await page.goto('about:blank');
  if (isOnRecord(place)) return photographOnRecord(page, address, place.slice(TABLE.length), path);
  await page.goto(`${address}#try=${id}`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: /^Train [\d,]+ more$/ }).waitFor({ timeout: TRAINING_MILLISECONDS });
  for (const close of await page.getByRole('button', { name: 'Dismiss' }).all()) await close.click();
  const decisive = await parts[place](page);
  await decisive.first().waitFor();
  // The pictures of the last step follow within a second or two.
  await page.waitForTimeout(4000);
  await decisive.first().scrollIntoViewIfNeeded();
  await page.screenshot({ path, clip: await around(decisive), scale: 'css' });
}
