/** Calls to a worker that is made when first asked, tells things on the way, may die and is replaced by the next call. Knows no command. */
import { createCalls, EngineDied, silence, type Answer, type WorkerLike } from './calls';

interface Manner<Told> {
  readonly spawn: () => WorkerLike;
  /** 'the engine', in the words of a call that it leaves unanswered. */
  readonly name: string;
  /** What it says besides answers; `bury` ends it and rejects what waits. */
  hear(told: Told, tell: (told: Told) => void, bury: (why: string) => void): void;
  /** It died by itself, what waited is rejected. */
  died?(why: string, tell: (told: Told) => void): void;
}

interface WorkerCaller<Told> {
  /** What is in `transfer` is moved to the worker, not copied. */
  call<T>(command: string, take: unknown, transfer?: Transferable[]): Promise<T>;
  /** Answers what stops the listening. */
  on(listener: (told: Told) => void): () => void;
  close(): void;
}

export function createWorkerCaller<Told extends object>({
  spawn,
  name,
  hear,
  died,
}: Manner<Told>): WorkerCaller<Told> {
  const listeners = new Set<(told: Told) => void>();
  const calls = createCalls();
  let worker: WorkerLike | null = null;
  let closed = false;

  function tell(told: Told): void {
    for (const listener of [...listeners]) listener(told);
  }

  /** A new worker is only made by the next call, so that one that dies at birth does not die for ever. */
  function bury(dead: WorkerLike, why: string): void {
    silence(dead);
    worker = null;
    calls.rejectAll((command) => `${command}: expected an answer, but ${name} died (${why})`);
  }

  function start(): WorkerLike {
    const fresh = spawn();
    const end = (why: string) => {
      if (fresh !== worker) return;
      bury(fresh, why);
      died?.(why, tell);
    };
    fresh.onmessage = ({ data }: MessageEvent<Answer | Told>) => {
      if (fresh !== worker) return;
      if ('id' in data) calls.settle(data as Answer);
      else hear(data, tell, (why) => bury(fresh, why));
    };
    fresh.onmessageerror = () => end(`a message of ${name} could not be read`);
    fresh.onerror = (event) => {
      event.preventDefault?.();
      end(event.message || 'the worker could not be loaded');
    };
    return fresh;
  }

  return {
    call(command, take, transfer = []) {
      if (closed)
        return Promise.reject(new EngineDied(`${command}: expected an open client, got a closed one`));
      return calls.call(command, (id) => (worker ??= start()).postMessage({ id, command, take }, transfer));
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
