/** Our module on a memory of its own, without tfjs: what tests of threads compute with. Only tests import this. */
import type { HeapKernels } from '../heap/kernels';
import { oneThread, sharedMemory } from '../heap/module-bytes';
import { aligned } from '../heap/slices';

export const PAGES = 64;
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** The module in the form for one thread or for a memory that threads share. */
export function load(shared: boolean) {
  const memory = new WebAssembly.Memory({ initial: PAGES, ...(shared ? { maximum: 65536, shared } : {}) });
  const module = new WebAssembly.Module(bytesOf(shared ? sharedMemory : oneThread));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, module, instance, kernels: instance.exports as unknown as HeapKernels };
}

/** Addresses of one region after the other; scratch is asked for last, and is no part of what is compared. */
export function regions() {
  let next = 64;
  return (floats: number) => {
    const at = next;
    next += 4 * aligned(floats);
    return at;
  };
}
