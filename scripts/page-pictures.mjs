/** `npm run pictures`: trains real MNIST in the built page and photographs it into docs/pictures/; takes some minutes. With names behind `--`, only those. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { plainFlags } from './browser-flags.mjs';
import { photographClaim, picturedClaims } from './claim-pictures.mjs';
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

/** @param {import('playwright').Page} page */
async function photographStates(page) {
  /** @param {string} name */
  const photograph = (name) => page.screenshot({ path: `${FOLDER}/${name}.png`, scale: 'css' });
  await page.setViewportSize(WIDE);
  await page.goto(ADDRESS);
  // With reduced motion the recording stands still at its last picture.
  await page.getByRole('group', { name: 'Recording', exact: true }).waitFor();
  await page.waitForTimeout(2000);
  await photograph('fresh');

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

const names = process.argv.slice(2);
const strange = names.filter((name) => ![...states, ...claims].some((known) => known === name));
if (strange.length > 0)
  throw new Error(
    `names: expected some of ${[...states, ...claims].join(', ')}, got ${strange.join(', ')}; name none for all`,
  );
/** @param {string} name */
const isWanted = (name) => names.length === 0 || names.includes(name);

ensureBrowser();
mkdirSync(`${FOLDER}/claims`, { recursive: true });
const server = spawn('node', ['scripts/serve.mjs', '--port', String(PORT)], { stdio: 'pipe' });
try {
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: plainFlags });
  const page = await browser.newPage({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (states.some(isWanted)) await photographStates(page);
  await page.setViewportSize(CLAIM);
  for (const id of claims.filter(isWanted)) {
    await photographClaim(page, ADDRESS, id, `${FOLDER}/claims/${id}.png`);
    process.stdout.write(`${id}\n`);
  }
  await browser.close();
} finally {
  server.kill();
}
