/** Errors that a WebGPU device would only log, as errors of what caused them. Other backends throw by themselves. */
import { tf } from './tf';

const filters: readonly GPUErrorFilter[] = ['internal', 'out-of-memory', 'validation'];

/** In the words of a finding, in one line. */
export function wordsOfDevice(error: GPUError): string {
  const said = error.message.split('\n').map((line) => line.trim());
  return said.filter(Boolean).join(' ') || error.constructor.name;
}

/**
 * Does the work, and rejects with what the device of the active backend found wrong with it: a kernel that does not
 * compile, a buffer that there is no memory for. The work must have read its results back by its end.
 */
export async function withDeviceErrors<T>(work: () => Promise<T>): Promise<T> {
  const { device } = tf.backend() as { readonly device?: GPUDevice };
  if (!device) return work();
  for (const filter of filters) device.pushErrorScope(filter);
  const outcome = await Promise.resolve()
    .then(work)
    .then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
  // A lost device answers too, with nothing.
  const found = await Promise.all(filters.map(() => device.popErrorScope()));
  const first = found.find((error) => error !== null);
  if (first) throw new Error(wordsOfDevice(first));
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
