/** The page's end of the engine: calls with answers, events, and a worker that may die and is replaced. The only door of the page to the engine. */
import { EngineDied, type WorkerLike } from './calls';
import type { EngineClient, EngineEvent } from './protocol';
import { Stopped } from './stopped';
import { Superseded } from './superseded';
import { createWorkerCaller } from './worker-caller';

export { EngineDied, Stopped, Superseded };

function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

export const createClient = (spawn: () => WorkerLike = spawnWorker): EngineClient =>
  createWorkerCaller<EngineEvent>({
    spawn,
    name: 'the engine',
    hear(event, tell, bury) {
      // Nothing on a lost device can be saved, and a new device needs a new worker; memory comes back with a new one alone.
      if (event.event === 'failure' && /^(device-lost|memory)$/.test(event.data.kind))
        bury(event.data.message);
      tell(event);
    },
    died: (message, tell) =>
      tell({ event: 'failure', data: { kind: 'internal', message, remedy: 'Start the engine again' } }),
  });
