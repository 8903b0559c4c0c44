/** Kernels on threads come to the bits of one thread, in either form of the module, whatever the sizes; and what dies leaves words and one thread behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillUniform, keyOf } from '../../math/random';
import type { HeapKernels } from './kernels';
import { oneThread, sharedMemory } from './module-bytes';
import { nodeThread, workerText } from './node-threads';
import { startPool, type Pool, type Thread } from './pool';
import { aligned } from './slices';
import { threadedKernels } from './threaded-kernels';

const PAGES = 64;
const THREADS = 3;
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

function load(base64: string, shared: boolean) {
  const memory = new WebAssembly.Memory({ initial: PAGES, ...(shared ? { maximum: 65536, shared } : {}) });
  const module = new WebAssembly.Module(bytesOf(base64));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, module, instance, kernels: instance.exports as unknown as HeapKernels };
}

/** Addresses of one region after the other; scratch is asked for last, and is no part of what is compared. */
function regions() {
  let next = 64;
  return (floats: number) => {
    const at = next;
    next += 4 * aligned(floats);
    return at;
  };
}

interface Case {
  readonly name: keyof HeapKernels;
  readonly sizes: readonly number[];
  /** The call's numbers; inputs are wherever they point, and hold what the memory was filled with. */
  readonly numbers: (at: (floats: number) => number, sizes: readonly number[]) => (number | boolean)[];
}

const product =
  (transposed: 'none' | 'left' | 'right'): Case['numbers'] =>
  (at, [n, k, m]) => {
    const strides = {
      none: [k, 1, m, 1],
      left: [1, n, m, 1],
      right: [k, 1, 1, k],
    }[transposed];
    return [at(n * m), at(n * k), at(k * m), n, k, m, m, ...strides, at(0)];
  };

const cases: Case[] = [
  // Both sides of the choice between rows and columns, and depths on both sides of a block of 400.
  ...[
    [5, 4, 8],
    [13, 47, 21],
    [21, 47, 13],
    [41, 405, 17],
    [17, 803, 61],
    [203, 9, 203],
  ].flatMap((sizes) =>
    (['none', 'left', 'right'] as const).map((transposed): Case => ({
      name: 'multiply',
      sizes,
      numbers: product(transposed),
    })),
  ),
  ...[3, 4, 1003].map((count): Case => ({
    name: 'adam',
    sizes: [count],
    numbers: (at) => [
      at(count),
      at(count),
      at(count),
      at(count),
      at(count),
      count,
      0.9,
      0.1,
      0.999,
      0.001,
      0.01,
      1e-8,
    ],
  })),
  ...[
    [1, 5, 1],
    [7, 131, 1],
    [5, 66, 3],
  ].map(([pictures, pixels, samples]): Case => ({
    name: 'bernoulli',
    sizes: [pictures, pixels, samples],
    numbers: (at) => {
      const rows = pictures * samples;
      return [at(rows), at(rows * pixels), at(rows * pixels), at(pictures * pixels), rows, pixels, samples];
    },
  })),
  ...[
    [1, 2, 3],
    [17, 5, 101],
  ].flatMap(([rows, order, points]): Case[] => [
    {
      name: 'sampleCoarseGrain',
      sizes: [rows, order, points],
      numbers: (at) => [
        ...[rows, rows * order, rows * order, rows * points, order * aligned(points)].map(at),
        ...[rows, order, points, 1.5, at(0)],
      ],
    },
    {
      name: 'klCoarseGrain',
      sizes: [rows, order, points],
      numbers: (at) => {
        const all = 3 * rows;
        const [table, to] = [order * aligned(points), all * order];
        return [...[all, to, to, 3, to, 3 * order, table].map(at), all, 3, order, points, at(0)];
      },
    },
    {
      name: 'concrete',
      sizes: [rows, order, points],
      numbers: (at) => {
        const all = rows * 2 * order * points;
        return [...[all, all / 2, all].map(at), rows, 2, order, points, 1.5, at(0)];
      },
    },
    {
      name: 'concreteGradient',
      sizes: [rows, order, points],
      numbers: (at) => {
        const all = rows * 2 * order * points;
        return [...[all / 2, all, all].map(at), rows, 2, order, points, 1.5];
      },
    },
    {
      name: 'klToUniform',
      sizes: [rows, points],
      numbers: (at) => [...[rows, rows * points, rows * points].map(at), rows, points, at(0)],
    },
    {
      name: 'scaleRows',
      sizes: [rows, points],
      numbers: (at) => [...[rows * points, rows * points, rows].map(at), rows, points],
    },
    {
      name: 'addBiases',
      sizes: [rows, points],
      numbers: (at) => [...[rows * points, points].map(at), rows, points, true],
    },
    {
      name: 'throughRelu',
      sizes: [rows * points],
      numbers: (at) => [...[rows * points, rows * points, rows * points].map(at), rows * points],
    },
    {
      name: 'columnSums',
      sizes: [rows, points],
      numbers: (at) => [...[points, rows * points].map(at), rows, points, points],
    },
    ...(['fillGumbel', 'fillNormal'] as const).map((name): Case => ({
      name,
      sizes: [rows * points],
      numbers: (at) => [at(rows * points), rows * points, ...keyOf(3, name), 7, 0],
    })),
  ]),
];

