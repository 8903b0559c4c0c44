/** What WebGPU offers here: the adapter asked for before tfjs does (it dereferences a null one), and what its device does wrong. */
import { wordsOfDevice } from './device-errors';
import { isSoftwareAdapter } from './software-adapter';

interface Adapter {
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
  return { description: words, software: isFallbackAdapter || isSoftwareAdapter(words) };
}

export interface DeviceFailure {
  /** 'invalid': it refused a command, and what it computes since then is not to be believed. */
  readonly kind: 'lost' | 'memory' | 'invalid';
  readonly reason: string;
}

const listeners = new Set<(failure: DeviceFailure) => void>();
const watched = new WeakSet<GPUDevice>();

/**
 * Calls the listener once the device of the WebGPU backend is lost or destroyed, and for every error that no scope
 * caught; answers how to stop listening. Errors of a backend that was given up are nobody's.
 */
export function onDeviceFailure(listener: (failure: DeviceFailure) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** tfjs does not watch its device; this does. */
export function watchWebgpuDevice(backend: unknown): void {
  const inside = backend as { readonly device: GPUDevice; readonly disposed: boolean };
  const { device } = inside;
  if (watched.has(device)) return;
  watched.add(device);
  const tell = (failure: DeviceFailure) => {
    if (!inside.disposed) for (const listener of listeners) listener(failure);
  };
  void device.lost.then(({ message, reason }) =>
    tell({
      kind: 'lost',
      reason: message || (reason === 'destroyed' ? 'it was destroyed' : 'no reason given'),
    }),
  );
  device.addEventListener('uncapturederror', ({ error }) =>
    tell({ kind: error instanceof GPUOutOfMemoryError ? 'memory' : 'invalid', reason: wordsOfDevice(error) }),
  );
}
