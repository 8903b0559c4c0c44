/** What a graphics device says unasked, WebGPU's and WebGL's alike: it is lost, or what it computes is not to be believed. Watches none itself. */

export interface DeviceFailure {
  /** 'invalid': it refused a command, and what it computes since then is not to be believed. */
  readonly kind: 'lost' | 'memory' | 'invalid';
  readonly reason: string;
}

const listeners = new Set<(failure: DeviceFailure) => void>();

/**
 * Calls the listener once the device of a graphics backend is lost or destroyed, and for every error that no scope
 * caught; answers how to stop listening.
 */
export function onDeviceFailure(listener: (failure: DeviceFailure) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Errors of a backend that was given up are nobody's. */
export function tellDeviceFailure(backend: { readonly disposed: boolean }, failure: DeviceFailure): void {
  if (!backend.disposed) for (const listener of listeners) listener(failure);
}
