/** Chromium's command line, for Vitest and Playwright alike: what a closed network needs, and WebGPU on a machine without a GPU. */

/** No sandbox, because tests often run as root in a container; no background traffic, because a closed network would stall it. */
export const plainFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** SwiftShader computes on the CPU, so that every machine tests the same WebGPU adapter. */
export const webgpuFlags = [
  ...plainFlags,
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
];
