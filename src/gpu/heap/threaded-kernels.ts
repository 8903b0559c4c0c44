/** Our kernels as they are called, but on the threads of a pool where the work is worth it. */
import { MOST_SLICES } from './board';
import type { HeapKernels } from './kernels';
import type { Pool } from './pool';
import { cut, slicings } from './slices';

/** The same kernels, to the bit; scratch memory is to be as large as for that many slices. `worth` is the least nanoseconds of a slice. */
export function threadedKernels(
  one: HeapKernels,
  pool: Pick<Pool, 'threads' | 'run'>,
  worth?: number,
): HeapKernels {
  const threaded = Object.entries(slicings).map(([name, slicingOf]) => {
    const alone = one[name as keyof HeapKernels] as (...numbers: number[]) => void;
    const call = (...given: (number | boolean)[]) => {
      const numbers = given.map(Number);
      const most = Math.min(pool.threads, MOST_SLICES);
      const slices = cut(numbers, slicingOf(numbers, one.scratchOfMultiply), most, worth);
      if (slices.length === 1) alone(...slices[0]);
      else pool.run(name, slices);
    };
    return [name, call];
  });
  return { ...one, ...(Object.fromEntries(threaded) as Partial<HeapKernels>) };
}
