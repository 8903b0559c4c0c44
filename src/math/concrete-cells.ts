/** The exact mass of Con(alpha, T) over three categories in the cells of a lattice on the triangle: what a histogram of samples is compared with. */
import { expectTemperature } from './numeric';
import { gaussLegendre } from './gauss-legendre';

/** Definition 17: total variation is taken over 40 x 40 cells of (y_2, y_3), of which half lie in the triangle. */
export const LATTICE = 40;

/** A cell [i/n, (i+1)/n] x [j/n, (j+1)/n] of (y_2, y_3), cut by the long edge where i + j = n - 1. */
interface LatticeCell {
  readonly i: number;
  readonly j: number;
}

/** The n (n + 1) / 2 cells that meet the triangle, row by row: cell (i, j) comes at j n - j (j - 1) / 2 + i. Not in the paper. */
export function latticeCells(n: number): LatticeCell[] {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`latticeCells: expected an integer n of at least 1, got ${n}; take ${LATTICE}`);
  return Array.from({ length: n }, (_, j) => Array.from({ length: n - j }, (__, i) => ({ i, j }))).flat();
}

const rule = gaussLegendre(20);

/**
 * The mass of every cell, [n (n + 1) / 2], summing to one. Not in the paper; derived here. With E_k ~ Exp(1),
 * y_k is in proportion to (alpha_k / E_k)^(1/T). Of q = y_2 / (y_1 + y_2) and c = y_3 the distribution
 * functions are F(q) = alpha_1 k / (alpha_1 k + alpha_2), k = (q / (1-q))^T, and given q, v = F(q),
 * P(c <= x | q) = 1 / (1 + v (1-q)^T / a)^2, a = (x / (1-x))^T alpha_1 / alpha_3; so a cell's mass is one
 * integral over v, whose integrand is bounded and smooth between the rays through the cell's corners.
 */
export function latticeMasses(alpha: readonly number[], temperature: number, n: number): Float64Array {
  expectTemperature('latticeMasses', temperature);
  if (alpha.length !== 3 || !alpha.every((a) => a > 0 && a < Infinity))
    throw new RangeError(
      `latticeMasses: expected three alpha > 0, got ${alpha.join(', ')}; none may be left out`,
    );
  return Float64Array.from(latticeCells(n), ({ i, j }) => cellMass(alpha, temperature, n, i, j));
}

function cellMass(alpha: readonly number[], T: number, n: number, i: number, j: number): number {
  const [b0, b1, c0, c1] = [i / n, (i + 1) / n, j / n, (j + 1) / n];
  /** q of the ray through (b, c); every ray of the top cell ends in the corner. */
  const ray = (b: number, c: number) => (b === 0 ? 0 : Math.min(1, c >= 1 ? 1 : b / (1 - c)));
  const rays = [ray(b0, c0), ray(b0, c1), ray(b1, c0), i + j + 1 >= n ? 1 : ray(b1, c1)];
  const places = rays.map((q) => ofRay(alpha, T, q)).sort((x, y) => x - y);
  let mass = 0;
  for (let piece = 1; piece < places.length; piece++) {
    const half = (places[piece] - places[piece - 1]) / 2;
    if (half <= 0) continue;
    for (let node = 0; node < rule.nodes.length; node++) {
      const v = places[piece - 1] + half * (1 + rule.nodes[node]);
      mass += half * rule.weights[node] * betweenOnRay(alpha, T, v, b0, b1, c0, c1);
    }
  }
  return mass;
}

/** F(q), the share of mass below a ray. */
function ofRay(alpha: readonly number[], T: number, q: number): number {
  if (q <= 0) return 0;
  if (q >= 1) return 1;
  return 1 / (1 + Math.exp(Math.log(alpha[1] / alpha[0]) - T * Math.log(q / (1 - q))));
}

/** The mass between the cell's sides on the ray of v. */
function betweenOnRay(
  alpha: readonly number[],
  T: number,
  v: number,
  b0: number,
  b1: number,
  c0: number,
  c1: number,
): number {
  const logit = Math.log((v * alpha[1]) / ((1 - v) * alpha[0])) / T;
  const q = 1 / (1 + Math.exp(-logit));
  // log(1 - q), of which q itself has lost the digits.
  const logRest = logit > 0 ? -logit - Math.log1p(Math.exp(-logit)) : -Math.log1p(Math.exp(logit));
  const factor = (v * Math.exp(T * logRest) * alpha[2]) / alpha[0];
  const below = (c: number) => {
    if (c <= 0) return 0;
    if (c >= 1) return 1;
    return 1 / (1 + factor * Math.exp(T * Math.log((1 - c) / c))) ** 2;
  };
  const low = Math.max(c0, 1 - b1 / q);
  const high = b0 === 0 ? c1 : Math.min(c1, 1 - b0 / q);
  return high > low ? below(high) - below(low) : 0;
}
