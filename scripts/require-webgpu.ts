/** Set-up of Vitest's webgpu project: a browser without a WebGPU adapter fails the tests instead of skipping them. */
export const adapter = await navigator.gpu?.requestAdapter();
if (!adapter)
  throw new Error(
    'webgpu: expected an adapter, got none; a Chromium of version 113 or later is needed, see scripts/browser-flags.mjs',
  );
