/** Symmetric matrices [d][d] by their eigenvalues: Jacobi's rotations, and functions of a matrix. Not in the paper: arithmetic. */

interface Eigen {
  /** From the largest down, [d]. */
  readonly values: readonly number[];
  /** The unit vector of each, [d][d]: `vectors[m][j]` is component j of the m-th. */
  readonly vectors: readonly (readonly number[])[];
}

export type Matrix = readonly (readonly number[])[];

const MOST_SWEEPS = 60;

/** Of a matrix that equals its transpose; it is not changed. Throws where it is not square or has a number that is none. */
export function symmetricEigen(matrix: Matrix): Eigen {
  const d = matrix.length;
  const a = matrix.map((row) => [...row]);
  if (a.some((row) => row.length !== d || !row.every(Number.isFinite)))
    throw new RangeError(
      `symmetricEigen: expected a matrix [${d}][${d}] of finite numbers, got other ones; check the parameters`,
    );
  const least = Number.EPSILON ** 2 * Math.max(...a.map((row, i) => Math.abs(row[i])), 0);
  /** Row m turns into the m-th vector. */
  const turned = a.map((_, i) => a.map((__, j) => Number(i === j)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let turns = 0;
    for (let p = 0; p < d; p++) for (let q = p + 1; q < d; q++) turns += rotate(a, turned, p, q, least);
    if (turns === 0) break;
  }
  const order = a.map((_, m) => m).sort((m, n) => a[n][n] - a[m][m]);
  return { values: order.map((m) => a[m][m]), vectors: order.map((m) => turned[m]) };
}

/** Turns rows and columns p and q until a_pq is 0; answers 1, or 0 where it is nothing beside a_pp and a_qq, or below `least`. */
function rotate(a: number[][], turned: number[][], p: number, q: number, least: number): number {
  const off = a[p][q];
  const nothing = Number.EPSILON * Math.sqrt(Math.abs(a[p][p] * a[q][q]));
  if (Math.abs(off) <= Math.max(nothing, least)) return 0;
  const cotangent = (a[q][q] - a[p][p]) / (2 * off);
  const t = (cotangent < 0 ? -1 : 1) / (Math.abs(cotangent) + Math.hypot(1, cotangent));
  const cosine = 1 / Math.hypot(1, t);
  const sine = t * cosine;
  for (const row of a) [row[p], row[q]] = [cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]];
  for (const rows of [a, turned])
    for (let k = 0; k < a.length; k++) {
      const [x, y] = [rows[p][k], rows[q][k]];
      rows[p][k] = cosine * x - sine * y;
      rows[q][k] = sine * x + cosine * y;
    }
  a[p][q] = a[q][p] = 0;
  return 1;
}

/** U diag(f(values)) U^T, [d][d]. */
export function ofEigen({ values, vectors }: Eigen, f: (value: number) => number): number[][] {
  const d = values.length;
  const found = Array.from({ length: d }, () => new Array<number>(d).fill(0));
  values.forEach((value, m) => {
    const [size, vector] = [f(value), vectors[m]];
    for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) found[i][j] += size * vector[i] * vector[j];
  });
  return found;
}

/** a b a of symmetric a and b, [d][d]. */
export function sandwich(a: Matrix, b: Matrix): number[][] {
  const times = (x: Matrix, y: Matrix) =>
    x.map((row) => y.map((_, j) => row.reduce((sum, value, k) => sum + value * y[k][j], 0)));
  return times(times(a, b), a);
}
