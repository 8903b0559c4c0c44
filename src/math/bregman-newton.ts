/** The Legendre transformation of section 5 on the grid: from a mean of distributions to the natural parameters with its moments. */
import { dot, logSoftmax, solve } from './numeric';
import { gramPolynomials, gridBasis, monomialsInGram } from './grid-basis';
import { klFromLogProbabilities } from './categorical';

const ridge = 1e-12;
const iterations = 500;

/**
 * The coefficients c*, [order], of the grid distribution whose moments E[zeta^m], m = 1..order, are those of the pmf exp(logTarget), [R]:
 * the Bregman centroid of section 5, c* = argmin_c KL(target : p_c). Damped Newton in an orthonormal basis, gradient E_c[psi] - E[psi],
 * Hessian Cov_c(psi), Armijo halving. `start` [any length] is a guess. Throws where the moments lie on the boundary and c* is infinite.
 */
export function legendreTransform(
  logTarget: readonly number[],
  order: number,
  start: ArrayLike<number> = [],
): number[] {
  const R = logTarget.length;
  const { values, norms } = gridBasis(order, R);
  const target = logTarget.map(Math.exp);
  const moments = values.map((row) => dot(row, target));
  const divergence = (logP: number[]) => klFromLogProbabilities(logTarget, logP);
  const logProbabilities = (c: number[]) =>
    logSoftmax(target.map((_, r) => values.reduce((sum, row, k) => sum + c[k] * row[r], 0)));

  let c = inBasis(start, norms, R);
  let logP = logProbabilities(c);
  let loss = divergence(logP);
  let best = Infinity;
  for (let i = 0; i < iterations; i++) {
    const p = logP.map(Math.exp);
    const means = values.map((row) => dot(row, p));
    const gradient = means.map((mean, k) => mean - moments[k]);
    const step = solve(hessian(values, p, means), gradient);
    const decrement = dot(gradient, step);
    // Quadratic convergence ends in rounding: once near, go on only while the decrement still falls.
    if (decrement <= 0 || (decrement < 1e-16 && decrement > best / 4)) return toMonomials(c, norms, order, R);
    best = decrement;
    let size = 1;
    let next = c;
    let nextLoss = Infinity;
    // Near the optimum the loss no longer resolves a step, and the full one is right.
    for (; size > 1e-12; size /= 2) {
      next = c.map((x, k) => x - size * step[k]);
      logP = logProbabilities(next);
      nextLoss = divergence(logP);
      if (decrement < 1e-10 || nextLoss <= loss - 1e-4 * size * decrement) break;
    }
    c = next;
    loss = nextLoss;
  }
  throw new RangeError(
    `legendreTransform: expected moments inside the family after ${iterations} steps, got a remaining decrement ${best}; ` +
      'a posterior sits on one grid point: lower M or widen it',
  );
}

/** Cov_p(psi), [M][M], with a ridge that keeps it regular where p is nearly one-hot. */
function hessian(values: GridRows, p: readonly number[], means: readonly number[]): number[][] {
  return values.map((a, i) =>
    values.map((b, j) => {
      let sum = i === j ? ridge : 0;
      for (let r = 0; r < p.length; r++) sum += p[r] * (a[r] - means[i]) * (b[r] - means[j]);
      return sum;
    }),
  );
}

type GridRows = readonly (readonly number[])[];

/** Monomial coefficients to the orthonormal basis; what it does not hold (constant, higher orders) is dropped. */
function inBasis(coefficients: ArrayLike<number>, norms: readonly number[], R: number): number[] {
  const rows = monomialsInGram(R, coefficients.length);
  return norms.map((norm, k) => {
    let sum = 0;
    for (let m = k + 1; m <= coefficients.length; m++) sum += coefficients[m - 1] * rows[m][k + 1];
    return sum * norm;
  });
}

/** Back from the orthonormal basis to c_1..c_order, without the constant. */
function toMonomials(c: readonly number[], norms: readonly number[], order: number, R: number): number[] {
  const rows = gramPolynomials(R, norms.length);
  return Array.from({ length: order }, (_, m) =>
    c.reduce((sum, x, k) => sum + (x / norms[k]) * (rows[k + 1][m + 1] ?? 0), 0),
  );
}
