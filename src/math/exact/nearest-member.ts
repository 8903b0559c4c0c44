/** The member of an exponential family on cells that a distribution's moments choose: the start of a search, and how a family follows a given shape. */
import { dot } from '../numeric';
import { halvedStep } from './halved-step';
import { weightedBasis, type Statistics } from './weighted-basis';

const MOST_STEPS = 50;
const CLOSE = 1e-10;

/**
 * argmin KL(target : q), q = start exp(sum_m theta_m t_m - psi): the q whose moments are the target's, by Newton's steps, halved until
 * KL falls. `target` [cells] masses; `start` [cells] log masses, a member. Answers log masses.
 */
export function nearestMember(
  target: ArrayLike<number>,
  statistics: Statistics,
  start: ArrayLike<number>,
): Float64Array {
  const value = (logs: ArrayLike<number>) => {
    let sum = 0;
    for (let cell = 0; cell < target.length; cell++) if (target[cell] > 0) sum -= target[cell] * logs[cell];
    return sum;
  };
  let logs: Float64Array = Float64Array.from(start);
  for (let step = 0; step < MOST_STEPS; step++) {
    const masses = logs.map(Math.exp);
    const direction = new Float64Array(target.length);
    // The covariance of an orthonormal basis is 1: Newton's step is the difference of the moments.
    for (const one of weightedBasis(statistics, masses).slice(1)) {
      const difference = dot(target, one) - dot(masses, one);
      for (let cell = 0; cell < direction.length; cell++) direction[cell] += difference * one[cell];
    }
    const found = halvedStep(logs, direction, value);
    if (!found) break;
    logs = found.logs;
    if (found.fell < CLOSE) break;
  }
  return logs;
}
