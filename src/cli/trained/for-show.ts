/** What a shipped view file keeps of its run: the present parameters, all figures, and some points of the curves. Pure. */
import type { KeptHistory, KeptRun } from '../../training/kept-run';

/** Every step up to here stays, as a logarithmic axis shows them. */
const DENSE_STEPS = 100;
const STEPS_BETWEEN = 20;

/** Points as they were measured, no means: a curve of fewer minibatches. */
function thinned({ step, term1, term2 }: KeptHistory['curve']): KeptHistory['curve'] {
  const stays = (_: number, i: number) => step[i] <= DENSE_STEPS || step[i] % STEPS_BETWEEN === 0;
  return { step: step.filter(stays), term1: term1.filter(stays), term2: term2.filter(stays) };
}

/** Bests of earlier steps are listed without their parameters, as where a run has no memory for them (definition 7). */
export function forShow(kept: KeptRun): KeptRun {
  const history = new Map(
    [...kept.history].map(([id, one]) => [id, { ...one, curve: thinned(one.curve) }] as const),
  );
  const earlier = kept.bests.filter(({ step }) => step < kept.step);
  return {
    ...kept,
    history,
    bests: kept.bests.filter(({ step }) => step === kept.step),
    dropped: [
      ...kept.dropped,
      ...earlier.map(({ model, freeEnergy, step, temperature, settings }) => ({
        ...{ model, freeEnergy, step, temperature, settings },
      })),
    ],
  };
}
