/**
 * Polynomials orthogonal on the grid zeta under equal weights (Gram's), as a recurrence and as values; a
 * basis, no distribution.
 */
import { gridPoints } from './polynomial-family';

/**
 * The gamma_k of the monic recurrence pi_{k+1} = z pi_k - gamma_k pi_{k-1}, k = 0..count - 1, [count]. In
 * closed form, for R points with spacing h = 2 / (R - 1): gamma_k = h^2 k^2 (R^2 - k^2) / (4 (4 k^2 - 1)), 0
 * from k = R on, where pi_R is 0 on the whole grid. Not in the paper: discrete Chebyshev polynomials.
 */
function gramRecurrence(R: number, count: number): number[] {
  const h = 2 / (R - 1);
  return Array.from({ length: count }, (_, k) =>
    k === 0 || k >= R ? 0 : (h * h * k * k * (R * R - k * k)) / (4 * (4 * k * k - 1)),
  );
}

/**
 * Coefficients of pi_0..pi_order in 1, z, z^2, ..., [order + 1][order + 1], lower triangular with ones. Not
 * in the paper.
 */
export function gramPolynomials(R: number, order: number): number[][] {
  const gamma = gramRecurrence(R, order + 1);
  const rows: number[][] = [];
  for (let k = 0; k <= order; k++) {
    const row = new Array<number>(order + 1).fill(0);
    if (k === 0) row[0] = 1;
    for (let j = 0; k > 0 && j <= k; j++) {
      row[j] = (j > 0 ? rows[k - 1][j - 1] : 0) - (k > 1 ? gamma[k - 1] * rows[k - 2][j] : 0);
    }
    rows.push(row);
  }
  return rows;
}

/**
 * z^m in pi_0..pi_order for m = 0..order, [order + 1][order + 1]: z pi_k = pi_{k+1} + gamma_k pi_{k-1}
 * applied m times. Every term is positive, so no digit is lost at any order. Not in the paper.
 */
export function monomialsInGram(R: number, order: number): number[][] {
  const gamma = gramRecurrence(R, order + 2);
  const rows: number[][] = [Array.from({ length: order + 1 }, (_, k) => (k === 0 ? 1 : 0))];
  for (let m = 1; m <= order; m++) {
    const before = rows[m - 1];
    rows.push(
      before.map((_, k) => (k > 0 ? before[k - 1] : 0) + (k < order ? gamma[k + 1] * before[k + 1] : 0)),
    );
  }
  return rows;
}

/**
 * The functions pi_k / norm on the grid, k = 1..order, and those norms: rows with unit mean square,
 * orthogonal to each other and to 1.
 */
interface GridBasis {
  /** [order][R], order at most R - 1: there are no more independent functions on the grid. */
  readonly values: readonly (readonly number[])[];
  /** sqrt(gamma_1 ... gamma_k), [order]. */
  readonly norms: readonly number[];
}

/**
 * That basis for order M on R points: each row orthogonalised against all before it, as the bare recurrence
 * loses digits near k = R.
 */
export function gridBasis(order: number, R: number): GridBasis {
  const zeta = gridPoints(R);
  const count = Math.min(order, R - 1);
  const gamma = gramRecurrence(R, count + 1);
  const rows: number[][] = [zeta.map(() => 1)];
  const norms: number[] = [];
  for (let k = 1; k <= count; k++) {
    const row = zeta.map((z, r) => z * rows[k - 1][r]);
    for (const other of rows) {
      const overlap = row.reduce((sum, x, r) => sum + x * other[r], 0) / R;
      for (let r = 0; r < R; r++) row[r] -= overlap * other[r];
    }
    const size = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0) / R);
    rows.push(row.map((x) => x / size));
    norms.push((k > 1 ? norms[k - 2] : 1) * Math.sqrt(gamma[k]));
  }
  return { values: rows.slice(1), norms };
}
