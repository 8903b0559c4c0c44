/** The rows of the key of the charts: a line each, with its numbers at a step. Pure. */
import type { ModelId } from '../../models/registry';
import { lastAtOrBefore } from '../../state/growing-columns';
import type { Term } from '../../state/metrics-store';
import type { Drawn } from './compared-lines';
import type { Stretch } from './seed-groups';

type Numbers = Readonly<Record<Term, number>> & { readonly step: number };

export interface KeyRow {
  /** Letters of the runs: 'A', 'BCD'. */
  readonly name: string;
  readonly place: number;
  readonly model: ModelId;
  /** At or before the step; null before the first. */
  readonly validated: Numbers | null;
  readonly minibatch: Numbers | null;
}

function numbersAt({ step, mean }: Stretch, at: number): Numbers | null {
  const place = lastAtOrBefore(step, at);
  if (place < 0) return null;
  return { step: step[place], term1: mean.term1[place], term2: mean.term2[place], L: mean.L[place] };
}

export const keyRows = (drawn: readonly Drawn[], at: number): KeyRow[] =>
  drawn.flatMap(({ letters, place, models }) =>
    [...models].map(([model, { minibatch, validation }]) => ({
      name: letters,
      place,
      model,
      validated: numbersAt(validation, at),
      minibatch: numbersAt(minibatch, at),
    })),
  );

/** The measured step nearest to a place on the axis; null where nothing is measured. */
export function nearestMeasured(drawn: readonly Drawn[], place: number): number | null {
  let nearest: number | null = null;
  for (const { models } of drawn)
    for (const { minibatch } of models.values()) {
      const before = Math.max(0, lastAtOrBefore(minibatch.step, place));
      for (const step of minibatch.step.subarray(before, before + 2))
        if (nearest === null || Math.abs(step - place) < Math.abs(nearest - place)) nearest = step;
    }
  return nearest;
}
