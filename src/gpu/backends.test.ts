/** Turning backends on, off and on again. */
import { expect, test } from 'vitest';
import { activate, deactivate, isSoftware } from './backends';
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

test('what this device lacks is said in words', async () => {
  await expect(activate('webgpu', { threads: 1 })).rejects.toThrow(
    /WebGPU: expected a graphics adapter, got none/,
  );
  await expect(activate('webgl', { threads: 1 })).rejects.toThrow(/WebGL: expected version 2/);
});

test.each([
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', true],
  ['llvmpipe (LLVM 15.0.6, 256 bits)', true],
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', false],
  ['NVIDIA GeForce RTX 4070/PCIe/SSE2', false],
])('%s is software: %s', (renderer, software) => expect(isSoftware(renderer)).toBe(software));
