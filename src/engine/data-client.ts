/** The page's end of the data worker: calls with answers, progress, and a worker that may die and is replaced. */
import type { WorkerLike } from './calls';
import type { DataClient, DataProgress } from './data-protocol';
import { createWorkerCaller } from './worker-caller';

function spawnDataWorker(): WorkerLike {
  return new Worker(new URL('./data-worker.ts', import.meta.url), { type: 'module' });
}

export function createDataClient(spawn: () => WorkerLike = spawnDataWorker): DataClient {
  const caller = createWorkerCaller<{ readonly progress: DataProgress }>({
    spawn,
    name: 'the reader of files',
    hear: (told, tell) => tell(told),
  });
  return { ...caller, on: (listener) => caller.on(({ progress }) => listener(progress)) };
}
