/** `npm run pictures`: trains real MNIST in the built page and photographs it into docs/pictures/; takes some minutes. With names behind `--`, only those. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { plainFlags } from './browser-flags.mjs';
import { serveBuilt } from './built.mjs';
import { photographClaim, picturedClaims } from './claim-pictures.mjs';
import { runCommand, sayWhenStopped } from './command.mjs';
import { ensureBrowser, findBrowser } from './find-browser.mjs';

const PORT = 4190;
const ADDRESS = `http://localhost:${PORT}/`;
const FOLDER = 'docs/pictures';
const STEPS = 1000;
const WIDE = { width: 1440, height: 900 };
const CLAIM = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 780 };

/** The page's main states, one after the other: their pictures are taken together. */
const states = ['fresh', 'trained', 'dark', 'posterior', 'phone'];
const claims = picturedClaims;

/** @param {import('playwright').Page} page @param {(name: string) => boolean} isWanted */
async function photographStates(page, isWanted) {
  /** @param {string} name */
  async function photograph(name) {
    if (!isWanted(name)) return;
    await page.screenshot({ path: `${FOLDER}/${name}.png`, scale: 'css' });
    process.stdout.write(`${name}\n`);
  }
  await page.setViewportSize(WIDE);
  await page.goto(ADDRESS);
  // With reduced motion the recording stands still at its last picture.
  await page.getByRole('group', { name: 'Recording', exact: true }).waitFor();
  await page.waitForTimeout(2000);
  await photograph('fresh');
  if (!states.slice(1).some(isWanted)) return;

  process.stderr.write(`training ${STEPS} steps ...\n`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(
    (wanted) =>
      Number((document.querySelector('[data-testid="step"]')?.textContent ?? '').replace(/\D/g, '')) >=
      wanted,
    STEPS,
    { timeout: 1_200_000 },
  );
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  // The pictures of the last steps follow within a second or two.
  await page.waitForTimeout(4000);
  await photograph('trained');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForTimeout(1000);
  await photograph('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Enlarge: Posterior, CG-BPEF-VAE', exact: true }).click();
  await page.getByRole('region', { name: 'Enlarged: Posterior', exact: true }).waitFor();
  await page.waitForTimeout(1000);
  await photograph('posterior');
  await page.keyboard.press('Escape');
  await page.setViewportSize(PHONE);
  await page.getByRole('region', { name: 'Curves', exact: true }).waitFor();
  await page.evaluate(() => document.querySelector('#main')?.scrollIntoView());
  await page.waitForTimeout(1000);
  await photograph('phone');
}

await runCommand({
  help: `Trains in the built page and photographs it into docs/pictures/. All pictures take some minutes.

  npm run pictures               all of them
  npm run pictures -- <names>    some of them: ${[...states, ...claims].join(', ')}
  npm run pictures -- --help     prints this
`,
  names: [...states, ...claims],
  async work(named) {
    /** @param {string} name */
    const isWanted = (name) => named.length === 0 || named.includes(name);
    ensureBrowser();
    mkdirSync(`${FOLDER}/claims`, { recursive: true });
    const server = await serveBuilt(PORT);
    sayWhenStopped('Stopped. The pictures named above are written.');
    try {
      const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: plainFlags });
      const page = await browser.newPage({ colorScheme: 'light', reducedMotion: 'reduce' });
      if (states.some(isWanted)) await photographStates(page, isWanted);
      await page.setViewportSize(CLAIM);
      for (const id of claims.filter(isWanted)) {
        process.stderr.write(`${id} ...\n`);
        await photographClaim(page, ADDRESS, id, `${FOLDER}/claims/${id}.png`);
        process.stdout.write(`${id}\n`);
      }
      await browser.close();
    } finally {
      server.kill();
    }
  },
});
