/** `npm run pictures`: trains real MNIST in the built page and photographs its main states into docs/pictures/; takes some minutes. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { plainFlags } from './browser-flags.mjs';
import { ensureBrowser, findBrowser } from './find-browser.mjs';

const PORT = 4190;
const FOLDER = 'docs/pictures';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 780 };
const [steps = '1000'] = process.argv.slice(2);

ensureBrowser();
mkdirSync(FOLDER, { recursive: true });
const server = spawn('node', ['scripts/serve.mjs', '--port', String(PORT)], { stdio: 'pipe' });
try {
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: plainFlags });
  const page = await browser.newPage({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' });
  /** @param {string} name */
  const photograph = (name) => page.screenshot({ path: `${FOLDER}/${name}.png`, scale: 'css' });

  await page.goto(`http://localhost:${PORT}/`);
  // With reduced motion the recording stands still at its last picture.
  await page.getByRole('group', { name: 'Recording', exact: true }).waitFor();
  await page.waitForTimeout(2000);
  await photograph('fresh');

  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(
    (wanted) =>
      Number((document.querySelector('[data-testid="step"]')?.textContent ?? '').replace(/\D/g, '')) >=
      wanted,
    Number(steps),
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
  await browser.close();
} finally {
  server.kill();
}
