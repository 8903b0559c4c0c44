/**
 * Arithmetic that the formulas share: stable exponential sums, a grid of numbers and a small linear solver;
 * knows nothing of VAEs.
 */

/**
 * log sum_r exp(v_r), with the maximum taken out so that nothing overflows; -Infinity for an empty v. Not in
 * the paper: arithmetic.
 */
export function logSumExp(v: ArrayLike<number>): number {
  let maximum = -Infinity;
  for (let i = 0; i < v.length; i++) maximum = Math.max(maximum, v[i]);
  // An infinite maximum would make infinity minus infinity below.
  if (!Number.isFinite(maximum)) return maximum;
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += Math.exp(v[i] - maximum);
  return maximum + Math.log(sum);
}

/** log softmax(v)_r = v_r - log sum_s exp(v_s), [R] -> [R]: the logarithms of Eq. (3)'s right-hand side. */
export function logSoftmax(v: ArrayLike<number>): number[] {
  const total = logSumExp(v);
  return Array.from(v, (x) => x - total);
}

/** softmax(v)_r = exp(v_r) / sum_s exp(v_s), [R] -> [R]: the right-hand side of Eq. (3). */
export function softmax(v: ArrayLike<number>): number[] {
  let maximum = -Infinity;
  for (let i = 0; i < v.length; i++) maximum = Math.max(maximum, v[i]);
  // A slider waits for this too: loops take an eighth of the time of Array.from.
  const weights = new Array<number>(v.length);
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += weights[i] = Math.exp(v[i] - maximum);
  for (let i = 0; i < v.length; i++) weights[i] /= sum;
  return weights;
}

/** n evenly spaced numbers from a to b, both included. Not in the paper: arithmetic. */
export function linspace(a: number, b: number, n: number): number[] {
  if (!Number.isInteger(n) || n < 2) {
    throw new RangeError(
      `linspace: expected an integer n of at least 2, got ${n}; ask for two points or more`,
    );
  }
  // Both ends weighted, so that a symmetric interval gives a symmetric grid; the ends by name, as rounding
  // may miss them.
  return Array.from({ length: n }, (_, i) =>
    i === 0 ? a : i === n - 1 ? b : (a * (n - 1 - i) + b * i) / (n - 1),
  );
}

/** sum_i a_i b_i. Not in the paper: arithmetic. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expectSameLength('dot', a, b);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Cov_p(f, g) under weights p summing to one, both centred first. Not in the paper: arithmetic. */
export function covariance(p: readonly number[], f: readonly number[], g: readonly number[]): number {
  const meanF = dot(p, f);
  const meanG = dot(p, g);
  let sum = 0;
  for (let r = 0; r < p.length; r++) sum += p[r] * (f[r] - meanF) * (g[r] - meanG);
  return sum;
}

/**
 * The x with matrix x = rhs, by Gaussian elimination with row pivoting; neither argument is changed. Not in
 * the paper. Throws where the matrix [n][n] is singular to the precision of its largest entry.
 */
export function solve(matrix: number[][], rhs: number[]): number[] {
  const n = rhs.length;
  if (matrix.length !== n || matrix.some((row) => row.length !== n)) {
    const shape = `[${matrix.length}][${matrix[0]?.length ?? 0}]`;
    throw new RangeError(
      `solve: expected a matrix [${n}][${n}] for ${n} right-hand sides, got ${shape}; trim one`,
    );
  }
  const rows = matrix.map((row, i) => [...row, rhs[i]]);
  const scale = Math.max(0, ...matrix.flat().map(Math.abs));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    // Written so that NaN is refused too.
    if (!(Math.abs(rows[k][k]) > n * Number.EPSILON * scale)) {
      throw new RangeError(
        `solve: expected a non-singular matrix, got pivot ${rows[k][k]} in column ${k}; add a ridge to the diagonal`,
      );
    }
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      if (factor !== 0) for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let rest = rows[k][n];
    for (let j = k + 1; j < n; j++) rest -= rows[k][j] * x[j];
    x[k] = rest / rows[k][k];
  }
  return x;
}

/** Throws where two vectors that belong together differ in length. */
export function expectSameLength(what: string, a: ArrayLike<number>, b: ArrayLike<number>): void {
  if (a.length !== b.length) {
    throw new RangeError(
      `${what}: expected two vectors of one length, got ${a.length} and ${b.length}; trim or pad one`,
    );
  }
}

/** Throws where a temperature T is not a positive number: section 3.2 divides by it. */
export function expectTemperature(what: string, temperature: number): void {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(
      `${what}: expected a temperature T > 0, got ${temperature}; for T -> 0 use a small one, 0.01`,
    );
  }
}
