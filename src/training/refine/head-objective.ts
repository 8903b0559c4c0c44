/** L of pictures as a function of their heads, decoder and prior held: what refining minimises, and what it reports. */
import { tf, type Tensor, type Tensor1D, type Tensor2D } from '../../gpu/tf';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { decode, decodeFrozen, priorOf, type Network } from '../network';

/** Pictures with the noise of their samples. */
interface HeadObjective {
  readonly network: Network;
  /** [n, pixels] in [0, 1]. */
  readonly x: Tensor2D;
  /** [n, K, ...]. */
  readonly noise: Tensor;
  readonly temperature: number;
}

/** The gradient in the heads [n, headSize] of the sum over pictures of term1 + term2's mean over K: each picture's is its own. The caller frees it. */
export function headGradient({ network, x, noise, temperature }: HeadObjective, head: Tensor2D): Tensor {
  const { model, settings } = network;
  const { value, grads } = tf.engine().gradients(() => {
    const term1 = model.term1(head, priorOf(network), settings);
    const z = model.sample(head, noise, settings, temperature);
    const term2 = bernoulliNegativeLogLikelihood(decodeFrozen(network, z), x);
    return tf.add(tf.sum(term1), tf.div(tf.sum(term2), noise.shape[1]!));
  }, [head]);
  value.dispose();
  return grads[0];
}

/** term1 by picture, [n] nats, and term2 by picture and sample, [n K] nats. */
export function headTerms(
  { network, x, noise, temperature }: HeadObjective,
  head: Tensor2D,
): { readonly term1: Tensor1D; readonly term2: Tensor1D } {
  const { model, settings } = network;
  const z = model.sample(head, noise, settings, temperature);
  return {
    term1: tf.sum(model.term1(head, priorOf(network), settings), 1),
    term2: bernoulliNegativeLogLikelihood(decode(network, z), x),
  };
}
