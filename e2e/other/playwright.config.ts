/** How the built page is tested in Firefox and WebKit, where this machine has them; Playwright drives neither of the system's. */
import { defineConfig } from '@playwright/test';
import product from '../../playwright.config';
import type { BrowserChoice } from './test';

export default defineConfig<BrowserChoice>({
  ...product,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results/other',
  // Two displays that start at once may take one number.
  workers: 1,
  projects: [
    { name: 'firefox', use: { other: 'Firefox' } },
    { name: 'webkit', use: { other: 'WebKit' } },
  ],
  webServer: [product.webServer].flat().map((host) => ({ ...host!, cwd: '../..' })),
});
