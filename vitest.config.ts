/** Which tests run where: plain ones in Node, one body of tensor tests on cpu and wasm (Node) and on webgpu (Chromium), there too what only a browser has; those of dist after a build. */
import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { webgpuFlags } from './scripts/browser-flags.mjs';
import { equations } from './scripts/build/equations.ts';
import { findBrowser } from './scripts/find-browser.mjs';
import { testsThroughModels, textsOfSrc } from './scripts/toy/tests-through-models.ts';
import { toyFamily } from './scripts/toy/toy-family.ts';
import { toyModel } from './scripts/toy/toy-model.ts';

const tensorTests = 'src/**/*.tensor.test.ts';
const browserTests = 'src/**/*.browser.test.ts';
const distTests = 'scripts/dist/*.test.ts';
/** Of the fourth model that only tests have, and of a fifth, for which the page has no room. */
const toyTests = 'src/**/*.toy.test.{ts,tsx}';
const fiveTests = 'src/**/*.five.test.ts';
/** For tests and for what they set up: neither is to depend on how busy the machine is. */
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    // By itself Vitest leaves one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: [equations()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...configDefaults.exclude, tensorTests, browserTests, distTests, toyTests, fiveTests],
          ...timeouts,
        },
      },
      { test: { name: 'dist', environment: 'node', include: [distTests], ...timeouts } },
      {
        // All that goes through the models or CG-VAE's families, once more with a model and a family more, on cpu.
        plugins: [toyModel(), toyFamily(), equations([toyModel(), toyFamily()])],
        test: {
          name: 'toy',
          environment: 'node',
          include: [...testsThroughModels(textsOfSrc()), toyTests],
          env: { TENSORS: 'cpu' },
          ...timeouts,
        },
      },
      {
        plugins: [toyModel('fifth'), equations([toyModel('fifth')])],
        test: { name: 'five', environment: 'node', include: [fiveTests], ...timeouts },
      },
      { test: { name: 'tensor', environment: 'node', include: [tensorTests], ...timeouts } },
      {
        // Named here, because a dependency that Vite meets while tests run makes it reload the page under them.
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgpu',
            'fast-check',
            'idb',
            'valibot',
          ],
        },
        test: {
          name: 'webgpu',
          include: [tensorTests, browserTests],
          setupFiles: ['scripts/require-webgpu.ts'],
          ...timeouts,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser() ?? undefined, args: webgpuFlags },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
