/** What a WebGPU device does wrong is told once and in words, what waits for it ends, and a backend that was given up troubles nobody. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activate, deactivate } from './backends';
import { describeDevice } from './describe-device';
import { withDeviceErrors } from './device-errors';
import { backends, useBackend } from './testing/test-backends';
import { tf } from './tf';
import { onDeviceFailure, type DeviceFailure } from './device-failure';

describe.skipIf(!backends.includes('webgpu'))('the device of WebGPU', () => {
  let device: GPUDevice;
  let stop: () => void;
  let heard: DeviceFailure[];
  let first: Promise<DeviceFailure>;

  beforeEach(async () => {
    await useBackend('webgpu');
    ({ device } = tf.backend() as unknown as { device: GPUDevice });
    heard = [];
    first = new Promise((resolve) => {
      stop = onDeviceFailure((failure) => {
        heard.push(failure);
        resolve(failure);
      });
    });
  });
  // The next test has a device of its own.
  afterEach(async () => {
    stop();
    await activate('cpu', { threads: 1 });
    deactivate('webgpu');
  });

  /** An error that nobody waits for: no buffer can be both. */
  const invalid = () =>
    device.createBuffer({ size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE });

  test('destroyed while numbers are read back: they reject, and it is told', async () => {
    const product = tf.matMul(tf.ones([400, 400]), tf.ones([400, 400]));
    const reading = product.data();
    device.destroy();
    await expect(reading).rejects.toThrow();
    expect(await first).toMatchObject({ kind: 'lost', reason: expect.stringMatching(/destroy/i) });
    await expect(tf.sigmoid(tf.ones([4000])).data()).rejects.toThrow();
  });

  test('of a backend that was given up: not told', async () => {
    await activate('cpu', { threads: 1 });
    deactivate('webgpu');
    device.destroy();
    await device.lost;
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).toEqual([]);
  });

  test('refuses a command that nobody waits for: told, however often it was turned on', async () => {
    await useBackend('webgpu');
    invalid();
    await tf.sigmoid(tf.ones([4])).data();
    expect(await first).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/usage/i) });
    expect(heard).toHaveLength(1);
  });

  test('has no memory: told as that', async () => {
    const error = new GPUOutOfMemoryError('no room');
    device.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error, cancelable: true }));
    expect(await first).toEqual({ kind: 'memory', reason: 'no room' });
  });

  test('refuses a command of a check: thrown there, told to nobody else', async () => {
    const work = async () => {
      invalid();
      return tf.sigmoid(tf.ones([4])).data();
    };
    await expect(withDeviceErrors(work)).rejects.toThrow(/usage/i);
    expect(await withDeviceErrors(async () => 7)).toBe(7);
    expect(heard).toEqual([]);
  });

  test('is described by adapter, limits and the memory held', () => {
    const held = tf.ones([1000, 1000]).sigmoid();
    const { adapter, limits, features, bytesOnDevice } = describeDevice();
    expect(`${adapter?.vendor} ${adapter?.architecture}`).toMatch(/\w/);
    expect(limits.maxStorageBufferBindingSize).toBeGreaterThanOrEqual(2 ** 27);
    expect(Object.values(limits).every(Number.isFinite)).toBe(true);
    expect(features).toEqual([...features].sort());
    expect(bytesOnDevice).toBeGreaterThanOrEqual(4e6);
    held.dispose();
  });

  test('computes without our kernels by the stock plan, and with them again', async () => {
    const stock = await activate('webgpu', { threads: 1, stock: true });
    expect(stock.plan).toMatch(/^tfjs-[\d.]+$/);
    expect((await activate('webgpu', { threads: 1 })).plan).not.toBe(stock.plan);
  });
});
