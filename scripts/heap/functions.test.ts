/** The worst errors of wasm/'s elementary functions, in units in the last place (ulp) of the float32 that is right. */
import { beforeAll, describe, expect, test } from 'vitest';
import { compileHeap } from './compile.mjs';

type Evaluate = (out: number, x: number, count: number) => void;
let functions: Record<'logarithms' | 'logarithmsOfOnePlus' | 'exponentials', Evaluate>;
const memory = new WebAssembly.Memory({ initial: 1100 });
const CHUNK = 1 << 22;
const x = new Float32Array(memory.buffer, 0, CHUNK);
const out = new Float32Array(memory.buffer, 4 * CHUNK, CHUNK);

/** Distance of neighbouring float32 numbers at `value`. */
const ulpOf = (value: number) => 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(value)))) - 23);

/** Worst error over count numbers, `argument(i)` each exact in float32. */
function worst(
  name: keyof typeof functions,
  exact: (x: number) => number,
  count: number,
  argument: (i: number) => number,
): number {
  let most = 0;
  for (let first = 0; first < count; first += CHUNK) {
    const here = Math.min(CHUNK, count - first);
    for (let i = 0; i < here; i++) x[i] = argument(first + i);
    functions[name](out.byteOffset, x.byteOffset, (here + 3) & ~3);
    for (let i = 0; i < here; i++) {
      const want = exact(x[i]);
      if (want !== 0) most = Math.max(most, Math.abs(out[i] - want) / ulpOf(want));
    }
  }
  return most;
}

describe('elementary functions', () => {
  beforeAll(async () => {
    const bytes = (await compileHeap({
      shared: false,
      entry: 'wasm/functions.ts',
    })) as Uint8Array<ArrayBuffer>;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    functions = instance.exports as unknown as typeof functions;
  });

  test('log u is within 1 ulp for every u that the generator can draw', () => {
    expect(worst('logarithms', Math.log, 1 << 23, (k) => (k + 0.5) / 8388608)).toBeLessThan(1);
  });

  test('log x is within 1 ulp from 2^-24 to 17, the reach of -log u, and where it passes through 0', () => {
    const n = 1 << 20;
    expect(worst('logarithms', Math.log, n, (i) => 2 ** (-24 + (28.1 * i) / n))).toBeLessThan(1);
    expect(worst('logarithms', Math.log, n, (i) => 1 + (i - n / 2) * 2 ** -23)).toBeLessThan(1);
  });

  test('log(1 + t) is within 1.25 ulp on [0, 1], also where 1 + t would round t away', () => {
    const n = 1 << 20;
    expect(worst('logarithmsOfOnePlus', Math.log1p, n + 1, (i) => i / n)).toBeLessThan(1.25);
    expect(worst('logarithmsOfOnePlus', Math.log1p, n, (i) => 2 ** ((-120 * i) / n))).toBeLessThan(1.25);
  });

  test('e^x is within 1 ulp from -87 to 0, and 1.6e-38 below', () => {
    const n = 1 << 20;
    expect(worst('exponentials', Math.exp, n + 1, (i) => (-87 * i) / n)).toBeLessThan(1);
    x.fill(-88, 0, 4);
    x[1] = -Infinity;
    functions.exponentials(out.byteOffset, x.byteOffset, 4);
    expect([...out.subarray(0, 2)]).toEqual([Math.fround(Math.exp(-87)), Math.fround(Math.exp(-87))]);
  });
});
