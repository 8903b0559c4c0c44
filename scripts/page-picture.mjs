/** `npm run picture`: trains in the built page and photographs it for the README, docs/page.png; takes some minutes. */
import { spawn } from 'node:child_process';
import { chromium } from 'playwright';
import { plainFlags } from './browser-flags.mjs';
import { ensureBrowser, findBrowser } from './find-browser.mjs';

const PORT = 4190;
const [steps = '1000', file = 'docs/page.png', scheme = 'light', width = '1440'] = process.argv.slice(2);

ensureBrowser();
const server = spawn('node', ['scripts/serve.mjs', '--port', String(PORT)], { stdio: 'pipe' });
try {
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: plainFlags });
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 900 },
    colorScheme: scheme === 'dark' ? 'dark' : 'light',
  });
  await page.goto(`http://localhost:${PORT}/`);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(
    (wanted) =>
      Number((document.querySelector('[data-testid="step"]')?.textContent ?? '').replace(/\D/g, '')) >=
      wanted,
    Number(steps),
    { timeout: 1_200_000 },
  );
  // The pictures of the last evaluation follow it within a second or two.
  await page.waitForTimeout(3000);
  await page.screenshot({ path: file, fullPage: true });
  await browser.close();
} finally {
  server.kill();
}
