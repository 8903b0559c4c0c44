/** `npm run heap`: compiles wasm/ into src/gpu/heap/module-bytes.ts, so that nothing has to be compiled to build, test or train. */
import { writeFileSync } from 'node:fs';
import { moduleText } from './compile.mjs';

writeFileSync(new URL('../../src/gpu/heap/module-bytes.ts', import.meta.url), await moduleText());
