/** How the page is built and served while it is written: one entry without tensors, one worker with them. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { equations } from './scripts/build/equations.ts';
import { licences } from './scripts/build/licences.ts';
import { modelParts } from './scripts/build/model-parts.ts';
import { threadedWasm } from './scripts/build/threaded-wasm.ts';
import { toyFamily } from './scripts/toy/toy-family.ts';
import { toyFolder, toyModel } from './scripts/toy/toy-model.ts';
import { isolationHeaders, withEveryAnswer } from './scripts/isolation-headers.mjs';

/** `--mode toy` builds the page that tests look at with a fourth model and a seventh family. */
export default defineConfig(({ mode }) => {
  const workerLicences = licences('licences-worker.md');
  const toy = () => (mode === 'toy' ? [toyModel(), toyFamily()] : []);
  return {
    // Relative, so that dist works under any path of any host.
    base: './',
    // A file that is missing answers 404, not the page.
    appType: 'mpa',
    plugins: [
      react(),
      ...toy(),
      equations(toy()),
      modelParts(),
      workerLicences.write,
      withEveryAnswer(isolationHeaders),
    ],
    worker: {
      format: 'es',
      plugins: () => [...toy(), modelParts(), threadedWasm('memory alone'), workerLicences.collect()],
      rolldownOptions: {
        output: {
          // The licence above every file of tfjs is a megabyte; licences-worker.md says it once.
          comments: { legal: false },
          codeSplitting: {
            // A worker's own file holds nothing that others import: WebKit evaluates an imported one again, and
            // the worker would answer every message twice.
            groups: [{ name: 'worker-part', test: /^(?!.*worker\.ts$)/, tags: ['$initial'] }],
          },
        },
      },
    },
    build: {
      target: 'es2022',
      outDir: mode === 'toy' ? toyFolder : 'dist',
      license: { fileName: 'licences.md' },
      modulePreload: { polyfill: false },
      // The worker's tensor library is one large chunk by its nature; the entry's budget is kept by scripts/dist.
      chunkSizeWarningLimit: 2500,
      rolldownOptions: {
        checks: { pluginTimings: false },
        output: {
          codeSplitting: {
            // What the first sight needs is two files and one sheet, in the order of the imports: a rule of app/ comes
            // before a component's. main.tsx stands alone: it awaits, and what is loaded later must not wait for it.
            groups: [
              { name: 'libraries', test: /[\\/]node_modules[\\/]/, tags: ['$initial'] },
              { name: 'page', test: /^(?!.*[\\/](index\.html|main\.tsx)$)/, tags: ['$initial'] },
            ],
          },
        },
      },
    },
    // Only the worker imports these: met late, they would make the development server reload the page.
    optimizeDeps: {
      include: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgpu'],
    },
  };
});
