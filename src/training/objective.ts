/** L = term1 + term2 of a batch as tensors, eq. (1): one body for training and for evaluation. */
import { meanTermsKernel } from '../gpu/kernels/mean-terms/mean-terms';
import { tf, type Tensor1D, type Tensor2D } from '../gpu/tf';
import type { Noise } from '../models/contract';
import { bernoulliNegativeLogLikelihood } from '../nn/bernoulli';
import { decode, encode, priorOf, type Network } from './network';

export interface Terms {
  /** [n, headSize]. */
  readonly head: Tensor2D;
  /** By picture and dimension, [n, d] nats. */
  readonly term1: Tensor2D;
  /** By picture and sample, [n L] nats. */
  readonly term2: Tensor1D;
}

/** Terms of pictures x [n, pixels] with noise [n, L, ...]: term2 is the cross-entropy summed over pixels, never a log-mean-exp. */
export function terms(network: Network, x: Tensor2D, noise: Noise, temperature: number): Terms {
  const { model, settings } = network;
  const head = encode(network, x);
  const z = model.sample(head, noise, settings, temperature);
  return {
    head,
    term1: model.term1(head, priorOf(network), settings),
    term2: bernoulliNegativeLogLikelihood(decode(network, z), x),
  };
}

/** The same averaged over pictures and samples, [term1, term2] in nats, unweighted. */
export function meanTerms({ term1, term2 }: Pick<Terms, 'term1' | 'term2'>): Tensor1D {
  if (meanTermsKernel.available()) return meanTermsKernel.apply({ term1, term2 }, {}) as Tensor1D;
  return tf.stack([tf.mean(tf.sum(term1, 1)), tf.mean(term2)]) as Tensor1D;
}
