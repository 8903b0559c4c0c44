/** Remark 4: the covariance V of all posteriors that trades what the decoder says against where the means lie. */
import { ofEigen, sandwich, symmetricEigen, type Matrix } from './symmetric';

/** An eigenvalue below this share of the largest is none: rounding has as much. */
const NOTHING = 1e-14;

/**
 * The V at which tr(G V) / 2 - log |V| / 2 + log |V + V_z| / 2 is least: G = V^-1 - (V + V_z)^-1. With V_z^(1/2) G V_z^(1/2) =
 * U diag(g) U^T it is V_z^(1/2) U diag((sqrt(1 + 4/g) - 1) / 2) U^T V_z^(1/2). Metric G and spread V_z [d][d]. Null where there is none: a
 * direction in which the decoder or the means do not move.
 */
export function stationaryCovariance(metric: Matrix, spread: Matrix): number[][] | null {
  const ofSpread = symmetricEigen(spread);
  const root = ofEigen(ofSpread, (value) => Math.sqrt(Math.max(0, value)));
  const inner = symmetricEigen(sandwich(root, metric));
  for (const { values } of [ofSpread, inner])
    if (!(values[values.length - 1] > NOTHING * values[0])) return null;
  // (sqrt(1 + 4/g) - 1) / 2, written without the difference, which loses its digits for large g.
  return sandwich(
    root,
    ofEigen(inner, (g) => 2 / (g * (Math.sqrt(1 + 4 / g) + 1))),
  );
}

/** Cov of n vectors [n][d] around their mean, divided by n: V_z of remark 4, [d][d]. */
export function spreadOf(vectors: readonly ArrayLike<number>[]): number[][] {
  const n = vectors.length;
  const d = vectors[0].length;
  const centre = Array.from({ length: d }, (_, j) => vectors.reduce((sum, one) => sum + one[j] / n, 0));
  return centre.map((a, i) =>
    centre.map((b, j) => vectors.reduce((sum, one) => sum + ((one[i] - a) * (one[j] - b)) / n, 0)),
  );
}

/** tr(G V) / 2 - log |V| / 2 + log |V + V_z| / 2, nats: the two terms of remark 4, for V [d][d]. */
export function tradeOff(metric: Matrix, spread: Matrix, covariance: Matrix): number {
  const logDeterminant = (matrix: Matrix) =>
    symmetricEigen(matrix).values.reduce((sum, value) => sum + Math.log(value), 0);
  const trace = metric.reduce(
    (sum, row, i) => sum + row.reduce((part, g, j) => part + g * covariance[j][i], 0),
    0,
  );
  const both = covariance.map((row, i) => row.map((value, j) => value + spread[i][j]));
  return (trace - logDeterminant(covariance) + logDeterminant(both)) / 2;
}
