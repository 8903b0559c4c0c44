/** The page's end of the engine: calls with answers, events, and a worker that may die and is replaced. The only door of the page to the engine. */
import { createCalls, EngineDied, silence, type WorkerLike } from './calls';
import type { EngineClient, EngineEvent, EngineFailure, Reply } from './protocol';
import { Stopped } from './stopped';
import { Superseded } from './superseded';

export { EngineDied, Stopped, Superseded };

export function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

export function createClient(spawn: () => WorkerLike = spawnWorker): EngineClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  const calls = createCalls();
  let worker: WorkerLike | null = null;
  let closed = false;

  function tell(event: EngineEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  /** A new worker is only made by the next call, so that one that dies at birth does not die for ever. */
  function bury(dead: WorkerLike, failure: EngineFailure): void {
    if (dead !== worker) return;
    silence(dead);
    worker = null;
    calls.rejectAll((command) => `${command}: expected an answer, but the engine died (${failure.message})`);
    tell({ event: 'failure', data: failure });
  }

  function start(): WorkerLike {
    const fresh = spawn();
    const died = (message: string) =>
      bury(fresh, { kind: 'internal', message, remedy: 'Start the engine again' });
    fresh.onmessage = ({ data }: MessageEvent<Reply | EngineEvent>) => {
      if (fresh !== worker) return;
      if ('id' in data) calls.settle(data);
      // Nothing on a lost device can be saved, and a new device needs a new worker; memory comes back with a new one alone.
      else if (data.event === 'failure' && /^(device-lost|memory)$/.test(data.data.kind))
        bury(fresh, data.data);
      else tell(data);
    };
    fresh.onmessageerror = () => died('a message of the engine could not be read');
    fresh.onerror = (event) => {
      event.preventDefault?.();
      died(event.message || 'the worker could not be loaded');
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
