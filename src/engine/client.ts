/** The page's end of the engine: calls with answers, events, and a worker that may die or fall silent and is replaced. The only door of the page to the engine. */
import { EngineDied, type WorkerLike } from './calls';
import type { EngineClient, EngineEvent, EngineFailure } from './protocol';
import { Stopped } from './stopped';
import { Superseded } from './superseded';
import { createWorkerCaller } from './worker-caller';

export { EngineDied, Stopped, Superseded };

function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

const remedy = 'Start the engine again';

/** It may have ended, or compute one operation for that long: the worker is kept until the user asks for another. */
const noSign: EngineFailure = {
  kind: 'silent',
  message: 'The engine has not answered for 8 s: it may have stopped. If it answers, training goes on.',
  remedy,
};

export function createClient(spawn: () => WorkerLike = spawnWorker): EngineClient {
  let isSilent = false;
  let lastStatus: EngineEvent | null = null;
  const caller = createWorkerCaller<EngineEvent>({
    spawn,
    name: 'the engine',
    hear(event, tell, bury) {
      if (event.event === 'status') lastStatus = event;
      // Nothing on a lost device can be saved, and a new device needs a new worker; memory comes back with a new one alone.
      if (event.event === 'failure' && /^(device-lost|memory)$/.test(event.data.kind))
        bury(event.data.message);
      tell(event);
    },
    died(message, tell) {
      isSilent = false;
      tell({ event: 'failure', data: { kind: 'internal', message, remedy } });
    },
    silent(silent, tell) {
      isSilent = silent;
      if (silent) tell({ event: 'failure', data: noSign });
      else if (lastStatus) tell(lastStatus);
    },
  });
  return {
    ...caller,
    call(command, take) {
      // Whoever opens an engine that does not answer wants another one.
      if (command === 'open' && isSilent) {
        isSilent = false;
        lastStatus = null;
        caller.bury('it did not answer');
      }
      return caller.call(command, take);
    },
  };
}
