/** What the page is told of a run file: what a list says of it, and all that its models have measured. */
import type { Metrics } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import type { KeptHistory, KeptRun } from '../training/kept-run';
import { shortDigest } from '../training/run-file/digest';
import type { RunFacts } from '../training/run-file/run-facts';
import type { MeasuredL, RunBeside, SeenHistory, SeenRun } from './protocol';

function measuredL({ evaluations, test, audit }: KeptHistory): MeasuredL {
  const losses = evaluations.map(({ validation }) => validation.term1 + validation.term2);
  return {
    validated: losses.length > 0 ? Math.min(...losses) : null,
    test: test?.freeEnergy ?? null,
    // The bound of the model whose sampled z is the exact one is what the paper reports.
    bound: audit ? (audit.hard ?? audit.paper).freeEnergy.mean : null,
  };
}

/** What a list says of a run: the time of its training steps, L, and how many bests have no parameters. */
export function listedOf({ history, dropped }: KeptRun): Pick<SeenRun, 'seconds' | 'L' | 'dropped'> {
  const histories = [...history];
  const L: Partial<Record<ModelId, MeasuredL>> = Object.fromEntries(
    histories.map(([model, one]) => [model, measuredL(one)]),
  );
  const seconds = histories.reduce((sum, [, { milliseconds }]) => sum + milliseconds / 1000, 0);
  return { L, seconds, dropped: dropped.length };
}

export interface OpenedFile {
  readonly kept: KeptRun;
  readonly facts: RunFacts;
}

export function seenRun({ kept, facts }: OpenedFile): SeenRun {
  const { experiment, moves, step, budget, start } = kept;
  const digest = facts.view ? shortDigest(facts.view.sha256) : facts.digest;
  return { experiment, moves, step, budget, start, digest, facts, ...listedOf(kept) };
}

export const columnsOf = ({ step, term1, term2 }: KeptHistory['curve']): Omit<Metrics, 'model'> => ({
  step: Float64Array.from(step),
  term1: Float32Array.from(term1),
  term2: Float32Array.from(term2),
});

export function historyOf({ history }: KeptRun): RunBeside['history'] {
  const seen = ({ curve, evaluations, test, audit }: KeptHistory): SeenHistory => ({
    curve: columnsOf(curve),
    evaluations,
    test,
    audit,
  });
  return Object.fromEntries([...history].map(([model, one]) => [model, seen(one)]));
}
