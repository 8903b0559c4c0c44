/** How many threads compute at once, in whatever pool: all that there are, or fewer while the page is in use (definition 18). Changes no bit; starts and ends no thread. */
import type { Pool } from './pool';

type Limited = Pick<Pool, 'limit'>;

const pools = new Set<Limited>();
let limit = Infinity;
/** Under way: they take all threads. */
let benchmarks = 0;

const allowed = () => (benchmarks > 0 ? Infinity : limit);

function apply(): void {
  for (const pool of pools) pool.limit(allowed());
}

/** Holds a pool to the limit from now on. */
export function keepLimited(pool: Limited): void {
  pools.add(pool);
  pool.limit(allowed());
}

/** Forgets a pool that has ended. */
export function forgetLimited(pool: Limited): void {
  pools.delete(pool);
}

/** At most that many threads compute from now on, the caller's included. To be called between two kernels. */
export function limitThreads(most: number): void {
  limit = most;
  apply();
}

/** Takes all threads for a benchmark, whatever the limit. */
export async function onAllThreads<T>(benchmark: () => Promise<T>): Promise<T> {
  benchmarks++;
  apply();
  try {
    return await benchmark();
  } finally {
    benchmarks--;
    apply();
  }
}
