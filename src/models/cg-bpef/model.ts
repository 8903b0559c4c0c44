/** CG-BPEF-VAE's tensor half: polynomial coefficients on a grid, Concrete samples reduced to z in [-1, 1]. */
import { coarseGrainKernel } from '../../gpu/kernels/coarse-grain/coarse-grain';
import { inverseCdfKernel } from '../../gpu/kernels/inverse-cdf/inverse-cdf';
import { klCoarseGrainKernel } from '../../gpu/kernels/kl-coarse-grain/kl-coarse-grain';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { coefficientsOfMoments } from '../../math/bregman-newton';
import { cellCentres } from '../../math/inverse-cdf';
import type { TensorModel } from '../contract';
import { isOther, ofCategories } from '../divergence';
import { basisTable } from './basis-table';
import { klCoarseGrain, sampleCoarseGrain } from './coarse-grain';
import { sampleInverseCdf } from './inverse-cdf';
import { cgBpefSpec, isUniform, type CgBpefSettings } from './spec';
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

/** z [rows] of coefficients [rows, M] under the noise that the sampler takes. */
function drawn(
  rows: Tensor2D,
  noise: Tensor,
  gridPoints: number,
  sampler: CgBpefSettings['sampler'],
  temperature: number,
): Tensor {
  return sampler === 'concrete'
    ? sampleCoarseGrain(rows, tf.reshape(noise, [-1, gridPoints]), temperature)
    : sampleInverseCdf(rows, tf.reshape(noise, [-1]), gridPoints);
}

/** The prior's coefficients [d, M]: zeros where it is uniform. */
const priorIn = (prior: readonly Tensor[], settings: CgBpefSettings): Tensor2D =>
  (isUniform(settings) ? tf.zeros([settings.latent, settings.polynomialOrder]) : prior[0]) as Tensor2D;

export const cgBpefModel: TensorModel<CgBpefSettings> = {
  spec: cgBpefSpec,

  term1(head, given, settings) {
    const { polynomialOrder, gridPoints } = settings;
    const prior = priorIn(given, settings);
    if (klCoarseGrainKernel.available())
      return klCoarseGrainKernel.apply({ posterior: head, prior }, { gridPoints }) as Tensor2D;
    return klCoarseGrain(coefficientRows(head, polynomialOrder), prior, gridPoints);
  },

  objective(head, prior, settings) {
    if (!isOther(settings)) return null;
    const { latent, polynomialOrder, gridPoints } = settings;
    const table = monomialTable(polynomialOrder, gridPoints);
    const logits = tf.matMul(coefficientRows(head, polynomialOrder), table);
    const ofPrior = tf.matMul(priorIn(prior, settings), table);
    return ofCategories(tf.reshape(logits, [-1, latent, gridPoints]), ofPrior, settings);
  },

  centroid: {
    /** E psi_m of the polynomials that are orthonormal on the grid. */
    moments(head, { latent, polynomialOrder, gridPoints }) {
      const logits = tf.matMul(
        coefficientRows(head, polynomialOrder),
        monomialTable(polynomialOrder, gridPoints),
      );
      const q = tf.mean(tf.reshape(tf.softmax(logits), [-1, latent, gridPoints]), 0) as Tensor2D;
      return [tf.matMul(q, basisTable(polynomialOrder, gridPoints), false, true)];
    },
    prior([moments], { latent, polynomialOrder: M, gridPoints }) {
      const own = (j: number) => coefficientsOfMoments(moments.subarray(j * M, (j + 1) * M), gridPoints);
      return [Array.from({ length: latent }, (_, j) => own(j)).flat()];
    },
  },

  drawsNoise: ({ sampler }) => (sampler === 'concrete' ? coarseGrainKernel : inverseCdfKernel).available(),

  sample(head, noise, { latent, polynomialOrder, gridPoints, sampler }, temperature) {
    if ('key' in noise) {
      const attributes = { ...noise, latent, gridPoints };
      if (sampler === 'inverse-cdf')
        return inverseCdfKernel.apply({ coefficients: head }, attributes) as Tensor2D;
      return coarseGrainKernel.apply({ coefficients: head }, { ...attributes, temperature }) as Tensor2D;
    }
    const rows = forEachSample(head, noise.shape[1] ?? 1, polynomialOrder);
    return tf.reshape(drawn(rows, noise, gridPoints, sampler, temperature), [-1, latent]);
  },

  samplePrior(prior, noise, settings, temperature) {
    const { latent, polynomialOrder, gridPoints, sampler } = settings;
    const rows = coefficientRows(tf.tile(priorIn(prior, settings), [noise.shape[0], 1]), polynomialOrder);
    return tf.reshape(drawn(rows, noise, gridPoints, sampler, temperature), [-1, latent]);
  },

  /** E_q of the places of the categories: grid points, or the middles of their cells. */
  mean(head, { latent, polynomialOrder, gridPoints, sampler }) {
    const table = monomialTable(polynomialOrder, gridPoints);
    const q = tf.softmax(tf.matMul(coefficientRows(head, polynomialOrder), table));
    const places =
      sampler === 'concrete'
        ? tf.slice2d(table, [0, 0], [1, -1])
        : tf.tensor2d(cellCentres(gridPoints), [1, gridPoints]);
    return tf.reshape(tf.matMul(q, tf.transpose(places)), [-1, latent]);
  },
};
