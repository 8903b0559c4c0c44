/** How the page is built and served while it is written: one entry without tensors, one worker with them. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { isolationHeaders } from './scripts/isolation-headers.mjs';

/**
 * Leaves the models' tensor halves out of the page's bundle. The page reads specs from models/registry and never calls
 * `load`, but a bundler cannot know that and would ship a second tfjs. The worker is built with plugins of its own.
 */
function withoutTensors(): Plugin {
  const id = '\0tensor-half';
  return {
    name: 'without-tensors',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.endsWith('/models/registry.ts') && /^\.\/[\w-]+\/model$/.test(source) ? id : null,
    load: (asked) =>
      asked === id
        ? `throw new Error('models/registry: expected load() to be called in the worker, got a call in the page');`
        : null,
  };
}

export default defineConfig({
  // Relative, so that dist works under any path of any host.
  base: './',
  // A file that is missing answers 404, not the page.
  appType: 'mpa',
  plugins: [react(), withoutTensors()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    license: { fileName: 'licences.md' },
    modulePreload: { polyfill: false },
    // The worker's tensor library is one large chunk by its nature; the entry's budget is kept by scripts/dist.
    chunkSizeWarningLimit: 2500,
  },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
});
