/**
 * The Legendre transformation of section 5 on the grid: from a pmf, or from moments, to the natural parameters with
 * those moments; no bounds here.
 */
import { klFromLogProbabilities } from './categorical';
import { leastSquares, orthogonalColumns } from './orthogonal-columns';
import { gramPolynomials, gridBasis, monomialsInGram } from './grid-basis';
import { dot, logSoftmax, solve } from './numeric';

const iterations = 200;
/**
 * Most that one step may move two logits apart: the Hessian of a log-sum-exp holds within a bounded range
 * only.
 */
const reach = 16;
/** Decrement, in nats, above which the loss resolves a step. */
const resolved = 1e-8;
/** Decrement below which Newton squares its error until rounding ends it. */
const near = 1e-12;
/** Relative to the largest variance, so that nearly one-hot distributions keep their curvature. */
const ridge = 1e-12;

/**
 * The coefficients c*, [order], of the grid distribution whose moments E[zeta^m], m = 1..order, are those of
 * the pmf exp(logTarget), [R]: c* = argmin_c KL(target : p_c), the Bregman centroid of section 5. Damped
 * Newton in an orthonormal basis psi, gradient E_c[psi] - E[psi], Hessian Cov_c(psi), Armijo halving; from
 * `start`, [any length], where that is a better guess than the uniform. Targets at the family's boundary have
 * c* at or near infinity: there the search ends after 200 steps, with a KL(target : p_c) that is never above
 * the start's.
 */
export function legendreTransform(
  logTarget: readonly number[],
  order: number,
  start: ArrayLike<number> = [],
): number[] {
  const R = logTarget.length;
  const basis = gridBasis(order, R);
  const target = logTarget.map(Math.exp);
  const c = newton({
    values: basis.values,
    moments: basis.values.map((row) => dot(row, target)),
    starts: [[], start].map((c) => inBasis(c, basis.norms, R)),
    loss: (_, logP) => klFromLogProbabilities(logTarget, logP),
    enough: 0,
  });
  return toMonomials(c, basis.norms, order, R);
}

/**
 * log p_c*, [R], of the same centroid in the exponential family of any statistics, [P][R]; from the log
 * probabilities `start`, [R], where they are a better guess than the uniform. One at or near the boundary is
 * approached likewise.
 */
export function centroidOnGrid(
  logTarget: readonly number[],
  statistics: readonly (readonly number[])[],
  start: readonly number[],
): number[] {
  const { values } = statisticsBasis(statistics);
  const target = logTarget.map(Math.exp);
  const c = newton({
    values,
    moments: values.map((row) => dot(row, target)),
    starts: [values.map(() => 0), values.map((unit) => dot(unit, start))],
    loss: (_, logP) => klFromLogProbabilities(logTarget, logP),
    enough: 0,
  });
  return logSoftmax(logitsIn(values, c));
}

/** An orthonormal basis [P][R] of the span of independent statistics [P][R] beside the constant; where one depends on others its row is 0. */
export function statisticsBasis(statistics: readonly (readonly number[])[]) {
  const columns = orthogonalColumns([statistics[0].map(() => 1), ...statistics], 1e-12);
  return { values: columns.q.slice(1), columns };
}

/** Moments of float32 need not be those of any distribution: at the family's boundary the search goes no nearer than their roundings. */
const float32Moments = 2 ** -20;

/**
 * The coefficients c*, [M], of the grid distribution on R points with these means of the orthonormal psi_1 ... psi_M of
 * gridBasis, [M]; M at most R - 1. A function of the moments alone: the search begins at the uniform distribution.
 */
export function coefficientsOfMoments(moments: ArrayLike<number>, R: number): number[] {
  const order = moments.length;
  const { values, norms } = gridBasis(order, R);
  const given = Array.from(moments);
  const c = newton({
    values,
    moments: given,
    starts: [norms.map(() => 0)],
    // KL(target : p_c) but for the target's entropy.
    loss: (c, logP) => logitsIn(values, c)[0] - logP[0] - dot(c, given),
    enough: float32Moments,
  });
  return toMonomials(c, norms, order, R);
}

/**
 * The same for any statistics: parameters [P] of the member whose means of the rows of statisticsBasis are these, [P].
 */
