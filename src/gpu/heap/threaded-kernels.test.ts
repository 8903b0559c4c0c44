/** Kernels on threads come to the bits of one thread, in either form of the module, whatever the sizes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillUniform, keyOf } from '../../math/random';
import { cases } from '../testing/kernel-cases';
import type { HeapKernels } from './kernels';
import { nodeThread, workerText } from '../testing/node-threads';
import { startPool, type Pool } from './pool';
import { load, PAGES, regions } from '../testing/shared-module';
import { threadedKernels } from './threaded-kernels';

const THREADS = 3;
/** How many of them compute, kernel after kernel: as many kernels of a step have another number in the next. */
const CHANGES = [3, 1, 2, 2];
/** Uniform in (-1, 1): logits, weights and noise alike. */
const filling = fillUniform(new Float32Array((PAGES * 65536) / 4), keyOf(5, 'memory'), 0).map(
  (u) => 2 * u - 1,
);

let text = '';
beforeAll(async () => void (text = await workerText()));

describe('on threads', () => {
  const threaded = load(true);
  const alone = [load(false), load(true)];
  let pool: Pool;
  let kernels: HeapKernels;
  /** Slices that the pool was given. */
  let given = 0;

  beforeAll(async () => {
    pool = await startPool({ ...threaded, threads: THREADS, spawn: () => nodeThread(text) });
    const counted: Pool = {
      ...pool,
      threads: THREADS,
      run(kernel, slices) {
        given = slices.length;
        pool.run(kernel, slices);
      },
    };
    kernels = threadedKernels(threaded.kernels, counted, Number.MIN_VALUE);
  });
  afterAll(() => pool.end());

  test.each(cases)('$name, $sizes, comes to the bits of one thread', ({ name, sizes, numbers }) => {
    const at = regions();
    const call = numbers(at, sizes);
    const end = at(0);
    const outcomes = [{ kernels, memory: threaded.memory }, ...alone].map(({ kernels, memory }) => {
      const all = new Float32Array(memory.buffer);
      all.set(filling);
      (kernels[name] as (...numbers: (number | boolean)[]) => void)(...call);
      // The bits, which tell one zero from the other and NaN from nothing.
      return new Uint32Array(memory.buffer.slice(0, end));
    });
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]).toEqual(outcomes[2]);
    expect(outcomes[0]).not.toEqual(new Uint32Array(filling.buffer.slice(0, end)));
  });

  test('a run comes to the bits of one thread though their number changes between its kernels', () => {
    const SIDE = 47;
    const all = SIDE * SIDE;
    const counts: number[] = [];
    const changing = threadedKernels(
      threaded.kernels,
      {
        get threads() {
          return pool.threads;
        },
        run(kernel, slices) {
          counts.push(slices.length);
          pool.run(kernel, slices);
        },
      },
      Number.MIN_VALUE,
    );
    /** Noise, a product with the weights and Adam, thirty times. */
    const weightsOf = (
      { fillNormal, multiply, adam }: HeapKernels,
      memory: WebAssembly.Memory,
      before: (kernel: number) => void,
    ) => {
      const at = regions();
      const [noise, weights, gradient, m, v, scratch] = [all, all, all, all, all, 0].map(at);
      const floats = new Float32Array(memory.buffer);
      floats.set(filling);
      floats.fill(0, m / 4, scratch / 4);
      let kernel = 0;
      for (let step = 0; step < 30; step++) {
        before(kernel++);
        fillNormal(noise, all, 1, 2, step, 0);
        before(kernel++);
        multiply(gradient, noise, weights, SIDE, SIDE, SIDE, SIDE, SIDE, 1, SIDE, 1, scratch);
        before(kernel++);
        adam(weights, weights, m, v, gradient, all, 0.9, 0.1, 0.999, 0.001, 0.01, 1e-8);
      }
      return new Uint32Array(memory.buffer.slice(weights, weights + 4 * all));
    };
    const [one] = alone;
    const expected = weightsOf(one.kernels, one.memory, () => undefined);
    const limit = (kernel: number) => pool.limit(CHANGES[kernel % CHANGES.length]);
    expect(weightsOf(changing, threaded.memory, limit)).toEqual(expected);
    expect(new Float32Array(expected.buffer).every(Number.isFinite)).toBe(true);
    // What one thread computes is not handed to the pool.
    const numbers = Array.from({ length: 90 }, (_, kernel) => CHANGES[kernel % CHANGES.length]);
    expect(counts).toEqual(numbers.filter((number) => number > 1));
    pool.limit(THREADS);
  });

  test('work is cut, but for what is smaller than a vector, a tile or a picture', () => {
    const at = regions();
    kernels.fillNormal(at(12), 12, 1, 2, 3, 0);
    expect(given).toBe(THREADS);
    given = 0;
    kernels.fillNormal(at(12), 3, 1, 2, 3, 0);
    expect(given).toBe(0);
  });

  test('into no more slices than a job can have', () => {
    const many = threadedKernels(threaded.kernels, {
      ...pool,
      threads: 256,
      run: (_, slices) => (given = slices.length),
    });
    const at = regions();
    many.fillNormal(at(100_000), 100_000_000, 1, 2, 3, 0);
    expect(given).toBe(63);
  });

  test('and stays with the caller where it is small', () => {
    given = 0;
    const usual = threadedKernels(threaded.kernels, { ...pool, run: () => (given = 1) });
    const at = regions();
    usual.fillNormal(at(1000), 1000, 1, 2, 3, 0);
    expect(given).toBe(0);
  });
});
