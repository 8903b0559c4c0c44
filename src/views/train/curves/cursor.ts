/** The steps that a cursor can stand on: those at which something was measured. Pure. */
import type { SeriesCurves } from '../../../state/metrics-store';
import { lastAtOrBefore } from '../../../state/growing-columns';

/** The measured step nearest to a place on the axis; null where nothing is measured. */
export function nearestStep(
  curves: readonly Pick<SeriesCurves, 'minibatch'>[],
  place: number,
): number | null {
  let nearest: number | null = null;
  for (const { minibatch } of curves) {
    const steps = minibatch.step;
    const before = lastAtOrBefore(steps, place);
    for (const step of steps.subarray(Math.max(0, before), before + 2))
      if (nearest === null || Math.abs(step - place) < Math.abs(nearest - place)) nearest = step;
  }
  return nearest;
}

/** The step of the newest evaluation at or before a step; null before the first. */
export function evaluatedAt(
  curves: readonly Pick<SeriesCurves, 'evaluations'>[],
  step: number,
): number | null {
  const steps = curves.flatMap(({ evaluations }) => evaluations.map((evaluation) => evaluation.step));
  const reached = steps.filter((one) => one <= step);
  return reached.length > 0 ? Math.max(...reached) : null;
}
