/** Photographs the part of the page that decides a claim; one picture a claim. What was measured of a claim on record stands in Table 1; the others are trained. */

/** By id of the claim of which runs are on record: that claim of Table 1. */
const onRecord = {
  'lower-free-energy': 'best',
  'exact-sampling': 'exact-sampling',
  'shrunk-noise': 'shrunk-noise',
  'temperature-accounting': 'temperature',
  'gauss-within': 'special-case',
  'fine-enough': 'precise-enough',
  'encoder-limits': 'encoder-limits',
};

/** By id of the others: the short link of a run that shows it, and the part of the page that decides. */
const trained = /** @type {const} */ ({
  collapse: { link: '#try=collapse', part: 'models' },
  hot: { link: '#try=hot', part: 'models' },
  autoencoder: { link: '#try=autoencoder&steps=500', part: 'curves' },
  'three-categories': { link: '#try=three-categories&steps=200', part: 'models' },
});

export const picturedClaims = [...Object.keys(trained), ...Object.keys(onRecord)];

const MARGIN = 8;
const TRAINING_MILLISECONDS = 3_600_000;

/**
 * What holds all of them, in pixels of the window.
 * @param {import('playwright').Locator} parts
 */
async function around(parts) {
  const found = await Promise.all((await parts.all()).map((part) => part.boundingBox()));
  const boxes = found.filter((box) => box !== null);
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

/** @type {Record<'curves' | 'models', (page: import('playwright').Page) => Promise<import('playwright').Locator>>} */
const parts = {
  async curves(page) {
    await page.getByRole('button', { name: 'Enlarge: Small curve of L', exact: true }).click();
    return page.getByRole('figure', { name: /^Curve of / });
  },
  models: async (page) => page.getByRole('region', { name: /^(Gauss|Cat|CG-BPEF)-VAE$/ }),
};

/** @param {import('playwright').Page} page @param {string} address @param {string} id @param {string} path */
export async function photographClaim(page, address, id, path) {
  await page.goto('about:blank');
  if (id in onRecord) {
    const claim = onRecord[/** @type {keyof typeof onRecord} */ (id)];
    await page.goto(`${address}#view=table1`);
    await page.locator(`[data-claim="${claim}"]`).screenshot({ path, scale: 'css' });
    return;
  }
  const { link, part } = trained[/** @type {keyof typeof trained} */ (id)];
  await page.goto(`${address}${link}`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const more = page.getByRole('button', { name: /^Train [\d,]+ more$/ });
  await more.waitFor({ timeout: TRAINING_MILLISECONDS });
  const decisive = await parts[part](page);
  await decisive.first().waitFor();
  // The pictures of the last step follow within a second or two.
  await page.waitForTimeout(4000);
  await decisive.first().scrollIntoViewIfNeeded();
  await page.screenshot({ path, clip: await around(decisive), scale: 'css' });
}
