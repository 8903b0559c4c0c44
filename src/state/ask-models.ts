/** A refresher that puts one question to each model of the run in hand, one after the other; what is asked and kept is its caller's. */
import { Superseded } from '../engine/client';
import type { Experiment } from '../experiment/experiment';
import type { ModelId } from '../models/registry';
import { createRefresher, type Refresher } from './refresher';
import { canBeAsked } from './run-store';
import { modelsOn } from './settings';
import type { Stores } from './stores';
import { wordsOf } from '../schema/words-of';

interface Questions {
  readonly milliseconds: number;
  /** Whether anybody looks; unset, always. */
  readonly seen?: () => boolean;
  /** Asks one model of the run that `started` began, and keeps the answer if that is still the run in hand. */
  ask(model: ModelId, started: Experiment): Promise<void>;
  /** Why the models could not be asked; null once they all were. */
  tell(problem: string | null): void;
}

/** Asks nothing without a run that can be asked. A question that a newer one overtook ends the round in silence. */
export function createModelsRefresher(
  { experiment, run }: Pick<Stores, 'experiment' | 'run'>,
  { milliseconds, seen = () => true, ask, tell }: Questions,
): Refresher {
  return createRefresher(async () => {
    const { started, shown } = experiment.getState();
    if (!seen() || started === null || !canBeAsked(run.getState().status)) return;
    for (const model of modelsOn(shown)) {
      try {
        await ask(model, started);
      } catch (error) {
        if (!(error instanceof Superseded)) tell(wordsOf(error));
        return;
      }
    }
    tell(null);
  }, milliseconds);
}
