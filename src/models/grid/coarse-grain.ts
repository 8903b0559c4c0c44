/** The coarse-grain sampler and eq. (4) over a table of statistics as tensor operations with gradients by moments: no tensor of batch x L x d x R is kept. References: math/coarse-grain for monomials, math/grid-family for any. */
import { heap } from '../../gpu/heap/heap';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { scaledRows } from '../../nn/rows';
import { klOnHeap, priorGradientOnHeap, sampleOnHeap } from './coarse-grain-heap';
import type { KlParts, SampleParts } from './forward-parts';
import { withKeptDerivative } from './kept-derivative';
import { placesTensor, tableTensor, type StatisticsTable } from './tables';

function samplePlain(
  b: Tensor2D,
  gumbel: Tensor2D,
  temperature: number,
  statistics: StatisticsTable,
): SampleParts {
  const table = tableTensor(statistics); // [M, R]
  const zeta = placesTensor(statistics.points); // [1, R]
  const y = tf.softmax(tf.mul(tf.add(tf.matMul(b, table), gumbel), 1 / temperature)); // [rows, R]
  const z = tf.matMul(y, tf.transpose(zeta)); // [rows, 1]
  const centred = tf.mul(y, tf.sub(zeta, z));
  const covariance = tf.mul(tf.matMul(centred, tf.transpose(table)), 1 / temperature); // [rows, M]
  return { z: tf.reshape(z, [-1]), covariance };
}

/**
 * z = y^T zeta with y = softmax((beta + g) / T) and beta_r = sum_m b_m phi_m(zeta_r), phi_m(zeta) = zeta^m in section 3.3.
 * coefficients [rows, M], gumbel [rows, R] -> z [rows].
 * Gradient: dz/db_m = Cov_y(zeta, phi_m) / T, from the centred second pass sum_r y_r (zeta_r - z) phi_m(zeta_r).
 */
export function sampleCoarseGrain(
  coefficients: Tensor2D,
  gumbel: Tensor2D,
  temperature: number,
  statistics: StatisticsTable,
): Tensor {
  return withKeptDerivative(coefficients, (b) => {
    const own = heap();
    const { z, covariance } = own
      ? sampleOnHeap(own, b, gumbel, temperature, statistics)
      : samplePlain(b, gumbel, temperature, statistics);
    return { value: z, derivative: covariance };
  });
}

/** log sum_r exp(v_r) and softmax by row, the maximum taken off first. */
function partition(logits: Tensor2D): { logPartition: Tensor; probabilities: Tensor2D } {
  const max = tf.max(logits, 1, true);
  const sum = tf.sum(tf.exp(tf.sub(logits, max)), 1, true);
  return { logPartition: tf.add(max, tf.log(sum)), probabilities: tf.softmax(logits) };
}

function klPlain(b: Tensor2D, a: Tensor2D, statistics: StatisticsTable): KlParts {
  const [latent, order] = a.shape;
  const table = tableTensor(statistics); // [M, R]
  const tableT = tf.transpose(table); // [R, M]
  const q = partition(tf.matMul(b, table));
  const p = partition(tf.matMul(a, table));
  const difference = tf.reshape(tf.sub(tf.reshape(b, [-1, latent, order]), a), [-1, order]) as Tensor2D;
  const delta = tf.matMul(difference, table); // [n d, R]
  const meanDelta = tf.sum(tf.mul(q.probabilities, delta), 1, true); // [n d, 1]
  const byRow = tf.reshape(tf.sub(meanDelta, q.logPartition), [-1, latent]);
  return {
    value: tf.add(byRow, tf.reshape(p.logPartition, [1, latent])),
    gradientB: tf.matMul(tf.mul(q.probabilities, tf.sub(delta, meanDelta)), tableT),
    momentsQ: tf.matMul(q.probabilities, tableT),
    momentsP: tf.matMul(p.probabilities, tableT),
  };
}

/** sum_n dy (E_p[phi] - E_q[phi]): [n, d] weights -> [d, M]. */
function priorGradient(dy: Tensor, momentsP: Tensor, momentsQ: Tensor): Tensor {
  const own = heap();
  if (own) return priorGradientOnHeap(own, dy, momentsP, momentsQ);
  const [latent, order] = momentsP.shape;
  const weighted = tf.reshape(scaledRows(momentsQ, dy), [-1, latent, order]);
  const total = tf.reshape(tf.sum(dy, 0), [latent, 1]);
  return tf.sub(tf.mul(momentsP, total), tf.sum(weighted, 0));
}

/**
 * Eq. (4): KL of the grid's categories, sum_r q_r (beta_r - alpha_r) + F(alpha) - F(beta), by picture and dimension.
 * posterior b [n d, M], prior a [d, M] -> [n, d] nats.
 * Gradients: dKL/db_m = sum_r q_r (delta_r - E_q[delta]) phi_m(zeta_r) with delta = beta - alpha; dKL/da = E_p[phi] - E_q[phi].
 */
export function klCoarseGrain(posterior: Tensor2D, prior: Tensor2D, statistics: StatisticsTable): Tensor2D {
  const op = tf.customGrad((...args) => {
    const [b, a, save] = args as unknown as [Tensor2D, Tensor2D, tf.GradSaveFunc];
    const own = heap();
    const parts = own ? klOnHeap(own, b, a, statistics) : klPlain(b, a, statistics);
    save([parts.gradientB, parts.momentsQ, parts.momentsP]);
    return {
      value: parts.value,
      gradFunc: (dy, [gradientB, momentsQ, momentsP]) => [
        scaledRows(gradientB, dy),
        priorGradient(dy, momentsP, momentsQ),
      ],
    };
  });
  return op(posterior, prior) as Tensor2D;
}
