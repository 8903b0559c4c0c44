/** Cat-VAE's tensor half: category posteriors relaxed to Concrete samples, uniform prior or one with parameters. References: math/categorical, math/concrete. */
import { heap } from '../../gpu/heap/heap';
import { concreteKernel } from '../../gpu/kernels/concrete/concrete';
import { klUniformKernel } from '../../gpu/kernels/kl-uniform/kl-uniform';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { logitsOfProbabilities } from '../../math/categorical';
import { scaledRows } from '../../nn/rows';
import type { TensorModel } from '../contract';
import { isOther, ofCategories } from '../divergence';
import { concreteOnHeap, klToUniformOnHeap } from './categories-heap';
import { categoricalSpec, isUniform, type CategoricalSettings } from './spec';

function klPlain(l: Tensor2D): { kl: Tensor; gradient: Tensor } {
  const shifted = tf.sub(l, tf.max(l, 1, true));
  const logPartition = tf.log(tf.sum(tf.exp(shifted), 1, true));
  const q = tf.softmax(l);
  const delta = tf.add(tf.sub(shifted, logPartition), Math.log(l.shape[1]));
  const kl = tf.sum(tf.mul(q, delta), 1, true);
  return { kl: tf.reshape(kl, [-1]), gradient: tf.mul(q, tf.sub(delta, kl)) };
}

/**
 * KL(softmax(logits) : uniform) by row, [rows, C] -> [rows] nats: sum_c q_c log q_c + log C.
 * Gradient: q_c (log q_c + log C - KL).
 */
function klToUniform(logits: Tensor2D): Tensor {
  const op = tf.customGrad((...args) => {
    const [l, save] = args as unknown as [Tensor2D, tf.GradSaveFunc];
    const own = heap();
    const { kl, gradient } = own ? klToUniformOnHeap(own, l) : klPlain(l);
    save([gradient]);
    return { value: kl, gradFunc: (dy, [gradient]) => scaledRows(gradient, dy) };
  });
  return op(logits);
}

/** KL(softmax(logits) : softmax(prior)) by picture and dimension, [n, d C] and [d, C] -> [n, d] nats: sum_c q_c (log q_c - log p_c). */
function klToPrior(head: Tensor2D, prior: Tensor): Tensor2D {
  const logQ = tf.logSoftmax(tf.reshape(head, [-1, ...prior.shape]));
  const delta = tf.sub(logQ, tf.logSoftmax(prior));
  return tf.sum(tf.mul(tf.exp(logQ), delta), 2) as Tensor2D;
}

/** Concrete samples y = softmax((logits + g) / T) along the last axis (section 3.2). */
function concrete(logits: Tensor, gumbel: Tensor, temperature: number): Tensor {
  return tf.softmax(tf.div(tf.add(logits, gumbel), temperature));
}

export const categoricalModel: TensorModel<CategoricalSettings> = {
  spec: categoricalSpec,

  term1(head, prior, settings) {
    const { latent, categories } = settings;
    if (!isUniform(settings)) return klToPrior(head, prior[0]);
    if (klUniformKernel.available()) return klUniformKernel.apply({ logits: head }, { latent }) as Tensor2D;
    return tf.reshape(klToUniform(tf.reshape(head, [-1, categories])), [-1, latent]);
  },

  objective(head, prior, settings) {
    if (!isOther(settings)) return null;
    const { latent, categories } = settings;
    const logits = isUniform(settings) ? tf.zeros([latent, categories]) : prior[0];
    return ofCategories(tf.reshape(head, [-1, latent, categories]), logits, settings);
  },

  centroid: {
    /** Probabilities. */
    moments: (head, { latent, categories }) => [
      tf.mean(tf.softmax(tf.reshape(head, [-1, latent, categories])), 0),
    ],
    prior: ([probabilities]) => [logitsOfProbabilities(probabilities)],
  },

  drawsNoise: () => concreteKernel.available(),

  sample(head, noise, { latent, categories }, temperature) {
    if ('key' in noise)
      return concreteKernel.apply({ logits: head }, { ...noise, latent, temperature }) as Tensor2D;
    const own = heap();
    if (own) return concreteOnHeap(own, head, noise, temperature);
    const samples = noise.shape[1] ?? 1;
    const logits = tf.reshape(head, [-1, 1, latent, categories]);
    const y = concrete(logits, noise, temperature);
    return tf.reshape(y, [head.shape[0] * samples, latent * categories]);
  },

  samplePrior(prior, noise, settings, temperature) {
    const { latent, categories } = settings;
    const logits = isUniform(settings) ? tf.scalar(0) : prior[0];
    return tf.reshape(concrete(logits, noise, temperature), [-1, latent * categories]);
  },

  mean(head, { latent, categories }) {
    return tf.reshape(tf.softmax(tf.reshape(head, [-1, categories])), [-1, latent * categories]);
  },
};
