/** CG-BPEF-VAE's tensor half: polynomial coefficients on a grid, Concrete samples reduced to z in [-1, 1]. */
import { coarseGrainKernel } from '../../gpu/kernels/coarse-grain/coarse-grain';
import { klCoarseGrainKernel } from '../../gpu/kernels/kl-coarse-grain/kl-coarse-grain';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import type { TensorModel } from '../contract';
import { klCoarseGrain, sampleCoarseGrain } from './coarse-grain';
import { cgBpefSpec, type CgBpefSettings } from './spec';
import { monomialTable } from './tables';

function coefficientRows(head: Tensor, order: number): Tensor2D {
  return tf.reshape(head, [-1, order]) as Tensor2D;
}

/** [rows, M] once for each of the L samples of a picture: [n, d M] -> [n L d, M]. */
function forEachSample(head: Tensor2D, samples: number, order: number): Tensor2D {
  if (samples === 1) return coefficientRows(head, order);
  // Broadcast, because tfjs tiles number by number.
  const rows = tf.reshape(head, [-1, 1, head.shape[1]]);
  return coefficientRows(tf.add(rows, tf.zeros([1, samples, 1])), order);
}

export const cgBpefModel: TensorModel<CgBpefSettings> = {
  spec: cgBpefSpec,

  term1(head, prior, { polynomialOrder, gridPoints }) {
    if (klCoarseGrainKernel.available())
      return klCoarseGrainKernel.apply({ posterior: head, prior: prior[0] }, { gridPoints }) as Tensor2D;
    return klCoarseGrain(coefficientRows(head, polynomialOrder), prior[0] as Tensor2D, gridPoints);
  },

  noise: ({ latent, gridPoints }) => ({ kind: 'gumbel', shape: [latent, gridPoints] }),

  drawsNoise: () => coarseGrainKernel.available(),

  sample(head, noise, { latent, polynomialOrder, gridPoints }, temperature) {
    if ('key' in noise) {
      const attributes = { ...noise, latent, gridPoints, temperature };
      return coarseGrainKernel.apply({ coefficients: head }, attributes) as Tensor2D;
    }
    const rows = forEachSample(head, noise.shape[1] ?? 1, polynomialOrder);
    const z = sampleCoarseGrain(rows, tf.reshape(noise, [-1, gridPoints]), temperature);
    return tf.reshape(z, [-1, latent]);
  },

  samplePrior(prior, noise, { latent, polynomialOrder, gridPoints }, temperature) {
    const rows = coefficientRows(tf.tile(prior[0], [noise.shape[0], 1]), polynomialOrder);
    return tf.reshape(sampleCoarseGrain(rows, tf.reshape(noise, [-1, gridPoints]), temperature), [
      -1,
      latent,
    ]);
  },

  /** E_q[zeta] of the categories on the grid. */
  mean(head, { latent, polynomialOrder, gridPoints }) {
    const table = monomialTable(polynomialOrder, gridPoints);
    const q = tf.softmax(tf.matMul(coefficientRows(head, polynomialOrder), table));
    const zeta = tf.slice2d(table, [0, 0], [1, -1]);
    return tf.reshape(tf.matMul(q, tf.transpose(zeta)), [-1, latent]);
  },
};
