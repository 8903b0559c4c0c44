/** Gauss-VAE's tensor half: diagonal Gaussian posterior, normal prior, standard or with parameters. References: math/gauss. */
import { gaussSampleKernel } from '../../gpu/kernels/gauss/gauss-sample';
import { klNormalKernel } from '../../gpu/kernels/kl-normal/kl-normal';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { normalOfMoments } from '../../math/gauss';
import type { TensorModel } from '../contract';
import { isOther, ofNormals } from '../divergence';
import { gaussSpec, isStandard, type GaussSettings } from './spec';

function split(head: Tensor2D, latent: number): [Tensor2D, Tensor2D] {
  return [tf.slice2d(head, [0, 0], [-1, latent]), tf.slice2d(head, [0, latent], [-1, latent])];
}

/** ((mu - m)^2 / s^2 + u - 1 - log u) / 2 with u = sigma^2 / s^2, for a prior of mean m and variance s^2 by dimension. */
function klToPrior(
  head: Tensor2D,
  [priorMean, priorLogVariance]: readonly Tensor[],
  latent: number,
): Tensor2D {
  const [mean, logVariance] = split(head, latent);
  const logRatio = tf.sub(logVariance, priorLogVariance);
  const distance = tf.mul(tf.square(tf.sub(mean, priorMean)), tf.exp(tf.neg(priorLogVariance)));
  return tf.mul(tf.sub(tf.sub(tf.add(tf.exp(logRatio), distance), 1), logRatio), 0.5) as Tensor2D;
}

export const gaussModel: TensorModel<GaussSettings> = {
  spec: gaussSpec,

  /** KL(N(mu, sigma^2) : N(0, 1)) = (sigma^2 + mu^2 - 1 - log sigma^2) / 2, the closed form of term1 (section 2). */
  term1(head, prior, settings) {
    const { latent } = settings;
    if (!isStandard(settings)) return klToPrior(head, prior, latent);
    if (klNormalKernel.available()) return klNormalKernel.apply({ head }, {}) as Tensor2D;
    const [mean, logVariance] = split(head, latent);
    const sum = tf.add(tf.exp(logVariance), tf.square(mean));
    return tf.mul(tf.sub(tf.sub(sum, 1), logVariance), 0.5);
  },

  objective(head, prior, settings) {
    if (!isOther(settings)) return null;
    const [mean, logVariance] = split(head, settings.latent);
    const [priorMean, priorLogVariance] = isStandard(settings) ? [tf.scalar(0), tf.scalar(0)] : prior;
    return ofNormals({ mean, logVariance }, { mean: priorMean, logVariance: priorLogVariance }, settings);
  },

  centroid: {
    /** E z and E z^2. */
    moments(head, { latent }) {
      const [mean, logVariance] = split(head, latent);
      return [mean, tf.add(tf.square(mean), tf.exp(logVariance))].map((of) => tf.mean(of, 0));
    },
    prior: normalOfMoments,
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

  samplePrior(prior, noise, settings) {
    const standard = tf.reshape(noise, [-1, settings.latent]) as Tensor2D;
    if (isStandard(settings)) return standard;
    return tf.add(prior[0], tf.mul(tf.exp(tf.mul(prior[1], 0.5)), standard));
  },

  mean: (head, { latent }) => split(head, latent)[0],
};
