/** The tensor half of a model whose latent variables are coarse-grained to a grid: rows of parameters, one a picture and dimension, through the operations of its family. */
import type { NoiseAddress } from '../../gpu/kernels/noise-stream';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { cellCentres } from '../../math/inverse-cdf';
import type { Values } from '../../schema/field';
import type { CommonSettings, ModelSpec, TensorModel } from '../contract';
import { isOther, ofCategories } from '../divergence';
import type { divergenceFields, priorFields } from '../fields';
import type { GridOperations } from './grid-operations';
import { isUniform } from './grid-spec';
import { linearOperations } from './linear-operations';
import { monomials, placesTensor } from './tables';

interface GridSettings extends CommonSettings, Values<typeof priorFields & typeof divergenceFields> {
  readonly gridPoints: number;
  readonly sampler: 'concrete' | 'inverse-cdf';
}

/** Address of noise, and how it is laid out. */
interface DrawnInside extends NoiseAddress {
  /** L. */
  readonly samples: number;
  readonly latent: number;
  readonly gridPoints: number;
}

/** The same by kernels of the active backend, of whole heads [n, d P]. */
export interface FusedOperations {
  /** Of a posterior [n, d P] and a prior [d, P]. */
  kl(posterior: Tensor2D, prior: Tensor): Tensor2D;
  sample(head: Tensor2D, attributes: DrawnInside & { readonly temperature: number }): Tensor2D;
  sampleExact(head: Tensor2D, attributes: DrawnInside): Tensor2D;
}

export interface GridParts {
  /** P, parameters a dimension. */
  readonly size: number;
  /** Whether parameters of zero are the uniform density. */
  readonly isUniformAtZero: boolean;
  readonly operations: GridOperations;
  /** Null where the active backend has none. */
  readonly fused: FusedOperations | null;
}

const rowsOf = (head: Tensor, size: number): Tensor2D => tf.reshape(head, [-1, size]) as Tensor2D;

/** [rows, P] once for each of the L samples of a picture: [n, d P] -> [n L d, P]. */
function forEachSample(head: Tensor2D, samples: number, size: number): Tensor2D {
  if (samples === 1) return rowsOf(head, size);
  // Broadcast, because tfjs tiles number by number.
  const rows = tf.reshape(head, [-1, 1, head.shape[1]]);
  return rowsOf(tf.add(rows, tf.zeros([1, samples, 1])), size);
}

/** z [rows] of rows [rows, P] under the noise that the sampler takes. */
function drawn(
  rows: Tensor2D,
  noise: Tensor,
  { sample, sampleExact }: GridOperations,
  { gridPoints, sampler }: GridSettings,
  temperature: number,
): Tensor {
  return sampler === 'concrete'
    ? sample(rows, tf.reshape(noise, [-1, gridPoints]), temperature)
    : sampleExact(rows, tf.reshape(noise, [-1]));
}

/** The prior that has the posteriors' moments, of a family with sufficient statistics. */
interface GridCentroid<S> {
  /** Rows that are orthonormal on the grid and span its statistics beside the constant, [P][R]: their means keep their digits. */
  basis(settings: S): readonly (readonly number[])[];
  /** Parameters [P] from the means of these rows [P], in doubles. */
  parameters(moments: Float64Array, settings: S): readonly number[];
}

/** Eq. (4) against the uniform categories, for a family whose zeros are not: sum_r q_r log q_r + log R, differentiated by tfjs. */
function klToUniform(logits: Tensor2D, latent: number): Tensor2D {
  const logQ = tf.logSoftmax(logits);
  const kl = tf.add(tf.sum(tf.mul(tf.exp(logQ), logQ), 1), Math.log(logits.shape[1]));
  return tf.reshape(kl, [-1, latent]);
}

export function gridModel<S extends GridSettings>(
  spec: ModelSpec<S>,
  partsOf: (settings: S) => GridParts,
  { basis, parameters }: GridCentroid<S>,
): TensorModel<S> {
  /** The prior's parameters [d, P]: zeros where it is uniform. */
  const priorIn = (prior: readonly Tensor[], settings: S, size: number): Tensor2D =>
    (isUniform(settings) ? tf.zeros([settings.latent, size]) : prior[0]) as Tensor2D;

  return {
    spec,

    term1(head, given, settings) {
      const { size, operations, fused, isUniformAtZero } = partsOf(settings);
      if (isUniform(settings) && !isUniformAtZero)
        return klToUniform(operations.logits(rowsOf(head, size)), settings.latent);
      const prior = priorIn(given, settings, size);
      return fused ? fused.kl(head, prior) : operations.kl(rowsOf(head, size), prior);
    },

    objective(head, prior, settings) {
      if (!isOther(settings)) return null;
      const { latent, gridPoints: R } = settings;
      const { size, operations } = partsOf(settings);
      const own = tf.reshape(operations.logits(rowsOf(head, size)), [-1, latent, R]);
      const ofPrior = isUniform(settings) ? tf.zeros([latent, R]) : operations.logits(prior[0] as Tensor2D);
      return ofCategories(own, ofPrior, settings);
    },

    centroid: {
      moments(head, settings) {
        const { latent, gridPoints: R } = settings;
        const { size, operations } = partsOf(settings);
        const q = tf.softmax(operations.logits(rowsOf(head, size)));
        const mean = tf.mean(tf.reshape(q, [-1, latent, R]), 0) as Tensor2D;
        const rows = basis(settings);
        const table = tf.tensor2d(Float32Array.from(rows.flat()), [rows.length, R]);
        return [tf.matMul(mean, table, false, true)];
      },
      prior([moments], settings) {
        const P = moments.length / settings.latent;
        const own = (j: number) => parameters(moments.subarray(j * P, (j + 1) * P), settings);
        return [Array.from({ length: settings.latent }, (_, j) => own(j)).flat()];
      },
    },

    drawsNoise: (settings) => partsOf(settings).fused !== null,

    sample(head, noise, settings, temperature) {
      const { latent, gridPoints, sampler } = settings;
      const { size, operations, fused } = partsOf(settings);
      if ('key' in noise) {
        if (!fused) throw new Error(`${spec.name}: expected a tensor of noise, got an address`);
        const attributes = { ...noise, latent, gridPoints };
        if (sampler === 'inverse-cdf') return fused.sampleExact(head, attributes);
        return fused.sample(head, { ...attributes, temperature });
      }
      const rows = forEachSample(head, noise.shape[1] ?? 1, size);
      return tf.reshape(drawn(rows, noise, operations, settings, temperature), [-1, latent]);
    },

    samplePrior(prior, noise, settings, temperature) {
      const { latent, gridPoints: R } = settings;
      const { size, operations } = partsOf(settings);
      const count = noise.shape[0];
      // Any family that zeros make uniform draws the same.
      const [rows, by] = isUniform(settings)
        ? [tf.zeros([count * latent, 1]) as Tensor2D, linearOperations(monomials(1, R))]
        : [rowsOf(tf.tile(prior[0], [count, 1]), size), operations];
      return tf.reshape(drawn(rows, noise, by, settings, temperature), [-1, latent]);
    },

    /** E_q of the places of the categories: grid points, or the middles of their cells. */
    mean(head, settings) {
      const { latent, gridPoints, sampler } = settings;
      const { size, operations } = partsOf(settings);
      const q = tf.softmax(operations.logits(rowsOf(head, size)));
      const places =
        sampler === 'concrete'
          ? placesTensor(gridPoints)
          : tf.tensor2d(cellCentres(gridPoints), [1, gridPoints]);
      return tf.reshape(tf.matMul(q, tf.transpose(places)), [-1, latent]);
    },
  };
}
