/** What is committed of wasm/ is what its source compiles to, and it brings nothing into the memory that it borrows. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileHeap, moduleText } from './compile.mjs';

describe('the compiled module', () => {
  test('is the one of its source; if not, run npm run heap', async () => {
    const committed = readFileSync(new URL('../../src/gpu/heap/module-bytes.ts', import.meta.url), 'utf8');
    expect(committed === (await moduleText())).toBe(true);
  });

  test.each([true, false])('takes its memory from outside and nothing else, shared: %s', async (shared) => {
    const module = new WebAssembly.Module((await compileHeap({ shared })) as Uint8Array<ArrayBuffer>);
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
    const memory = new WebAssembly.Memory({ initial: 1, ...(shared ? { maximum: 65536, shared } : {}) });
    new WebAssembly.Instance(module, { env: { memory } });
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  });
});
