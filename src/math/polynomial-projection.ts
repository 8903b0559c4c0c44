/**
 * What a live change of the polynomial order M does to coefficients (definition 11): one linear map, for the
 * last layer, the prior and panels.
 */
import { gramPolynomials, monomialsInGram } from './grid-basis';

/**
 * P, [from][to], with newCoefficients = oldCoefficients P: the least-squares projection on the R grid points
 * of sum_m c_m zeta^m onto the span of 1, zeta, ..., zeta^to, whose constant is dropped, as it cancels in Eq.
 * (2). Growing pads the identity with zero columns. Not in the paper: definition 11. Row m is z^m less its
 * components pi_k with k > to, so that kept monomials stay exactly themselves.
 */
export function projectionMap(from: number, to: number, R: number): number[][] {
  for (const [name, order] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!Number.isInteger(order) || order < 0) {
      throw new RangeError(
        `projectionMap: expected an order ${name} of 0, 1, 2, ..., got ${order}; round it`,
      );
    }
  }
  const order = Math.max(from, to);
  const gram = gramPolynomials(R, order);
  const components = monomialsInGram(R, order);
  return Array.from({ length: from }, (_, row) => {
    const m = row + 1;
    return Array.from({ length: to }, (_unused, column) => {
      const j = column + 1;
      let value = m === j ? 1 : 0;
      for (let k = to + 1; k <= m; k++) value -= components[m][k] * gram[k][j];
      return value;
    });
  });
}

/**
 * Every row of flat numbers [rows, from] times the map [from, to], flat again [rows, to]: what the run does to weights, biases
 * and prior and the page to a head, when M is moved. Not in the paper: definition 11.
 */
export function mapRows(values: ArrayLike<number>, map: readonly (readonly number[])[]): number[] {
  const from = map.length;
  const to = map[0].length;
  if (values.length % from !== 0) {
    throw new RangeError(`mapRows: expected whole rows of ${from} numbers, got ${values.length}`);
  }
  return Array.from({ length: (values.length / from) * to }, (_, i) => {
    const row = Math.floor(i / to) * from;
    let sum = 0;
    for (let m = 0; m < from; m++) sum += values[row + m] * map[m][i % to];
    return sum;
  });
}
