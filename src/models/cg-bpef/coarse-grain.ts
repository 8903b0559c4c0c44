/** The coarse-grain sampler and eq. (4) as tensor operations with gradients by moments: no tensor of batch x L x d x R is kept. References: math/coarse-grain. */
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { monomialTable } from './tables';

/**
 * z = y^T zeta with y = softmax((beta + g) / T) and beta_r = sum_m b_m zeta_r^m (section 3.3).
 * coefficients [rows, M], gumbel [rows, R] -> z [rows].
 * Gradient: dz/db_m = Cov_y(zeta, phi_m) / T, from the centred second pass sum_r y_r (zeta_r - z) phi_m(zeta_r).
 */
export function sampleCoarseGrain(coefficients: Tensor2D, gumbel: Tensor2D, temperature: number): Tensor {
  const op = tf.customGrad((...args) => {
    const [b, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const table = monomialTable(b.shape[1], gumbel.shape[1]); // [M, R]
    const zeta = tf.slice2d(table, [0, 0], [1, -1]); // [1, R]
    const y = tf.softmax(tf.mul(tf.add(tf.matMul(b, table), gumbel), 1 / temperature)); // [rows, R]
    const z = tf.matMul(y, tf.transpose(zeta)); // [rows, 1]
    const centred = tf.mul(y, tf.sub(zeta, z));
    const covariance = tf.mul(tf.matMul(centred, tf.transpose(table)), 1 / temperature); // [rows, M]
    save([covariance]);
    return {
      value: tf.reshape(z, [-1]),
      gradFunc: (dz, [covariance]) => tf.mul(covariance, tf.reshape(dz, [-1, 1])),
    };
  });
  return op(coefficients);
}

/** log sum_r exp(v_r) and softmax by row, the maximum taken off first. */
function partition(logits: Tensor2D): { logPartition: Tensor; probabilities: Tensor2D } {
  const max = tf.max(logits, 1, true);
  const sum = tf.sum(tf.exp(tf.sub(logits, max)), 1, true);
  return { logPartition: tf.add(max, tf.log(sum)), probabilities: tf.softmax(logits) };
}

/**
 * Eq. (4): KL of the grid's categories, sum_r q_r (beta_r - alpha_r) + F(alpha) - F(beta), by picture and dimension.
 * posterior b [n d, M], prior a [d, M] -> [n, d] nats.
 * Gradients: dKL/db_m = sum_r q_r (delta_r - E_q[delta]) phi_m(zeta_r) with delta = beta - alpha; dKL/da = E_p[phi] - E_q[phi].
 */
export function klCoarseGrain(posterior: Tensor2D, prior: Tensor2D, gridPoints: number): Tensor2D {
  const [latent, order] = prior.shape;
  const op = tf.customGrad((...args) => {
    const [b, a, save] = args as unknown as [Tensor2D, Tensor2D, tf.GradSaveFunc];
    const table = monomialTable(order, gridPoints); // [M, R]
    const tableT = tf.transpose(table); // [R, M]
    const q = partition(tf.matMul(b, table));
    const p = partition(tf.matMul(a, table));
    const difference = tf.reshape(tf.sub(tf.reshape(b, [-1, latent, order]), a), [-1, order]) as Tensor2D;
    const delta = tf.matMul(difference, table); // [n d, R]
    const meanDelta = tf.sum(tf.mul(q.probabilities, delta), 1, true); // [n d, 1]
    const byRow = tf.reshape(tf.sub(meanDelta, q.logPartition), [-1, latent]);
    const value = tf.add(byRow, tf.reshape(p.logPartition, [1, latent]));
    const gradientB = tf.matMul(tf.mul(q.probabilities, tf.sub(delta, meanDelta)), tableT); // [n d, M]
    const momentsQ = tf.matMul(q.probabilities, tableT); // [n d, M]
    const momentsP = tf.matMul(p.probabilities, tableT); // [d, M]
    save([gradientB, momentsQ, momentsP]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [gradientB, momentsQ, momentsP] = saved as Tensor2D[];
        const weight = tf.reshape(dy, [-1, 1]); // [n d, 1]
        const weighted = tf.reshape(tf.mul(momentsQ, weight), [-1, latent, order]);
        const total = tf.reshape(tf.sum(dy, 0), [latent, 1]);
        return [tf.mul(gradientB, weight), tf.sub(tf.mul(momentsP, total), tf.sum(weighted, 0))];
      },
    };
  });
  return op(posterior, prior) as Tensor2D;
}
