/** Densities that are constant in each of a row of cells: their masses from counted samples, a proposal from them, and draws by inversion. */
import { expectSameLength, logSumExp } from './numeric';
import type { EqualCells } from './relaxed-ladder';

/**
 * Masses (count + 1/2) / (N + K/2) of K cells with N samples, [K] summing to one: none is 0, so that whatever
 * falls there can be weighed. Not in the paper (Krichevsky and Trofimov).
 */
export function massesOfCounts(counts: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i];
  return Float64Array.from(counts, (count) => (count + 0.5) / (total + counts.length / 2));
}

/**
 * A proposal near the counted samples that covers `prior`: (1 - share) of the counts, each spread by 1/4, 1/2, 1/4
 * over its cell and the two beside it, and `share` of the prior, [K] summing to one. Not in the paper. Weights prior / proposal are
 * at most 1 / share.
 */
export function coveringProposal(
  counts: ArrayLike<number>,
  prior: ArrayLike<number>,
  share: number,
): Float64Array {
  expectSameLength('coveringProposal', counts, prior);
  const last = counts.length - 1;
  let total = 0;
  for (let i = 0; i <= last; i++) total += counts[i];
  if (total === 0)
    throw new RangeError('coveringProposal: expected counted samples, got none; count some first');
  return Float64Array.from(prior, (p, i) => {
    // At an end the quarter that would leave stays.
    const spread = counts[Math.max(0, i - 1)] / 4 + counts[i] / 2 + counts[Math.min(last, i + 1)] / 4;
    return ((1 - share) * spread) / total + share * p;
  });
}

/** Running sums of masses, [K] -> [K]; the last is their total. */
export function runningSums(masses: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(masses.length);
  let sum = 0;
  for (let i = 0; i < sums.length; i++) sums[i] = sum += masses[i];
  return sums;
}

/** exp(logits) by running sums that end at 1, [K], without overflow. */
export function runningSumsOfLogits(logits: ArrayLike<number>): Float64Array {
  const total = logSumExp(logits);
  return runningSums(Array.from(logits, (v) => Math.exp(v - total)));
}

/**
 * The place cell + tau, 0 <= tau < 1, at which the running sums pass the share u of their total, 0 < u < 1: a draw of the density by
 * inversion, exact in cell and place. A cell without mass is never drawn.
 */
export function placeAt(sums: Float64Array, u: number): number {
  const target = u * sums[sums.length - 1];
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] > target) high = middle;
    else low = middle + 1;
  }
  const before = low === 0 ? 0 : sums[low - 1];
  // Divided and added, the place may round up to the next cell.
  return low + Math.min((target - before) / (sums[low] - before), 1 - 2 ** -20);
}

/**
 * About 400 equal cells over the grid of R points on [-1, 1], one centred at each grid point, where samples relaxed at a small T pile
 * up: at an edge rounding would divide them. The outer two reach half a cell beyond the ends.
 */
export function cellsAroundGrid(R: number): EqualCells {
  const parts = Math.max(1, Math.round(400 / (R - 1)));
  const width = 2 / ((R - 1) * parts);
  return { start: -1 - width / 2, width, count: (R - 1) * parts + 1 };
}

/** The cell of z, the outer ones for what lies beyond them. */
export function cellOf({ start, width, count }: EqualCells, z: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((z - start) / width)));
}
