/** What a model has measured, in the shape of definition 15. Plain numbers. */
import type { KeptHistory } from './kept-run';
import type { ModelRecord } from './run-contract';

/** `shorten` writes float32 numbers of the curve. */
export function modelRecord(
  { curve, evaluations, test, audit, milliseconds, trained }: KeptHistory,
  shorten: (values: readonly number[]) => number[],
): ModelRecord {
  return {
    curve: { step: [...curve.step], term1: shorten(curve.term1), term2: shorten(curve.term2) },
    validation: evaluations.map(({ step, temperature, training, validation }) => ({
      step,
      temperature,
      training,
      validation,
    })),
    test: test && {
      term1: test.term1,
      term2: test.term2,
      freeEnergy: test.freeEnergy,
      temperature: test.temperature,
      step: test.step,
    },
    millisecondsPerStep: trained === 0 ? 0 : milliseconds / trained,
    ...(audit && { audit }),
  };
}
