/**
 * The nearest member of a model's own family: one exponential family a dimension on cells, q_j(cell) = h(cell) exp(sum_m theta_m
 * t_m(cell) - psi). The head's numbers of this picture alone are free. A Gaussian has t = (z, z^2), CG-BPEF z, ..., z^M.
 */
import { expectedLogMass, gapOf, type Factors, type Nearest } from './factorised';
import { halvedStep } from './halved-step';
import type { ExactPosterior } from './posterior';
import { weightedBasis, weightedProduct, type Statistics } from './weighted-basis';

/** Rounds over all dimensions; the gap settles after ten or so. */
const MOST_ROUNDS = 300;
const CLOSE = 1e-7;

/**
 * Minimises KL(q : p(z | x)) within the family, from each start, by natural gradients: the step of a dimension is the weighted
 * least-squares fit, under its q, of what it lacks of E log p over the others on its statistics; halved until the gap falls.
 * The best found, never above the smallest gap of the starts. The starts must be of the family.
 */
export function familyGap(
  posterior: ExactPosterior,
  statistics: readonly Statistics[],
  starts: readonly Factors[],
): Nearest {
  let best: Nearest | null = null;
  for (const start of starts) {
    const found = descended(posterior, statistics, start);
    if (best === null || found.gap < best.gap) best = found;
  }
  if (best === null) throw new RangeError('familyGap: expected a start or more, got none');
  return best;
}

function descended(posterior: ExactPosterior, statistics: readonly Statistics[], start: Factors): Nearest {
  const factors = start.map((logs) => Float64Array.from(logs));
  let gap = gapOf(posterior, factors);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = gap;
    for (let j = 0; j < factors.length; j++) gap = stepped(posterior, statistics[j], factors, j, gap);
    if (before - gap < CLOSE) break;
  }
  return { gap, factors };
}

/** One dimension's step, written into its factor; the gap afterwards. */
function stepped(
  posterior: ExactPosterior,
  statistics: Statistics,
  factors: Float64Array[],
  j: number,
  gap: number,
): number {
  const masses = factors.map((logs) => logs.map(Math.exp));
  const wanted = expectedLogMass(posterior, masses, j);
  const own = factors[j];
  // What is missing: zero where q_j is already what it should be.
  const missing = wanted.map((value, cell) => value - own[cell]);
  const step = fitted(statistics, masses[j], missing);
  // The gap of dimension j alone, the others held: sum q_j (log q_j - wanted), up to what does not change.
  const value = (logs: ArrayLike<number>) => {
    let sum = 0;
    for (let cell = 0; cell < logs.length; cell++) {
      const mass = Math.exp(logs[cell]);
      if (mass > 0) sum += mass * (logs[cell] - wanted[cell]);
    }
    return sum;
  };
  const found = halvedStep(own, step, value);
  if (!found) return gap;
  factors[j] = found.logs;
  return gap - found.fell;
}

/** The least-squares fit of values on the statistics and a constant, weighted by masses, at every cell. */
function fitted(statistics: Statistics, masses: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const fit = new Float64Array(masses.length);
  for (const one of weightedBasis(statistics, masses)) {
    const share = weightedProduct(masses, one, values);
    for (let cell = 0; cell < fit.length; cell++) fit[cell] += share * one[cell];
  }
  return fit;
}
