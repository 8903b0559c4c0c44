/** How the page with a fourth model is tested: built for that alone, beside the product, on wasm. */
import { defineConfig } from '@playwright/test';
import product from '../../playwright.config';
import { toyFolder } from '../../scripts/toy/toy-model';
import { fourModels } from '../hosts';

export default defineConfig({
  ...product,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results/toy',
  use: { ...product.use, baseURL: fourModels.url },
  projects: product.projects?.filter(({ name }) => name === 'wasm'),
  webServer: {
    ...fourModels,
    command: `npx vite build --mode toy && ${fourModels.command} --folder ${toyFolder}`,
    cwd: '../..',
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
