/** What WebGPU offers here: the adapter asked for before tfjs does (it dereferences a null one), and what its device does wrong. */
import { wordsOfDevice } from './device-errors';
import { tellDeviceFailure, type DeviceFailure } from './device-failure';
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

const watched = new WeakSet<GPUDevice>();

/** tfjs does not watch its device; this does. */
export function watchWebgpuDevice(backend: unknown): void {
  const inside = backend as { readonly device: GPUDevice; readonly disposed: boolean };
  const { device } = inside;
  if (watched.has(device)) return;
  watched.add(device);
  const tell = (failure: DeviceFailure) => tellDeviceFailure(inside, failure);
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
