/** Registers the fourth model of the tests: adds its entry to what a bundler reads of models/registry.ts, which itself knows nothing of it. */
import type { Plugin } from 'vite';

/** Where the page with it is built, beside what else tests leave. */
export const toyFolder = 'test-results/toy-page';

const folder = './testing/unit';

/** An entry as CONTRIBUTING's recipe has it. */
const entry = (id: string, spec: string) =>
  `  ${id}: { spec: ${spec}, load: async () => (await import('${folder}/model')).unitModel, geometry: () => import('${folder}/geometry'), figure: () => import('${folder}/figure') },\n`;

const end = /^\} as const;$/m;

/** `also` registers the same model once more under that id: a fifth, which has no room on the page. */
export function toyModel(also?: string): Plugin {
  return {
    name: 'toy-model',
    enforce: 'pre',
    transform(code, file) {
      if (!file.split('?')[0].endsWith('/src/models/registry.ts')) return null;
      if (!end.test(code))
        throw new Error('toy-model: expected the registry to end in `} as const;`, got another end');
      const again =
        also === undefined ? '' : entry(`'${also}'`, `{ ...unitSpec, id: '${also}', name: 'Fifth-VAE' }`);
      return `import { unitSpec } from '${folder}/spec';\n${code.replace(end, `${entry('unit', 'unitSpec')}${again}} as const;`)}`;
    },
  };
}
