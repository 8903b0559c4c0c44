/** The threads of a backend: attached kernels use them, again after they were left out, and they end with the backend. */
import { beforeEach, expect, test, vi } from 'vitest';
import { activate, deactivate } from '../backends';
import { tf } from '../tf';
import { attachHeap, detachHeap, heap, startThreads, threadsAtWork } from './heap';
import { startPool, type Pool } from './pool';
import { limitThreads, onAllThreads } from './thread-limit';

vi.mock(import('./pool'));

const pool = {
  size: 2,
  threads: 2,
  run: vi.fn<Pool['run']>(),
  limit: vi.fn<Pool['limit']>(),
  end: vi.fn<Pool['end']>(),
};
const COUNT = 1_000_000;

function draw(): void {
  const noise = heap()!.output([COUNT]);
  heap()!.kernels.fillNormal(heap()!.address(noise), COUNT, 1, 2, 3, 0);
  noise.dispose();
}

beforeEach(async () => {
  await activate('cpu', { threads: 1 });
  deactivate('wasm');
  limitThreads(Infinity);
  vi.clearAllMocks();
  vi.mocked(startPool).mockResolvedValue(pool);
  await activate('wasm', { threads: 1 });
});

test('take their part of a kernel once they are started, and not before', async () => {
  draw();
  expect(pool.run).not.toHaveBeenCalled();
  await startThreads(2);
  draw();
  expect(pool.run).toHaveBeenCalledExactlyOnceWith('fillNormal', [
    expect.arrayContaining([COUNT / 2, 1, 2, 3, 0]),
    expect.arrayContaining([COUNT / 2, 1, 2, 3, COUNT / 2]),
  ]);
});

test('are the same after the kernels were left out and attached again, or the backend activated again', async () => {
  await startThreads(2);
  detachHeap();
  attachHeap();
  await startThreads(2);
  draw();
  expect(startPool).toHaveBeenCalledOnce();
  expect(pool.run).toHaveBeenCalledOnce();
});

test('have scratch memory each', async () => {
  await startThreads(2);
  const scratch = heap()!.scratch(6);
  expect(scratch.size).toBe(2 * 8);
});

test('end with the backend', async () => {
  await startThreads(2);
  await activate('cpu', { threads: 1 });
  expect(pool.end).not.toHaveBeenCalled();
  deactivate('wasm');
  expect(pool.end).toHaveBeenCalledOnce();
});

test('keep to a limit, whether they start before or after it, until it is lifted', async () => {
  await startThreads(2);
  expect(pool.limit).toHaveBeenLastCalledWith(Infinity);
  limitThreads(1);
  expect(pool.limit).toHaveBeenLastCalledWith(1);
  await activate('cpu', { threads: 1 });
  deactivate('wasm');
  limitThreads(3);
  expect(pool.limit).toHaveBeenLastCalledWith(1);
  await activate('wasm', { threads: 1 });
  await startThreads(2);
  expect(pool.limit).toHaveBeenLastCalledWith(3);
  limitThreads(Infinity);
  expect(pool.limit).toHaveBeenLastCalledWith(Infinity);
});

test('are all at work while a benchmark runs, also where it fails or the limit changes meanwhile', async () => {
  await startThreads(2);
  limitThreads(1);
  const failing = onAllThreads(async () => {
    expect(pool.limit).toHaveBeenLastCalledWith(Infinity);
    limitThreads(3);
    expect(pool.limit).toHaveBeenLastCalledWith(Infinity);
    throw new Error('slow');
  });
  await expect(failing).rejects.toThrow('slow');
  expect(pool.limit).toHaveBeenLastCalledWith(3);
});

test('are counted as they compute: one without a pool, and where the kernels are left out', async () => {
  expect(threadsAtWork()).toBe(1);
  await startThreads(2);
  expect(threadsAtWork()).toBe(2);
  detachHeap();
  expect(threadsAtWork()).toBe(1);
});

test('that do not start leave one thread at work', async () => {
  vi.mocked(startPool).mockRejectedValue(new Error('none'));
  await expect(startThreads(2)).rejects.toThrow('none');
  draw();
  expect(pool.run).not.toHaveBeenCalled();
  expect(tf.getBackend()).toBe('wasm');
});
