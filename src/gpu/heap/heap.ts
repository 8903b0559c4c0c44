/** Kernels of our own that work where tfjs's WebAssembly backend keeps its tensors, without copies. What a kernel computes is said in wasm/ and by the operation that calls it. */
import { tf } from '../tf';
import type { HeapKernels } from './kernels';
import { tensorMemory, type TensorMemory } from './memory';
import { oneThread, sharedMemory } from './module-bytes';

/** Kernel plan of definition 13 where these kernels compute, all or all but products; a change of their arithmetic is another number. */
export const heapPlan = (multiplies: boolean) => (multiplies ? 'heap-1' : 'heap-1-threads');

export interface Heap extends Pick<TensorMemory, 'address' | 'output'> {
  readonly kernels: HeapKernels;
  /** Whether to multiply matrices here too. */
  readonly multiplies: boolean;
}

const made = new WeakMap<object, Heap>();
/** Backends whose kernels are left out for a while. */
const detached = new WeakSet<object>();

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

function makeHeap(): Omit<Heap, 'multiplies'> {
  const { memory, shared, address, output } = tensorMemory();
  const module = new WebAssembly.Module(bytesOf(shared ? sharedMemory : oneThread));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { kernels: exports as unknown as HeapKernels, address, output };
}

/**
 * Gives the backend at work its kernels; throws where it cannot have them, and it computes with those of tfjs then.
 * Its products are faster than those of tfjs on one thread, which those of tfjs are not confined to.
 */
export function attachHeap(multiplies = true): void {
  const backend = tf.backend();
  made.set(backend, { ...(made.get(backend) ?? makeHeap()), multiplies });
  detached.delete(backend);
}

/** Leaves them out until they are attached again: the same step with the operations of tfjs, to compare with. */
export function detachHeap(): void {
  detached.add(tf.backend());
}

/** Those of the backend at work; null where it has none. */
export function heap(): Heap | null {
  const backend = tf.backend();
  return detached.has(backend) ? null : (made.get(backend) ?? null);
}
