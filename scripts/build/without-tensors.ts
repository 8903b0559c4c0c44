/** Leaves the models' tensor halves out of the page's bundle; the worker's bundle, with plugins of its own, has them. */
import type { Plugin } from 'vite';

const id = '\0tensor-half';
const message = 'models/registry: expected load() to be called in the worker, got a call in the page';

/** The page reads specs from models/registry and never calls `load`; a bundler cannot know that and would ship a second tfjs. */
export function withoutTensors(): Plugin {
  return {
    name: 'without-tensors',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.endsWith('/models/registry.ts') && /^\.\/[\w-]+\/model$/.test(source) ? id : null,
    load: (asked) => (asked === id ? `throw new Error(${JSON.stringify(message)});` : null),
  };
}
