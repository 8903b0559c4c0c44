/** The exact sampler of definition 19 over a table of statistics as a tensor operation with its gradient: one uniform a dimension, no temperature. Reference: math/inverse-cdf. */
import { heap } from '../../gpu/heap/heap';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { inverseCdfOnHeap } from './coarse-grain-heap';
import type { InverseCdfParts } from './forward-parts';
import { withKeptDerivative } from './kept-derivative';
import { tableTensor, type StatisticsTable } from './tables';

/** The signs (-1)^m of zeta^m when the axis is turned round, [1, M]. */
function oddSigns(order: number): Tensor2D {
  return tf.tensor2d(
    Array.from({ length: order }, (_, m) => (m % 2 === 0 ? -1 : 1)),
    [1, order],
  );
}

/** From the right end where that is nearer: the axis is turned round, and 1 - u has the digits. [rows, 1] each. */
function massOf(u: Tensor): { mass: Tensor; turned: Tensor } {
  const column = tf.reshape(u, [-1, 1]);
  const turned = tf.greater(column, 0.5);
  return { mass: tf.where(turned, tf.sub(1, column), column), turned };
}

/** Rows turned round where `turned` [rows, 1] says so. */
const turnedRows = (rows: Tensor2D, turned: Tensor): Tensor2D =>
  tf.where(turned, tf.reverse(rows, 1), rows) as Tensor2D;

/** From categories p [rows, R] on the turned axis: z, and what the derivative by a logit is made of. */
function drawnCell(p: Tensor2D, mass: Tensor, turned: Tensor) {
  const R = p.shape[1];
  const width = 2 / R;
  const through = tf.cumsum(p, 1);
  const below = tf.cast(tf.lessEqual(through, mass), 'float32'); // 1 for s < r
  const r = tf.minimum(tf.sum(below, 1, true), R - 1);
  const hit = tf.cast(tf.equal(tf.range(0, R, 1, 'float32'), r), 'float32') as Tensor2D;
  // A parallel running sum may rise by a rounding in a cell of no mass.
  const own = tf.maximum(tf.sum(tf.mul(p, hit), 1, true), 2 ** -30);
  const before = tf.sum(tf.mul(p, below), 1, true);
  const tau = tf.clipByValue(tf.div(tf.sub(mass, before), own), 0, 1);
  const side = tf.where(turned, tf.scalar(-1), tf.onesLike(mass));
  const z = tf.mul(side, tf.sub(tf.mul(tf.add(r, tau), width), 1));
  // p_s (mass - [s < r]), s other than r; the own cell adds nothing, exactly.
  const weights = tf.mul(tf.mul(p, tf.sub(mass, below)), tf.sub(1, hit)) as Tensor2D;
  return { z: tf.reshape(z, [-1]), weights, hit, scale: tf.div(tf.mul(side, width), own) };
}

function inverseCdfPlain(b: Tensor2D, u: Tensor, statistics: StatisticsTable): InverseCdfParts {
  const { order, odd } = statistics;
  const table = tableTensor(statistics); // [M, R]
  const { mass, turned } = massOf(u);
  const signs = odd ? (tf.where(turned, oddSigns(order), tf.onesLike(b)) as Tensor2D) : null; // [rows, M]
  const turn = (rows: Tensor2D) => (odd ? rows : turnedRows(rows, turned));
  const p = turn(tf.softmax(tf.matMul(signs ? tf.mul(b, signs) : b, table))); // [rows, R]
  const { z, weights, hit, scale } = drawnCell(p, mass, turned);
  // (w / p_r) sum_s p_s (mass - [s < r]) (phi_m(s) - phi_m(r)).
  const phi = tf.transpose(table);
  const moved = tf.sub(
    tf.matMul(turn(weights), phi),
    tf.mul(tf.sum(weights, 1, true), tf.matMul(turn(hit), phi)),
  );
  return { z, derivative: tf.mul(signs ? tf.mul(moved, signs) : moved, scale) };
}

/** Of any logits [rows, R]: z [rows], and dz/dlogits [rows, R], whose rows sum to 0. */
export function inverseCdfOfLogits(logits: Tensor2D, u: Tensor): { z: Tensor; derivative: Tensor2D } {
  const { mass, turned } = massOf(u);
  const { z, weights, hit, scale } = drawnCell(turnedRows(tf.softmax(logits), turned), mass, turned);
  const moved = tf.sub(weights, tf.mul(hit, tf.sum(weights, 1, true))) as Tensor2D;
  return { z, derivative: tf.mul(turnedRows(moved, turned), scale) };
}

/**
 * z = -1 + (2/R)(r + (u - C_r) / p_r), r the cell with C_r <= u < C_r + p_r, p of eq. (3) and C its running sum.
 * coefficients [rows, M], u [rows] in (0, 1) -> z [rows].
 * Gradient: dz/db_m = (2 / (R p_r)) sum_s p_s (u - [s < r]) (phi_m(s) - phi_m(r)).
 */
export function sampleInverseCdf(coefficients: Tensor2D, u: Tensor, statistics: StatisticsTable): Tensor {
  return withKeptDerivative(coefficients, (b) => {
    const own = heap();
    const { z, derivative } = own
      ? inverseCdfOnHeap(own, b, u, statistics)
      : inverseCdfPlain(b, u, statistics);
    return { value: z, derivative };
  });
}
