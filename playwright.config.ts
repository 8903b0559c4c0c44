/** How the built page is tested in a real browser: everything on wasm, and what is tagged @webgpu on WebGPU by SwiftShader. */
import { defineConfig, devices } from '@playwright/test';
import { bare, isolated } from './e2e/hosts';
import { plainFlags, webgpuFlags } from './scripts/browser-flags.mjs';
import { findBrowser } from './scripts/find-browser.mjs';

function chromium(args: string[]) {
  return {
    ...devices['Desktop Chrome'],
    launchOptions: { executablePath: findBrowser() ?? undefined, args },
  };
}

export default defineConfig({
  testDir: 'e2e',
  testIgnore: ['toy/**', 'other/**'],
  outputDir: 'test-results/e2e',
  // A page is idle about half of its test; no test depends on how fast its page is.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: 'list',
  use: { baseURL: isolated.url, trace: 'retain-on-failure' },
  projects: [
    { name: 'wasm', use: chromium(plainFlags), grepInvert: /@webgpu/ },
    { name: 'webgpu', use: chromium(webgpuFlags), grep: /@webgpu/ },
  ],
  webServer: [isolated, bare].map((host) => ({ ...host, reuseExistingServer: false, timeout: 60_000 })),
});
