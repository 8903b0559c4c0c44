/** The kernels are attached where wasm computes, to that backend's memory and no other, and what tfjs keeps inside is as it was. */
import { beforeEach, describe, expect, test } from 'vitest';
import { activate, deactivate } from '../backends';
import { tf } from '../tf';
import { attachHeap, detachHeap, heap } from './heap';
import { tensorMemory } from './memory';

const wasm = () => activate('wasm', { threads: 1 });

describe('the memory of tfjs', () => {
  beforeEach(wasm);

  test('is where its tensors lie: what is written at an address is what tfjs reads', async () => {
    const { memory, address, output } = tensorMemory();
    const tensor = tf.tensor1d([1, 2, 3]);
    const made = output([2]);
    expect([...new Float32Array(memory.buffer, address(tensor), 3)]).toEqual([1, 2, 3]);
    new Float32Array(memory.buffer, address(made), 2).set([5, 7]);
    expect([...(await tf.mul(made, 2).data())]).toEqual([10, 14]);
  });

  test('is found again after it has grown', async () => {
    const { memory, address } = tensorMemory();
    const before = memory.buffer.byteLength;
    const large = tf.fill([before / 4], 3);
    expect(memory.buffer.byteLength).toBeGreaterThan(before);
    const at = address(large);
    heap()!.kernels.scaleRows(at, at, address(tf.scalar(0)), 1, 2);
    expect([...tf.slice(large as tf.Tensor1D, 0, 2).dataSync()]).toEqual([0, 0]);
    large.dispose();
  });

  test('that may not grow refuses a tensor in words, and what lies in it stays whole', async () => {
    const { memory } = tensorMemory();
    const kept = tf.tensor1d([1, 2, 3]);
    const first = new Uint8Array(memory.buffer.slice(0, 4096));
    const grow = memory.grow.bind(memory);
    memory.grow = () => {
      throw new RangeError('no more');
    };
    const large = () => tf.fill([memory.buffer.byteLength / 4], 3);
    expect(large).toThrow(/^out of memory: WebAssembly has no [\d,]+ bytes more$/);
    expect(new Uint8Array(memory.buffer.slice(0, 4096))).toEqual(first);
    expect([...kept.dataSync()]).toEqual([1, 2, 3]);
    memory.grow = grow;
    large().dispose();
  });

  test('takes no numbers that are not float32', () => {
    expect(() => tensorMemory().address(tf.tensor1d([1], 'int32'))).toThrow('expected float32, got int32');
  });

  test('of another backend there is none', async () => {
    await activate('cpu', { threads: 1 });
    expect(tensorMemory).toThrow('the memory of tfjs: expected a WebAssembly.Memory');
    expect(heap()).toBeNull();
  });
});

describe('the kernel plan', () => {
  test('names the kernels where they are attached, again after the backend was given up', async () => {
    expect(await wasm()).toMatchObject({ plan: 'tfjs-4.22.0+heap-1' });
    const first = heap();
    await activate('cpu', { threads: 1 });
    deactivate('wasm');
    expect(await wasm()).toMatchObject({ plan: 'tfjs-4.22.0+heap-1' });
    expect(heap()).not.toBeNull();
    expect(heap()).not.toBe(first);
  });

  test('is that of tfjs, and the device says why, where tfjs is another inside', async () => {
    await wasm();
    await activate('cpu', { threads: 1 });
    deactivate('wasm');
    await tf.setBackend('wasm');
    const backend = tf.backend() as unknown as { makeOutput?: unknown };
    backend.makeOutput = undefined;
    const report = await wasm();
    expect(report.plan).toBe('tfjs-4.22.0');
    expect(report.device).toMatch(/without fused kernels \(the memory of tfjs: expected addresses/);
    expect(heap()).toBeNull();
    await activate('cpu', { threads: 1 });
    deactivate('wasm');
  });

  test('goes on with the same kernels after they were left out', async () => {
    await wasm();
    const first = heap();
    detachHeap();
    expect(heap()).toBeNull();
    attachHeap();
    expect(heap()!.kernels).toBe(first!.kernels);
  });

  test('elsewhere is that of tfjs', async () => {
    expect(await activate('cpu', { threads: 1 })).toMatchObject({ plan: 'tfjs-4.22.0' });
  });
});
