/** Threads for our kernels, on a memory that they share with the caller, who works along. Which kernel is cut how is said in sliced-kernels. */
import { allDone, allowThreads, boardMemory, boardOn, callsOf, putUp, takeSlices } from './board';

/** What a thread is told, once. */
export interface ThreadTask {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly board: SharedArrayBuffer;
  /** Its number, from 1: the caller is 0. */
  readonly thread: number;
}

/** As much of a worker as the pool needs. */
export interface Thread {
  postMessage(task: ThreadTask): void;
  terminate(): unknown;
  addEventListener(type: 'message' | 'error', listener: () => void): void;
}

export interface PoolOptions {
  readonly memory: WebAssembly.Memory;
  /** The module whose exports the calls name, and its instance on this thread. */
  readonly module: WebAssembly.Module;
  readonly instance: WebAssembly.Instance;
  /** The caller's included: at least 2. */
  readonly threads: number;
  /** Makes one thread; a worker of pool-worker unless told otherwise. */
  readonly spawn?: () => Thread;
  /** Milliseconds that the threads have to start, and a slice to be done. */
  readonly patience?: { readonly start: number; readonly slice: number };
}

export interface Pool {
  /** Threads that there are, the caller's included; 1 once the pool has ended. */
  readonly size: number;
  /** Those of them that compute: all, but where they were limited. */
  readonly threads: number;
  /** At most that many compute from the next job on; the others sleep. */
  limit(threads: number): void;
  /**
   * For a worker or Node. Calls an export once for each list of numbers, on whichever thread is free, and returns when all are done. Throws
   * where one failed or does not end, and the pool has ended then.
   */
  run(kernel: string, calls: readonly (readonly number[])[]): void;
  /** Ends the threads; later calls are the caller's alone. */
  end(): void;
}

/** Far above what a thread or a slice takes on a machine that is busy elsewhere. */
const patient = { start: 3_000, slice: 10_000 };

const worker = (): Thread =>
  new Worker(new URL('./pool-worker.ts', import.meta.url), { type: 'module', name: 'kernels' });

/** Answers when every thread is ready; rejects, with none left, where one dies or is not ready in time. */
export async function startPool(options: PoolOptions): Promise<Pool> {
  const { memory, module, instance, threads, spawn = worker, patience = patient } = options;
  const shared = boardMemory();
  const board = boardOn(shared);
  allowThreads(board, threads);
  const helpers: Thread[] = [];
  const endAll = () => helpers.splice(0).forEach((thread) => thread.terminate());
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const started = Array.from({ length: threads - 1 }, (_, i) => {
      const thread = spawn();
      helpers.push(thread);
      return ready(thread, { memory, module, board: shared, thread: i + 1 });
    });
    const late = new Promise<never>((_, reject) => {
      const error = new Error(`threads: expected them within ${patience.start} ms, got none`);
      timer = setTimeout(() => reject(error), patience.start);
    });
    await Promise.race([Promise.all(started), late]);
  } catch (error) {
    endAll();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  let most = threads;
  const calls = callsOf(module, instance);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  return {
    get size() {
      return helpers.length + 1;
    },
    get threads() {
      return Math.min(helpers.length + 1, most);
    },
    limit(to) {
      most = Math.min(to, threads);
      allowThreads(board, most);
    },
    run(kernel, slices) {
      putUp(board, names.indexOf(kernel), slices);
      takeSlices(board, calls);
      if (allDone(board, slices.length, patience.slice)) return;
      endAll();
      throw new Error(
        `${kernel} on ${threads} threads: expected every part of it, got one that failed or does not end; one thread computes from here on`,
      );
    },
    end: endAll,
  };
}

function ready(thread: Thread, task: ThreadTask): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.addEventListener('message', resolve);
    thread.addEventListener('error', () =>
      reject(new Error('threads: expected them to start, got an error')),
    );
    thread.postMessage(task);
  });
}
