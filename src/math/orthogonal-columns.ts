/** Columns of numbers made orthogonal one after the other (QR): residuals, and least squares onto their span. */
import { dot } from './numeric';

/** The QR decomposition of columns a_1, a_2, ...: a_k = sum_(j <= k) factors[k][j] q_j. */
interface OrthogonalColumns {
  /** q_k, orthonormal, or 0 where column k depends on those before it; [columns][n]. */
  readonly q: readonly (readonly number[])[];
  /** Lower triangular in this storage, [columns][k + 1]. */
  readonly factors: readonly (readonly number[])[];
  /** What is left of each column beside those before it, relative to its own norm; 0 for a column of zeros; [columns]. */
  readonly residuals: readonly number[];
}

/**
 * Gram and Schmidt's process, each column twice: q is orthonormal to the last bits. A column whose relative
 * residual is at most `least` adds nothing to the span. Not in the paper: arithmetic.
 */
export function orthogonalColumns(columns: readonly (readonly number[])[], least = 0): OrthogonalColumns {
  const q: number[][] = [];
  const factors: number[][] = [];
  const residuals: number[] = [];
  for (const column of columns) {
    // The largest element is taken out first, so that no square overflows.
    const largest = column.reduce((maximum, x) => Math.max(maximum, Math.abs(x)), 0);
    const scale = largest > 0 ? largest : 1;
    const rest = column.map((x) => x / scale);
    const norm = Math.sqrt(dot(rest, rest));
    const factor = new Array<number>(q.length).fill(0);
    for (let pass = 0; pass < 2; pass++) {
      q.forEach((unit, j) => {
        const overlap = dot(rest, unit);
        factor[j] += overlap * scale;
        for (let r = 0; r < rest.length; r++) rest[r] -= overlap * unit[r];
      });
    }
    const left = Math.sqrt(dot(rest, rest));
    const relative = norm > 0 ? left / norm : 0;
    const adds = relative > least;
    residuals.push(relative);
    factors.push([...factor, adds ? left * scale : 0]);
    q.push(rest.map((x) => (adds ? x / left : 0)));
  }
  return { q, factors, residuals };
}

/**
 * The x [columns] that makes sum_k x_k a_k nearest to `target` [n] by least squares, from the decomposition
 * of the a_k; 0 for a column that adds nothing. Not in the paper: arithmetic.
 */
export function leastSquares({ q, factors }: OrthogonalColumns, target: readonly number[]): number[] {
  const rest = [...target];
  const overlaps = q.map((unit) => {
    const overlap = dot(rest, unit);
    for (let r = 0; r < rest.length; r++) rest[r] -= overlap * unit[r];
    return overlap;
  });
  const x = new Array<number>(q.length).fill(0);
  for (let k = q.length - 1; k >= 0; k--) {
    if (factors[k][k] === 0) continue;
    let value = overlaps[k];
    for (let j = k + 1; j < q.length; j++) value -= factors[j][k] * x[j];
    x[k] = value / factors[k][k];
  }
  return x;
}
