/** Keeps in a bundle only those parts of the models that it asks the registry for: the page figures, its workers tensors or geometry. */
import type { Plugin } from 'vite';

type Part = 'model' | 'geometry' | 'figure';

/** Entries that load a part through models/registry; all others read specs alone. */
const asked: readonly (readonly [entry: string, part: Part])[] = [
  ['index.html', 'figure'],
  ['src/engine/worker.ts', 'model'],
  ['src/engine/worker.ts', 'geometry'],
  ['src/state/geometry-worker.ts', 'geometry'],
];

const loaded = /^\.\/[\w/-]+\/(model|geometry|figure)$/;
const id = '\0part-of-a-model:';

/** A bundler cannot know which of the registry's loads is called where, and would ship a second tfjs with the page. */
export function modelParts(): Plugin {
  const kept = new Set<string>();
  return {
    name: 'model-parts',
    apply: 'build',
    enforce: 'pre',
    buildStart({ input }) {
      kept.clear();
      const entries = typeof input === 'string' ? [input] : Object.values(input);
      for (const [entry, part] of asked)
        if (entries.some((path) => path.replaceAll('\\', '/').endsWith(entry))) kept.add(part);
    },
    resolveId(source, importer) {
      const part = importer?.endsWith('/models/registry.ts') && loaded.exec(source)?.[1];
      return part && !kept.has(part) ? `${id}${part}` : null;
    },
    load(asked) {
      if (!asked.startsWith(id)) return null;
      const part = asked.slice(id.length);
      const message = `models/registry: expected a bundle that asks for ${part}, got another; name its entry in scripts/build/model-parts.ts`;
      return `throw new Error(${JSON.stringify(message)});`;
    },
  };
}
