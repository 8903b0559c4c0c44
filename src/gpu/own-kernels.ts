/** Whether kernels of our own compute on the active backend, and how to leave them out for a moment. Which of them are right is self-check's. */
import { attachHeap, detachHeap, heap } from './heap/heap';
import { setComposedOnly } from './kernels/define-kernel';
import { kernels } from './kernels/registry';

export const hasOwnKernels = (): boolean => heap() !== null || kernels.some((kernel) => kernel.available());

/** Does the work with the operations of tfjs alone, and gives our kernels back after it, whatever came of it. */
export async function withoutOwnKernels<T>(work: () => Promise<T>): Promise<T> {
  const own = heap();
  const had = kernels.some((kernel) => kernel.available());
  if (own) detachHeap();
  if (had) setComposedOnly(true);
  try {
    return await work();
  } finally {
    if (own) attachHeap();
    if (had) setComposedOnly(false);
  }
}