/** Uniform in (-1, 1): logits, weights and noise alike. */
const filling = fillUniform(new Float32Array((PAGES * 65536) / 4), keyOf(5, 'memory'), 0).map(
  (u) => 2 * u - 1,
);

let text = '';
beforeAll(async () => void (text = await workerText()));

describe('on threads', () => {
  const threaded = load(sharedMemory, true);
  const alone = [load(oneThread, false), load(sharedMemory, true)];
  let pool: Pool;
  let kernels: HeapKernels;
  /** Slices that the pool was given. */
  let given = 0;

  beforeAll(async () => {
    pool = await startPool({ ...threaded, threads: THREADS, spawn: () => nodeThread(text) });
    const counted: Pool = {
      threads: THREADS,
      run(kernel, slices) {
        given = slices.length;
        pool.run(kernel, slices);
      },
      end: () => undefined,
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

describe('a thread', () => {
  const patience = { start: 300, slice: 300 };
  const mute: Thread = {
    postMessage: () => undefined,
    terminate: () => undefined,
    addEventListener: () => undefined,
  };
  const work = (pool: Pool) => {
    const at = regions();
    pool.run('fillNormal', [
      [at(400), 400, 1, 2, 3, 0],
      [at(400), 400, 1, 2, 3, 400],
    ]);
  };

  test('that does not start in time is given up, in words', async () => {
    let ended = 0;
    const spawn = () => ({ ...mute, terminate: () => ended++ });
    const started = startPool({ ...load(sharedMemory, true), threads: 3, spawn, patience });
    await expect(started).rejects.toThrow('threads: expected them within 300 ms');
    expect(ended).toBe(2);
  });

  test('that dies while it starts is given up, in words', async () => {
    const spawn = () => nodeThread('throw new Error("no")');
    const started = startPool({ ...load(sharedMemory, true), threads: 2, spawn });
    await expect(started).rejects.toThrow('threads: expected them to start, got an error');
  });

  test('ends with the pool, and the caller goes on alone', async () => {
    const one = load(sharedMemory, true);
    const ended: Promise<number>[] = [];
    const spawn = (): Thread => {
      const thread = nodeThread(text);
      return { ...thread, terminate: () => ended.push(thread.terminate() as Promise<number>) };
    };
    const pool = await startPool({ ...one, threads: 3, spawn });
    pool.end();
    expect(ended).toHaveLength(2);
    await Promise.all(ended);
    expect(pool.threads).toBe(1);
    const at = regions();
    threadedKernels(one.kernels, pool).fillNormal(at(100_000), 100_000, 1, 2, 3, 0);
    expect(new Float32Array(one.memory.buffer, 64, 100_000).every((g) => g !== 0)).toBe(true);
  });

  test('that dies while it waits is not missed: the caller does its work', async () => {
    const one = load(sharedMemory, true);
    const threads: Thread[] = [];
    const spawn = () => {
      threads.push(nodeThread(text));
      return threads[0];
    };
    const pool = await startPool({ ...one, threads: 2, spawn, patience });
    await threads[0].terminate();
    work(pool);
    const expected = load(sharedMemory, true);
    const at = regions();
    expected.kernels.fillNormal(at(800), 800, 1, 2, 3, 0);
    expect(new Float32Array(one.memory.buffer)).toEqual(new Float32Array(expected.memory.buffer));
    pool.end();
  });

  test('that dies at work ends the pool, in words, and one thread goes on', async () => {
    const one = load(sharedMemory, true);
    // It takes a slice as any thread does, and is never heard of again.
    const dying = text.replace(/call\(\.\.\.taken\)/, 'process.exit()');
    expect(dying).not.toBe(text);
    const pool = await startPool({ ...one, threads: 2, spawn: () => nodeThread(dying), patience });
    expect(() => {
      for (let i = 0; i < 1000; i++) work(pool);
    }).toThrow(/fillNormal on 2 threads: expected every part of it, got no answer from one/);
    expect(pool.threads).toBe(1);
  });
});