export function parametersOfMoments(
  moments: ArrayLike<number>,
  statistics: readonly (readonly number[])[],
): number[] {
  const { values, columns } = statisticsBasis(statistics);
  const given = Array.from(moments);
  const c = newton({
    values,
    moments: given,
    starts: [values.map(() => 0)],
    loss: (c, logP) => logitsIn(values, c)[0] - logP[0] - dot(c, given),
    enough: float32Moments,
  });
  return leastSquares(columns, logitsIn(values, c)).slice(1);
}

/** sum_k c_k psi_k(zeta_r), [R]. */
const logitsIn = (values: readonly (readonly number[])[], c: readonly number[]): number[] =>
  values[0].map((_, r) => values.reduce((sum, row, k) => sum + c[k] * row[r], 0));

interface Search {
  readonly values: readonly (readonly number[])[];
  readonly moments: readonly number[];
  /** Natural parameters in the basis; the search begins at the best of them. */
  readonly starts: readonly number[][];
  /** Nats, up to a constant. */
  loss(c: readonly number[], logP: readonly number[]): number;
  /** No moment need be met nearer than this. */
  readonly enough: number;
}

/** Natural parameters in the basis whose means are the moments. */
function newton({ values, moments, starts, loss, enough }: Search): number[] {
  const logits = (c: readonly number[]) => logitsIn(values, c);
  const evaluate = (c: number[]) => {
    const logP = logSoftmax(logits(c));
    const p = logP.map(Math.exp);
    const means = values.map((row) => dot(row, p));
    return { c, p, means, loss: loss(c, logP) };
  };

  let at = starts.map(evaluate).reduce((best, one) => (one.loss < best.loss ? one : best));
  let best = Infinity;
  for (let i = 0; i < iterations; i++) {
    const gradient = at.means.map((mean, k) => mean - moments[k]);
    if (gradient.every((x) => Math.abs(x) < enough)) break;
    const step = solve(covariances(values, at.p, at.means), gradient);
    const decrement = dot(gradient, step);
    if (decrement < near && !(decrement > 0 && decrement < best / 4)) break;
    best = Math.min(best, decrement);
    const moved = logits(step);
    let size = Math.min(1, reach / (Math.max(...moved) - Math.min(...moved)));
    let next = evaluate(at.c.map((x, k) => x - size * step[k]));
    // The loss decides while it resolves a step; nearer than that the slope along the step does, which keeps
    // its digits.
    const overshoots = () =>
      decrement > resolved
        ? next.loss > at.loss - 1e-4 * size * decrement
        : next.means.reduce((sum, mean, k) => sum - (mean - moments[k]) * step[k], 0) > decrement / 2;
    while (size > 1e-9 && overshoots()) {
      size /= 2;
      next = evaluate(at.c.map((x, k) => x - size * step[k]));
    }
    at = next;
  }
  return at.c;
}

/** Cov_p(psi), [M][M], with the ridge. */
function covariances(
  values: readonly (readonly number[])[],
  p: readonly number[],
  means: readonly number[],
): number[][] {
  const centred = values.map((row, k) => row.map((x) => x - means[k]));
  const weighted = centred.map((row) => row.map((x, r) => x * p[r]));
  const matrix = centred.map((a) => weighted.map((b) => dot(a, b)));
  // The second part only keeps a distribution on a single point from dividing by zero.
  const extra = ridge * Math.max(...matrix.map((row, k) => row[k])) + 1e-30;
  matrix.forEach((row, k) => (row[k] += extra));
  return matrix;
}

/**
 * Monomial coefficients to the orthonormal basis; what it does not hold (constant, higher orders) is dropped.
 */
function inBasis(coefficients: ArrayLike<number>, norms: readonly number[], R: number): number[] {
  const rows = monomialsInGram(R, Math.max(coefficients.length, norms.length));
  return norms.map((norm, k) => {
    let sum = 0;
    for (let m = 1; m <= coefficients.length; m++) sum += coefficients[m - 1] * rows[m][k + 1];
    return sum * norm;
  });
}

/** Back from the orthonormal basis to c_1..c_order, without the constant. */
function toMonomials(c: readonly number[], norms: readonly number[], order: number, R: number): number[] {
  const rows = gramPolynomials(R, order);
  return Array.from({ length: order }, (_, m) =>
    c.reduce((sum, x, k) => sum + (x / norms[k]) * rows[k + 1][m + 1], 0),
  );
}
