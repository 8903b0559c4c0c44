/** The page's end of the data worker: calls with answers, progress, and a worker that may die and is replaced. */
import { createCalls, EngineDied, silence, type WorkerLike } from './calls';
import type { DataClient, DataMessage, DataProgress } from './data-protocol';

export function spawnDataWorker(): WorkerLike {
  return new Worker(new URL('./data-worker.ts', import.meta.url), { type: 'module' });
}

export function createDataClient(spawn: () => WorkerLike = spawnDataWorker): DataClient {
  const listeners = new Set<(progress: DataProgress) => void>();
  const calls = createCalls();
  let worker: WorkerLike | null = null;
  let closed = false;

  /** A new worker is only made by the next call, so that one that dies at birth does not die for ever. */
  function bury(dead: WorkerLike, why: string): void {
    if (dead !== worker) return;
    silence(dead);
    worker = null;
    calls.rejectAll((command) => `${command}: expected an answer, but the reader of files died (${why})`);
  }

  function start(): WorkerLike {
    const fresh = spawn();
    fresh.onmessage = ({ data }: MessageEvent<DataMessage>) => {
      if ('id' in data) calls.settle(data);
      else for (const listener of [...listeners]) listener(data.progress);
    };
    fresh.onmessageerror = () => bury(fresh, 'its message could not be read');
    fresh.onerror = (event) => {
      event.preventDefault?.();
      bury(fresh, event.message || 'it could not be loaded');
    };
    return fresh;
  }

  return {
    call(command, take) {
      if (closed)
        return Promise.reject(new EngineDied(`${command}: expected an open client, got a closed one`));
      return calls.call(command, (id) => (worker ??= start()).postMessage({ id, command, take }));
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closed = true;
      if (worker) silence(worker);
      worker = null;
      calls.rejectAll((command) => `${command}: the client was closed before the answer`);
      listeners.clear();
    },
  };
}
