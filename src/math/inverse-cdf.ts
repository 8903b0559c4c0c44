/**
 * The exact sampler of the grid family spread over R cells: one uniform a dimension, no temperature; Eq. (4)
 * is then z's exact KL.
 */
import { features, gridPoints, gridProbabilities } from './polynomial-family';

/** The middles of R cells on [-1, 1], definition 19. */
export function cellCentres(R: number): number[] {
  return Array.from({ length: R }, (_, r) => (2 * r + 1) / R - 1);
}

/**
 * z = -1 + (2/R)(r + (u - C_r) / p_r), r from 0 the cell with C_r <= u < C_r + p_r, p of Eq. (3) and C its
 * running sum. Not in the paper: definition 19. dz/db_m = (2 / (R p_r)) (u E_p[phi_m - phi_m(r)] - sum_{s<r}
 * p_s (phi_m(s) - phi_m(r))), phi_m = zeta^m, [M]. Coefficients [M], 0 < u < 1. From u = 1/2 on both are
 * taken from the right end, where 1 - u has the digits.
 */
export function sampleInverseCdf(
  coefficients: ArrayLike<number>,
  R: number,
  u: number,
): { z: number; gradCoefficients: number[] } {
  if (!(u > 0 && u < 1)) {
    throw new RangeError(
      `sampleInverseCdf: expected 0 < u < 1, got ${u}; draw u with math/random's toUniform`,
    );
  }
  const p = gridProbabilities(coefficients, R);
  const fromRight = u > 0.5;
  const mass = fromRight ? 1 - u : u;
  const cell = (s: number) => (fromRight ? R - 1 - s : s);
  let before = 0;
  let steps = 0;
  while (steps < R - 1 && before + p[cell(steps)] <= mass) before += p[cell(steps++)];
  const r = cell(steps);
  // Mirrored, both z and its gradient change sign and are otherwise the same formula.
  const sign = fromRight ? -1 : 1;
  const width = 2 / R;
  const z = sign * (-1 + width * (steps + (mass - before) / p[r]));
  const gradCoefficients = features(coefficients.length, gridPoints(R)).map((phi) => {
    let whole = 0;
    let part = 0;
    for (let s = 0; s < R; s++) {
      const term = p[cell(s)] * (phi[cell(s)] - phi[r]);
      whole += term;
      if (s < steps) part += term;
    }
    return ((sign * width) / p[r]) * (mass * whole - part);
  });
  return { z, gradCoefficients };
}
