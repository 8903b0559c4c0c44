/** `npm run heap`: compiles wasm/ into src/gpu/heap/module-bytes.ts, so that nothing has to be compiled to build, test or train. */
import { writeFileSync } from 'node:fs';
import { runCommand } from '../command.mjs';
import { moduleText } from './compile.mjs';

await runCommand({
  help: `Compiles wasm/ into src/gpu/heap/module-bytes.ts. It has no options.

  npm run heap
  npm run heap -- --help   prints this
`,
  async work() {
    writeFileSync(new URL('../../src/gpu/heap/module-bytes.ts', import.meta.url), await moduleText());
    console.log('wasm/: compiled into src/gpu/heap/module-bytes.ts');
  },
});
