/** Taylor's term2 of section 5 as a tensor that can be differentiated in all parameters, for normal posteriors and decoders of dense layers. */
import { tf, type Tensor1D, type Tensor2D } from '../../gpu/tf';
import type { Activation } from '../../math/dense';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { dense } from '../../nn/dense';
import { parameter } from '../../nn/parameters';
import { encode, type Network } from '../network';
import { denseLayersOf, layerNames } from './number-layers';

interface Layer {
  readonly weights: Tensor2D;
  readonly biases: Tensor1D;
  readonly activation: Activation;
}

/**
 * -log p(x | mu) + tr(G(mu) V) / 2 of each picture, [n] nats, for x [n, pixels]. It costs a pass of the decoder for each dimension: every z_j's
 * tangent goes through the layers. Its reference is math/section-five/decoder-metric with math/likelihood.
 */
export function taylorTerm2(network: Network, x: Tensor2D): Tensor1D {
  const { model, settings } = network;
  const head = encode(network, x);
  const mean = model.mean(head, settings);
  // z = mu + sigma epsilon, at epsilon = 1.
  const ones = tf.ones([x.shape[0], 1, settings.latent]);
  const deviation = tf.sub(model.sample(head, ones, settings, 1), mean) as Tensor2D;
  return taylorAt(network, mean, deviation, x);
}

/** The same at given means and deviations [n, d]. */
export function taylorAt(network: Network, mean: Tensor2D, deviation: Tensor2D, x: Tensor2D): Tensor1D {
  const layers = denseLayersOf(network).map(({ activation }, k): Layer => {
    const [weights, biases] = layerNames(k).map((name) => parameter(network.parameters, name));
    return { weights: weights as unknown as Tensor2D, biases: biases as unknown as Tensor1D, activation };
  });
  const [n, d] = mean.shape;
  let h = mean;
  let tangents: Tensor2D | null = null;
  for (const { weights, biases, activation } of layers) {
    h = dense(h, weights, biases, activation);
    // The unit vectors' first products are the rows of the weights.
    const pushed: Tensor2D = tangents
      ? dense(tangents, weights, tf.zerosLike(biases), 'linear')
      : tf.reshape(tf.tile(tf.expandDims(weights, 0), [n, 1, 1]), [n * d, -1]);
    tangents = activation === 'relu' ? throughMask(pushed, tf.step(h), d) : pushed;
  }
  const curvature = tf.expandDims(tf.mul(tf.sigmoid(h), tf.sigmoid(tf.neg(h))), 1);
  const squares = tf.square(tf.reshape(tangents!, [n, d, -1]));
  const diagonal = tf.sum(tf.mul(squares, curvature), 2);
  const halfTrace = tf.mul(tf.sum(tf.mul(diagonal, tf.square(deviation)), 1), 0.5);
  return tf.add(bernoulliNegativeLogLikelihood(h, x), halfTrace);
}

/** Rows [n d, units] times their picture's mask [n, units]. */
const throughMask = (rows: Tensor2D, mask: Tensor2D, d: number): Tensor2D =>
  tf.reshape(tf.mul(tf.reshape(rows, [mask.shape[0], d, -1]), tf.expandDims(mask, 1)), rows.shape);
