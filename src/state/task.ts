/** Long work as the page sees it, a piece at a time: what is under way, a stop, and why the last piece failed. Knows nothing of what is done. */
import type { StoreApi } from 'zustand/vanilla';
import { Stopped } from '../engine/client';
import { wordsOf } from '../schema/words-of';

/** `Doing` says which work it is and how far; it is part of the state of a store, beside what came of the work. */
export interface TaskState<Doing, Problem = string> {
  /** Null at rest. */
  readonly doing: Doing | null;
  /** The last piece begun was stopped, or is about to be. */
  readonly stopped: boolean;
  /** Why the last piece begun failed. */
  readonly problem: Problem | null;
}

export const atRest = { doing: null, stopped: false, problem: null } as const;

export interface Task<Doing> {
  /** Nothing while another piece is under way. Never rejects; of a piece that is left it hears no end. */
  begin(doing: Doing, work: (left: AbortSignal) => Promise<unknown>): Promise<void>;
  /** How far it is; nothing at rest. */
  tell(doing: Doing): void;
  /** Asks for an end, which the work meets in its own time. */
  stop(ask: () => Promise<unknown>): Promise<void>;
  /** At rest at once; what still comes of the work is its own to keep back. */
  leave(): void;
}

type Writable<Doing, Problem> = Pick<StoreApi<TaskState<Doing, Problem>>, 'setState'>;

/** A problem is what was thrown in words, unless `problemOf` says more of it. */
export function createTask<Doing>(store: Writable<Doing, string>): Task<Doing>;
export function createTask<Doing, Problem>(
  store: Writable<Doing, Problem>,
  problemOf: (error: unknown, doing: Doing) => Problem,
): Task<Doing>;
export function createTask<Doing>(
  { setState }: Writable<Doing, unknown>,
  problemOf: (error: unknown, doing: Doing) => unknown = wordsOf,
): Task<Doing> {
  let current: AbortController | null = null;
  return {
    async begin(doing, work) {
      if (current) return;
      const own = new AbortController();
      current = own;
      const end = (how: Partial<TaskState<Doing, unknown>>) => {
        if (own !== current) return;
        current = null;
        setState({ ...how, doing: null });
      };
      setState({ ...atRest, doing });
      try {
        await work(own.signal);
        end({});
      } catch (error) {
        end(error instanceof Stopped ? { stopped: true } : { problem: problemOf(error, doing) });
      }
    },
    tell: (doing) => current && setState({ doing }),
    async stop(ask) {
      if (!current) return;
      setState({ stopped: true });
      // A worker that has died says so by the work's own answer.
      await ask().catch(() => undefined);
    },
    leave() {
      current?.abort();
      current = null;
      setState({ doing: null });
    },
  };
}
