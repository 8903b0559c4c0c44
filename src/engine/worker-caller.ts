/** Calls to a worker that is made when first asked, tells things on the way, may die or fall silent and is replaced by the next call. Knows no command. */
import { createCalls, EngineDied, silence, type Answer, type WorkerLike } from './calls';
import { startHeartbeat } from './heartbeat';

interface Manner<Told> {
  readonly spawn: () => WorkerLike;
  /** 'the engine', in the words of a call that it leaves unanswered. */
  readonly name: string;
  /** What it says besides answers; `bury` ends it and rejects what waits. */
  hear(told: Told, tell: (told: Told) => void, bury: (why: string) => void): void;
  /** It died by itself, what waited is rejected. */
  died?(why: string, tell: (told: Told) => void): void;
  /** It became silent, or speaks again; unset, nobody asks it for signs of life. */
  silent?(silent: boolean, tell: (told: Told) => void): void;
}

interface WorkerCaller<Told> {
  /** What is in `transfer` is moved to the worker, not copied. */
  call<T>(command: string, take: unknown, transfer?: Transferable[]): Promise<T>;
  /** Answers what stops the listening. */
  on(listener: (told: Told) => void): () => void;
  /** Ends the worker and rejects what waits: with words about its death, or with what is given. */
  bury(why: string, error?: (command: string) => Error): void;
  close(): void;
}

interface Living {
  readonly worker: WorkerLike;
  readonly stop: () => void;
}

export function createWorkerCaller<Told extends object>({
  spawn,
  name,
  hear,
  died,
  silent,
}: Manner<Told>): WorkerCaller<Told> {
  const listeners = new Set<(told: Told) => void>();
  const calls = createCalls();
  let living: Living | null = null;
  let closed = false;

  function tell(told: Told): void {
    for (const listener of [...listeners]) listener(told);
  }

  function end(): void {
    if (!living) return;
    silence(living.worker);
    living.stop();
    living = null;
  }

  /** A new worker is only made by the next call, so that one that dies at birth does not die for ever. */
  function bury(
    why: string,
    error = (command: string): Error =>
      new EngineDied(`${command}: expected an answer, but ${name} died (${why})`),
  ): void {
    end();
    calls.rejectAll(error);
  }

  function start(): Living {
    const worker = spawn();
    const heartbeat =
      silent &&
      startHeartbeat({
        ask: () => worker.postMessage({ ping: true }),
        changed: (quiet) => silent(quiet, tell),
      });
    const fresh: Living = { worker, stop: () => heartbeat?.stop() };
    const die = (why: string) => {
      if (fresh !== living) return;
      bury(why);
      died?.(why, tell);
    };
    worker.onmessage = ({ data }: MessageEvent<Answer | Told | { readonly pong: true }>) => {
      if (fresh !== living) return;
      heartbeat?.heard();
      if ('pong' in data) return;
      if ('id' in data) calls.settle(data as Answer);
      else hear(data, tell, bury);
    };
    worker.onmessageerror = () => die(`a message of ${name} could not be read`);
    worker.onerror = (event) => {
      event.preventDefault?.();
      die(event.message || 'the worker could not be loaded');
    };
    return fresh;
  }

  return {
    call(command, take, transfer = []) {
      if (closed)
        return Promise.reject(new EngineDied(`${command}: expected an open client, got a closed one`));
      return calls.call(command, (id) =>
        (living ??= start()).worker.postMessage({ id, command, take }, transfer),
      );
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    bury,
    close() {
      closed = true;
      end();
      calls.rejectAll((command) => new EngineDied(`${command}: the client was closed before the answer`));
      listeners.clear();
    },
  };
}
