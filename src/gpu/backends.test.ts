/** Turning backends on, off and on again. */
import { expect, test } from 'vitest';
import { activate, deactivate } from './backends';
import { selfCheck } from './self-check';
import { tf } from './tf';

test('a backend that was given up can be activated again', async () => {
  await activate('wasm', { threads: 1 });
  await activate('cpu', { threads: 1 });
  deactivate('wasm');
  expect(tf.getBackend()).toBe('cpu');
  expect(await activate('wasm', { threads: 1 })).toMatchObject({ name: 'wasm', threads: 1, software: false });
  await selfCheck();
});

test('a backend that is not at work is not started to be given up', async () => {
  let started = 0;
  tf.registerBackend('counted', () => {
    started++;
    return Promise.reject(new Error('not here'));
  });
  deactivate('counted' as 'cpu');
  expect(started).toBe(0);
  expect(tf.findBackendFactory('counted')).not.toBeNull();
  tf.removeBackend('counted');
});

test('what this device lacks is said in words', async () => {
  await expect(activate('webgpu', { threads: 1 })).rejects.toThrow(
    /WebGPU: expected a graphics adapter, got none/,
  );
  await expect(activate('webgl', { threads: 1 })).rejects.toThrow(/WebGL: expected version 2/);
});
