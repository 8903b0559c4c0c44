/** Whose turn it is on the device: a question goes between two beats of the run in hand, or, where there is none, behind the one before. Knows no commands. */
import type { ModelId } from '../models/registry';
import type { Preparing } from './preparing';
import type { Session } from './session';
import { Superseded } from './superseded';

export interface Turns {
  /** Resolves when nothing is being prepared. */
  ready(): Promise<void>;
  /** After what is being prepared. A run that takes the place of the one in hand meanwhile is not in its way. */
  ask<T>(question: () => Promise<T>): Promise<T>;
  /** As `ask`; beside a run only the newest of those waiting under one name and model is asked, and none outlives that run. */
  probe<T>(name: string, model: ModelId, question: () => Promise<T>): Promise<T>;
  /** Without a run: behind the one before. */
  alone<T>(question: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is asked without a run. */
  rested(): Promise<void>;
}

export function createTurns(
  preparing: Pick<Preparing, 'busy' | 'settled'>,
  session: () => Session | null,
): Turns {
  let last: Promise<unknown> = Promise.resolve();

  function alone<T>(question: () => Promise<T>): Promise<T> {
    const done = last.then(question);
    last = done.catch(() => undefined);
    return done;
  }

  // Whoever prepares once nothing is being prepared waits for what is asked at that moment.
  return {
    async ready() {
      while (preparing.busy) await preparing.settled();
    },
    alone,
    async ask(question) {
      for (;;) {
        while (preparing.busy) await preparing.settled();
        const own = session();
        if (!own) return alone(question);
        try {
          return await own.ask(question);
        } catch (error) {
          if (!(error instanceof Superseded)) throw error;
        }
      }
    },
    async probe(name, model, question) {
      while (preparing.busy) await preparing.settled();
      return session()?.probe(name, model, question) ?? alone(question);
    },
    async rested() {
      await last;
    },
  };
}
