/** The runs that are compared, from where they are: the run in hand as the page has it, and a run beside it as the engine read it. Pure. */
import type { Commands } from '../../engine/protocol';
import type { Experiment, Move } from '../../experiment/experiment';
import type { ModelId } from '../../models/registry';
import type { SeriesCurves } from '../../state/metrics-store';
import { ofSeries, type OfSeries } from '../../state/series';
import type { TestFigures } from '../../experiment/measurements';
import { comparedModel, type ComparedRun } from './compared-run';
import { HAND } from '../../state/compared-ids';

interface InHand {
  readonly started: Experiment;
  readonly moves: readonly Move[];
  readonly start: string | null;
  readonly step: number;
  readonly budget: number;
  readonly backend: string;
  readonly curves: readonly SeriesCurves[];
  readonly tests: readonly (OfSeries & { readonly figures: TestFigures })[];
}

/** As it is now: its columns grow in place, and are cut here. */
export function runInHand({ started, curves, tests, ...run }: InHand): ComparedRun {
  const models = curves.map(({ series, minibatch, evaluations }) => {
    const { step, term1, term2 } = minibatch;
    const curve = { step, term1, term2 };
    const test = ofSeries(tests, series)?.figures ?? null;
    return [series.model, comparedModel({ curve, evaluations, test, bound: null })] as const;
  });
  return {
    ...run,
    key: HAND,
    title: 'The current run',
    experiment: started,
    seconds: null,
    models: new Map(models),
    asked: { of: null },
  };
}

export function runBeside(
  { experiment, moves, start, step, budget, seconds, facts, history }: Commands['beside']['give'],
  key: string,
  title: string,
): ComparedRun {
  const models = Object.entries(history).map(([id, { audit, ...measured }]) => {
    const bound = audit ? (audit.hard ?? audit.paper).freeEnergy.mean : null;
    return [id as ModelId, comparedModel({ ...measured, bound })] as const;
  });
  return {
    key,
    title,
    experiment,
    moves,
    // A view file names the parameters in it; its curves are of the run that came to them.
    start: facts.view ? (facts.began ?? null) : start,
    step,
    budget,
    seconds,
    backend: `${facts.backend.name}, ${facts.plan}`,
    models: new Map(models),
    asked: { of: key },
  };
}
