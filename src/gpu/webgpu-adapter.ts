/** What WebGPU offers here: the adapter asked for before tfjs does (it dereferences a null one), and the loss of its device. */

export interface Adapter {
  readonly description: string;
  readonly software: boolean;
}

/** The adapter's own words, or null where there is no WebGPU or no adapter. */
export async function webgpuAdapter(): Promise<Adapter | null> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const words = [vendor, architecture, description].filter(Boolean).join(' ');
  return { description: words, software: isFallbackAdapter || /swiftshader|llvmpipe|lavapipe/i.test(words) };
}

const listeners = new Set<(reason: string) => void>();

/** Calls the listener once the device of the WebGPU backend is lost; answers how to stop listening. */
export function onDeviceLost(listener: (reason: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** tfjs does not watch its device; this does. */
export function watchWebgpuDevice(backend: unknown): void {
  const { device } = backend as { device: GPUDevice };
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed')
      for (const listener of listeners) listener(message || 'the graphics device was lost');
  });
}
