/** Statistics over the grid zeta as tensors: computed in float64, stored in float32. */
import { tf, type Tensor2D } from '../../gpu/tf';
import { features, gridPoints } from '../../math/polynomial-family';

/** f_m(zeta_r) of the exponent sum_m b_m f_m(zeta_r). */
export interface StatisticsTable {
  /** [order, points], row major. */
  readonly values: Float32Array;
  /** M. */
  readonly order: number;
  /** R. */
  readonly points: number;
  /** Whether f_m is odd or even about 0 as m is, m = 1, 2, ...: the axis is then turned round by signs alone. */
  readonly odd: boolean;
}

const monomialTables = new Map<string, StatisticsTable>();

/** phi_m(zeta_r) = zeta_r^m, m = 1 ... M, the same object each time. */
export function monomials(order: number, points: number): StatisticsTable {
  const key = `${order}/${points}`;
  let table = monomialTables.get(key);
  if (!table) {
    const values = Float32Array.from(features(order, gridPoints(points)).flat());
    table = { values, order, points, odd: true };
    monomialTables.set(key, table);
  }
  return table;
}

/** [M, R]. The caller's tidy frees it, as all that follow. */
export const tableTensor = ({ values, order, points }: StatisticsTable): Tensor2D =>
  tf.tensor2d(values, [order, points]);

/** zeta, [1, R]: the first monomial. */
export const placesTensor = (points: number): Tensor2D => tableTensor(monomials(1, points));

const paddedValues = new WeakMap<StatisticsTable, Float32Array>();

/** The same with zeros after each row, up to a multiple of four columns. */
export function paddedTensor(table: StatisticsTable): Tensor2D {
  const { values, order, points } = table;
  const width = Math.ceil(points / 4) * 4;
  let padded = paddedValues.get(table);
  if (!padded) {
    padded = new Float32Array(order * width);
    for (let m = 0; m < order; m++) padded.set(values.subarray(m * points, (m + 1) * points), m * width);
    paddedValues.set(table, padded);
  }
  return tf.tensor2d(padded, [order, width]);
}
