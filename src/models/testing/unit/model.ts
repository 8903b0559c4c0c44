/** Unit-VAE's tensor half: the deviation is 1 whatever the picture. Only tests register it. */
import { tf, type Tensor, type Tensor2D } from '../../../gpu/tf';
import type { TensorModel } from '../../contract';
import { unitSpec, type UnitSettings } from './spec';

export const unitModel: TensorModel<UnitSettings> = {
  spec: unitSpec,

  /** KL(N(mu, 1) : N(0, 1)) = mu^2 / 2. */
  term1: (head) => tf.mul(tf.square(head), 0.5),

  drawsNoise: () => false,

  /** z = mu + epsilon. */
  sample(head, noise, { latent }) {
    const z = tf.add(tf.reshape(head, [-1, 1, latent]), noise as Tensor);
    return tf.reshape(z, [-1, latent]) as Tensor2D;
  },

  samplePrior: (_prior, noise, { latent }) => tf.reshape(noise, [-1, latent]),

  mean: (head) => tf.clone(head),
};
