/** The page's end of the engine: calls with answers, events, and a worker that may die and is replaced. The only door of the page to the engine. */
import type { CommandName, EngineClient, EngineEvent, EngineFailure, Reply } from './protocol';
import { Stopped } from './stopped';
import { Superseded } from './superseded';

export { Stopped, Superseded };

/** What the client needs of a Worker. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onmessageerror: ((event: MessageEvent) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

/** The worker ended before it answered; whatever it held is gone. The next call starts a new one, which needs `open`. */
export class EngineDied extends Error {
  override readonly name = 'EngineDied';
}

interface Pending {
  readonly command: CommandName;
  resolve(give: never): void;
  reject(error: Error): void;
}

export function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

export function createClient(spawn: () => WorkerLike = spawnWorker): EngineClient {
  const listeners = new Set<(event: EngineEvent) => void>();
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | null = null;
  let closed = false;
  let lastId = 0;

  function tell(event: EngineEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  function rejectAll(message: (command: CommandName) => string): void {
    const rejected = [...pending.values()];
    pending.clear();
    for (const { command, reject } of rejected) reject(new EngineDied(message(command)));
  }

  function silence(dead: WorkerLike): void {
    dead.onmessage = dead.onmessageerror = dead.onerror = null;
    dead.terminate();
  }

  /** A new worker is only made by the next call, so that one that dies at birth does not die for ever. */
  function bury(dead: WorkerLike, failure: EngineFailure): void {
    if (dead !== worker) return;
    silence(dead);
    worker = null;
    rejectAll((command) => `${command}: expected an answer, but the engine died (${failure.message})`);
    tell({ event: 'failure', data: failure });
  }

  function settle(reply: Reply): void {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (!call) return;
    if ('give' in reply) call.resolve(reply.give as never);
    else if (reply.superseded) call.reject(new Superseded(reply.error));
    else call.reject(reply.stopped ? new Stopped(reply.error) : new Error(reply.error));
  }

  function start(): WorkerLike {
    const fresh = spawn();
    const died = (message: string) =>
      bury(fresh, { kind: 'internal', message, remedy: 'Start the engine again' });
    fresh.onmessage = ({ data }: MessageEvent<Reply | EngineEvent>) => {
      if (fresh !== worker) return;
      if ('id' in data) settle(data);
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
    call: (command, take) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new EngineDied(`${command}: expected an open client, got a closed one`));
        const id = ++lastId;
        pending.set(id, { command, resolve, reject });
        try {
          worker ??= start();
          worker.postMessage({ id, command, take });
        } catch (error) {
          pending.delete(id);
          reject(error);
        }
      }),
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      closed = true;
      if (worker) silence(worker);
      worker = null;
      rejectAll((command) => `${command}: the client was closed before the answer`);
      listeners.clear();
    },
  };
}
