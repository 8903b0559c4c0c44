/** Registers the seventh family of the tests: adds its import and line to what a bundler reads of models/cg/families/registry.ts, which itself knows nothing of it. */
import type { Plugin } from 'vite';

const end = /^\} as const satisfies Record<string, Family>;$/m;

export function toyFamily(): Plugin {
  return {
    name: 'toy-family',
    enforce: 'pre',
    transform(code, file) {
      if (!file.split('?')[0].endsWith('/src/models/cg/families/registry.ts')) return null;
      const found = end.exec(code);
      if (!found)
        throw new Error(
          'toy-family: expected the registry to end in `} as const satisfies Record<string, Family>;`, got another end',
        );
      return `import { laplace } from '../testing/laplace';\n${code.replace(end, `  laplace,\n${found[0]}`)}`;
    },
  };
}
