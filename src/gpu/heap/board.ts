/** Where threads find their work: one job at a time, cut in slices, in memory that they share; who is free takes the next slice. Makes no thread and knows no kernel. */

/**
 * Words of the board. NEXT is the job's number above six bits that count the slices nobody has taken; THREADS is how many threads may
 * take some, the caller's included; the others are of that job.
 */
const NEXT = 0;
const KERNEL = 1;
const THREADS = 2;
const DONE = 16;
const FAILED = 17;
/** Behind the words: the numbers that each slice's call takes. */
const HEAD_BYTES = 128;
const ARGUMENTS = 16;
const SLICE_BITS = 6;
export const MOST_SLICES = 2 ** SLICE_BITS - 1;

/**
 * Looks at a word that often, a tenth of a millisecond, before sleeping on it: most pauses between two jobs of a step
 * are shorter, and waking a thread takes longer than many of them. Ten times as many cost more than they save where
 * other programs want the cores.
 */
const SPINS = 20_000;

interface Board {
  readonly words: Int32Array;
  readonly numbers: Float64Array;
}

/** A kernel of the module at hand. */
type Call = (...numbers: number[]) => void;

export function boardMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(HEAD_BYTES + MOST_SLICES * ARGUMENTS * Float64Array.BYTES_PER_ELEMENT);
}

export function boardOn(memory: SharedArrayBuffer): Board {
  return { words: new Int32Array(memory), numbers: new Float64Array(memory, HEAD_BYTES) };
}

/** The exports of a module's instance in the module's order, which is the same on every thread. */
export function callsOf(module: WebAssembly.Module, { exports }: WebAssembly.Instance): Call[] {
  return WebAssembly.Module.exports(module).map(({ name }) => exports[name] as Call);
}

/** Lets the first so many threads take slices, the caller among them; the others sleep until they may again. There must be no job under way. */
export function allowThreads({ words }: Board, threads: number): void {
  Atomics.store(words, THREADS, threads);
  Atomics.notify(words, THREADS);
  // Who sleeps on the next job and may not take it now is not to be woken in the place of one who may.
  Atomics.notify(words, NEXT);
}

/** The life of a thread, numbered from 1: takes slices of every job that is put up, and sleeps between them. Never returns. */
export function serveBoard(board: Board, calls: readonly Call[], thread: number): never {
  const { words } = board;
  for (;;) {
    const seen = takeSlices(board, calls, thread);
    const allowed = Atomics.load(words, THREADS);
    if (thread >= allowed) Atomics.wait(words, THREADS, allowed);
    else if (stillAfterSpinning(words, NEXT, seen)) Atomics.wait(words, NEXT, seen);
  }
}

/** Puts up a job that calls a kernel once a slice. There must be none under way. */
export function putUp(board: Board, kernel: number, slices: readonly (readonly number[])[]): void {
  const { words, numbers } = board;
  if (slices.length > MOST_SLICES)
    throw new Error(`a job's slices: expected at most ${MOST_SLICES}, got ${slices.length}`);
  slices.forEach((slice, i) => numbers.set(slice, i * ARGUMENTS));
  words[KERNEL] = kernel;
  Atomics.store(words, DONE, 0);
  const job = (Atomics.load(words, NEXT) >>> SLICE_BITS) + 1;
  Atomics.store(words, NEXT, (job << SLICE_BITS) | slices.length);
  Atomics.notify(words, NEXT, slices.length - 1);
}

/** Takes slices of the job that is up until none is left, or the thread may take none; answers NEXT as it was then. A failed slice is done, and noted. The caller is thread 0. */
export function takeSlices({ words, numbers }: Board, calls: readonly Call[], thread = 0): number {
  for (;;) {
    const next = Atomics.load(words, NEXT);
    const slice = (next & MOST_SLICES) - 1;
    // THREADS is read after NEXT: of a job that was put up after it had been lowered, nobody takes too much.
    if (slice < 0 || thread >= Atomics.load(words, THREADS)) return next;
    const call = calls[words[KERNEL]];
    const taken = numbers.slice(slice * ARGUMENTS, slice * ARGUMENTS + call.length);
    // Only who moves NEXT on has the slice; the job was still up then, so that what was read before is of this job.
    if (Atomics.compareExchange(words, NEXT, next, next - 1) !== next) continue;
    try {
      call(...taken);
    } catch {
      Atomics.store(words, FAILED, 1);
    }
    Atomics.add(words, DONE, 1);
    Atomics.notify(words, DONE);
  }
}

/** Waits until that many slices are done, asleep if need be, as a page's own thread must not be; false where one failed, or they were not done in that many milliseconds. */
export function allDone({ words }: Board, slices: number, patience: number): boolean {
  const deadline = performance.now() + patience;
  for (;;) {
    const done = Atomics.load(words, DONE);
    if (done === slices) return Atomics.load(words, FAILED) === 0;
    if (stillAfterSpinning(words, DONE, done)) {
      if (performance.now() > deadline) return false;
      Atomics.wait(words, DONE, done, 50);
    }
  }
}

function stillAfterSpinning(words: Int32Array, word: number, value: number): boolean {
  for (let spins = 0; spins < SPINS; spins++) if (Atomics.load(words, word) !== value) return false;
  return true;
}
