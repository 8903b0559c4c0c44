/** What becomes of threads that do not start, die or are ended: words, and one thread that goes on. */
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeThread, workerText } from '../testing/node-threads';
import { startPool, type Pool, type Thread } from './pool';
import { load, regions } from '../testing/shared-module';
import { threadedKernels } from './threaded-kernels';

let text = '';
beforeAll(async () => void (text = await workerText()));

describe('a thread', () => {
  /** For threads that are to start, however busy the machine is, and for one that never does. */
  const patience = { start: 60_000, slice: 300 };
  const hasty = { start: 300, slice: 300 };
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
    const started = startPool({ ...load(true), threads: 3, spawn, patience: hasty });
    await expect(started).rejects.toThrow('threads: expected them within 300 ms');
    expect(ended).toBe(2);
  });

  test('that dies while it starts is given up, in words', async () => {
    const spawn = () => nodeThread('throw new Error("no")');
    const started = startPool({ ...load(true), threads: 2, spawn });
    await expect(started).rejects.toThrow('threads: expected them to start, got an error');
  });

  test('ends with the pool, and the caller goes on alone', async () => {
    const one = load(true);
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
    const one = load(true);
    const threads: Thread[] = [];
    const spawn = () => {
      threads.push(nodeThread(text));
      return threads[0];
    };
    const pool = await startPool({ ...one, threads: 2, spawn, patience });
    await threads[0].terminate();
    work(pool);
    const expected = load(true);
    const at = regions();
    expected.kernels.fillNormal(at(800), 800, 1, 2, 3, 0);
    expect(new Float32Array(one.memory.buffer)).toEqual(new Float32Array(expected.memory.buffer));
    pool.end();
  });

  test('that may not compute takes no slice, and computes again once it may', async () => {
    // Thread 2 fails by the first slice that it takes.
    const failing = text.replace(/call\(\.\.\.taken\)/, 'notThere()');
    expect(failing).not.toBe(text);
    const texts = [text, failing];
    const spawn = () => nodeThread(texts.shift()!);
    const pool = await startPool({ ...load(true), threads: 3, spawn });
    pool.limit(2);
    expect([pool.size, pool.threads]).toEqual([3, 2]);
    for (let i = 0; i < 2000; i++) work(pool);
    pool.limit(Infinity);
    expect([pool.size, pool.threads]).toEqual([3, 3]);
    expect(() => {
      for (let i = 0; i < 200_000; i++) work(pool);
    }).toThrow(/fillNormal on 3 threads: expected every part of it, got one that failed/);
    expect([pool.size, pool.threads]).toEqual([1, 1]);
  });

  test('that dies at work ends the pool, in words, and one thread goes on', async () => {
    const one = load(true);
    // It takes a slice as any thread does, and is never heard of again.
    const dying = text.replace(/call\(\.\.\.taken\)/, 'process.exit()');
    expect(dying).not.toBe(text);
    const pool = await startPool({ ...one, threads: 2, spawn: () => nodeThread(dying), patience });
    expect(() => {
      for (let i = 0; i < 1000; i++) work(pool);
    }).toThrow(/fillNormal on 2 threads: expected every part of it, got one that failed or does not end/);
    expect(pool.threads).toBe(1);
  });
});
