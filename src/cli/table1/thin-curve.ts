/** A curve of every step as means over equal stretches: what a record of Table 1 keeps of it. Pure. */
import { meansBetween } from '../curve-points';
import type { RecordedModel } from '../../experiment/table1/record';
import type { ModelRecord } from '../../training/run-contract';
import { shortestFloat32 } from '../../training/history';

const STEPS_PER_POINT = 50;

/** Means as float32, in the fewest digits that give it back. */
export function thinCurve({ step, term1, term2 }: ModelRecord['curve']): RecordedModel['curve'] {
  const points = Math.ceil(step.length / STEPS_PER_POINT);
  const ends = Array.from({ length: points }, (_, k) => Math.min((k + 1) * STEPS_PER_POINT, step.length));
  const means = (values: readonly number[]) =>
    meansBetween(values, ends).map((mean) => shortestFloat32(Math.fround(mean)));
  return {
    stepsPerPoint: STEPS_PER_POINT,
    step: ends.map((end) => step[end - 1]),
    term1: means(term1),
    term2: means(term2),
  };
}
