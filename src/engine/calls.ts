/** Calls to a worker that wait for their answers: numbered, answered once, all rejected where the worker ends. Knows no command. */
import { Stopped } from './stopped';
import { Superseded } from './superseded';

/** What a client needs of a Worker. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onmessageerror: ((event: MessageEvent) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
}

/** The worker ended before it answered; whatever it held is gone. */
export class EngineDied extends Error {
  override readonly name = 'EngineDied';
}

/** An answer of the worker's side. */
export type Answer =
  | { readonly id: number; readonly give: unknown }
  | {
      readonly id: number;
      readonly error: string;
      readonly superseded?: boolean;
      readonly stopped?: boolean;
    };

interface Pending {
  readonly command: string;
  resolve(give: never): void;
  reject(error: Error): void;
}

interface Calls {
  /** `send` posts the request of that number; what it throws rejects the call. */
  call<T>(command: string, send: (id: number) => void): Promise<T>;
  settle(answer: Answer): void;
  rejectAll(error: (command: string) => Error): void;
}

export function createCalls(): Calls {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  return {
    call: (command, send) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        pending.set(id, { command, resolve, reject });
        try {
          send(id);
        } catch (error) {
          pending.delete(id);
          reject(error);
        }
      }),
    settle(answer) {
      const call = pending.get(answer.id);
      pending.delete(answer.id);
      if (!call) return;
      if ('give' in answer) call.resolve(answer.give as never);
      else if (answer.superseded) call.reject(new Superseded(answer.error));
      else call.reject(answer.stopped ? new Stopped(answer.error) : new Error(answer.error));
    },
    rejectAll(error) {
      const rejected = [...pending.values()];
      pending.clear();
      for (const { command, reject } of rejected) reject(error(command));
    },
  };
}

/** Ends a worker; nothing of it is heard any more. */
export function silence(dead: WorkerLike): void {
  dead.onmessage = dead.onmessageerror = dead.onerror = null;
  dead.terminate();
}
