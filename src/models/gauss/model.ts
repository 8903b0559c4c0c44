/** Gauss-VAE's tensor half: diagonal Gaussian posterior, standard normal prior. References: math/gauss. */
import { gaussSampleKernel } from '../../gpu/kernels/gauss/gauss-sample';
import { klNormalKernel } from '../../gpu/kernels/kl-normal/kl-normal';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import type { TensorModel } from '../contract';
import { gaussSpec, type GaussSettings } from './spec';

function split(head: Tensor2D, latent: number): [Tensor2D, Tensor2D] {
  return [tf.slice2d(head, [0, 0], [-1, latent]), tf.slice2d(head, [0, latent], [-1, latent])];
}

export const gaussModel: TensorModel<GaussSettings> = {
  spec: gaussSpec,

  /** KL(N(mu, sigma^2) : N(0, 1)) = (sigma^2 + mu^2 - 1 - log sigma^2) / 2, the closed form of term1 (section 2). */
  term1(head, _prior, { latent }) {
    if (klNormalKernel.available()) return klNormalKernel.apply({ head }, {}) as Tensor2D;
    const [mean, logVariance] = split(head, latent);
    const sum = tf.add(tf.exp(logVariance), tf.square(mean));
    return tf.mul(tf.sub(tf.sub(sum, 1), logVariance), 0.5);
  },

  drawsNoise: () => gaussSampleKernel.available(),

  /** z = mu + s sigma epsilon: section 2's reparameterization trick where s is 1, and the control of the noise scale below it. */
  sample(head, noise, { latent, noiseScale }) {
    if ('key' in noise) return gaussSampleKernel.apply({ head }, { ...noise, scale: noiseScale }) as Tensor2D;
    const [mean, logVariance] = split(head, latent);
    const samples = noise.shape[1] ?? 1;
    const sigma = tf.exp(tf.mul(logVariance, 0.5));
    const perSample = (t: Tensor): Tensor => tf.reshape(t, [-1, 1, latent]);
    const z = tf.add(
      perSample(mean),
      tf.mul(perSample(sigma), noiseScale === 1 ? noise : tf.mul(noise, noiseScale)),
    );
    return tf.reshape(z, [head.shape[0] * samples, latent]);
  },

  samplePrior: (_prior, noise, { latent }) => tf.reshape(noise, [-1, latent]),

  mean: (head, { latent }) => split(head, latent)[0],
};
