/** The tensor half of a model whose latent variables are coarse-grained to a grid: rows of parameters, one a picture and dimension, through the operations of its family. */
import type { NoiseAddress } from '../../gpu/kernels/noise-stream';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { cellCentres } from '../../math/inverse-cdf';
import type { CommonSettings, ModelSpec, TensorModel } from '../contract';
import { placesTensor } from './tables';

interface GridSettings extends CommonSettings {
  readonly gridPoints: number;
  readonly sampler: 'concrete' | 'inverse-cdf';
}

/** What a family of categories on the grid computes of rows of P parameters, differentiable in them. */
export interface GridOperations {
  /** z of a Concrete draw (section 3.3): b [rows, P], gumbel [rows, R] -> [rows]. */
  sample(b: Tensor2D, gumbel: Tensor2D, temperature: number): Tensor;
  /** z by definition 19: b [rows, P], u [rows] -> [rows]. */
  sampleExact(b: Tensor2D, u: Tensor): Tensor;
  /** Eq. (4): posterior b [n d, P], prior a [d, P] -> [n, d] nats. */
  kl(posterior: Tensor2D, prior: Tensor2D): Tensor2D;
  /** The categories, [rows, R]; not differentiated. */
  probabilities(b: Tensor2D): Tensor2D;
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

interface GridParts {
  /** P, parameters a dimension. */
  readonly size: number;
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

export function gridModel<S extends GridSettings>(
  spec: ModelSpec<S>,
  partsOf: (settings: S) => GridParts,
): TensorModel<S> {
  return {
    spec,

    term1(head, prior, settings) {
      const { size, operations, fused } = partsOf(settings);
      if (fused) return fused.kl(head, prior[0]);
      return operations.kl(rowsOf(head, size), prior[0] as Tensor2D);
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
      const { size, operations } = partsOf(settings);
      const rows = rowsOf(tf.tile(prior[0], [noise.shape[0], 1]), size);
      return tf.reshape(drawn(rows, noise, operations, settings, temperature), [-1, settings.latent]);
    },

    /** E_q of the places of the categories: grid points, or the middles of their cells. */
    mean(head, settings) {
      const { latent, gridPoints, sampler } = settings;
      const { size, operations } = partsOf(settings);
      const q = operations.probabilities(rowsOf(head, size));
      const places =
        sampler === 'concrete'
          ? placesTensor(gridPoints)
          : tf.tensor2d(cellCentres(gridPoints), [1, gridPoints]);
      return tf.reshape(tf.matMul(q, tf.transpose(places)), [-1, latent]);
    },
  };
}
