/** Kernels of our own that work where tfjs's WebAssembly backend keeps its tensors, without copies. What a kernel computes is said in wasm/ and by the operation that calls it. */
import { tf, type Tensor } from '../tf';
import type { HeapKernels } from './kernels';
import { tensorMemory, type TensorMemory } from './memory';
import { oneThread, sharedMemory } from './module-bytes';
import { startPool, type Pool } from './pool';
import { aligned } from './slices';
import { forgetLimited, keepLimited } from './thread-limit';
import { threadedKernels } from './threaded-kernels';

/** Kernel plan of definition 13 where these kernels compute, on however many threads; a change of their arithmetic is another number. */
export const heapPlan = 'heap-1';

export interface Heap extends Pick<TensorMemory, 'address' | 'output'> {
  readonly kernels: HeapKernels;
  /** Memory for a kernel that asks for so many floats, once for each thread; the caller frees it. */
  scratch(floats: number): Tensor;
}

interface Attached {
  readonly heap: Heap;
  readonly pool: Pool | null;
  readonly module: WebAssembly.Module;
  readonly instance: WebAssembly.Instance;
}

const made = new WeakMap<object, Attached>();
/** Backends whose kernels are left out for a while. */
const detached = new WeakSet<object>();

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

function attachOne(): Attached {
  const { memory, shared, address, output } = tensorMemory();
  const module = new WebAssembly.Module(bytesOf(shared ? sharedMemory : oneThread));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  const kernels = instance.exports as unknown as HeapKernels;
  const heap = { kernels, address, output, scratch: (floats: number) => output([floats]) };
  return { heap, pool: null, module, instance };
}

/** Gives the backend at work its kernels; throws where it cannot have them, and it computes with those of tfjs then. */
export function attachHeap(): void {
  const backend = tf.backend();
  if (!made.has(backend)) made.set(backend, attachOne());
  detached.delete(backend);
}

/**
 * Lets the attached kernels work on that many threads, the caller's included; the memory must be one that threads can
 * share. Rejects in words where they do not start, and one thread computes then.
 */
export async function startThreads(threads: number): Promise<void> {
  const backend = tf.backend();
  const attached = made.get(backend);
  if (!attached || attached.pool?.size === threads) return;
  const { module, instance, heap } = attached;
  const { memory, output } = tensorMemory();
  const pool = await startPool({ memory, module, instance, threads });
  keepLimited(pool);
  const kernels = threadedKernels(instance.exports as unknown as HeapKernels, pool);
  const scratch = (floats: number) => output([threads * aligned(floats)]);
  made.set(backend, { ...attached, heap: { ...heap, kernels, scratch }, pool });
}

/** Ends the threads of a backend that is given up. */
export function endThreads(backend: object): void {
  const pool = made.get(backend)?.pool;
  if (!pool) return;
  pool.end();
  forgetLimited(pool);
}

/** How many threads the kernels of the backend at work compute on now. */
export function threadsAtWork(): number {
  const backend = tf.backend();
  return detached.has(backend) ? 1 : (made.get(backend)?.pool?.threads ?? 1);
}

/** Leaves the kernels out until they are attached again: the same step with the operations of tfjs, to compare with. */
export function detachHeap(): void {
  detached.add(tf.backend());
}

/** Those of the backend at work; null where it has none. */
export function heap(): Heap | null {
  const backend = tf.backend();
  return detached.has(backend) ? null : (made.get(backend)?.heap ?? null);
}
