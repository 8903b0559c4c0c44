/** CG-BPEF-VAE's sampler and eq. (4), values and gradients, against math/coarse-grain and the golden values, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import { klCoarseGrain, klCoarseGrainGradient, sampleCoarseGrain } from '../../math/coarse-grain';
import { posteriorMean } from '../../math/testing/grid-means';
import golden from '../../math/fixtures/golden.json';
import { fillGumbel, fillUniform, gumbel, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import * as coarseGrain from '../grid/coarse-grain';
import { monomials } from '../grid/tables';
import { cgBpefModel } from './model';
import { cgBpefSpec } from './spec';

/** The most that a polynomial's logit is rounded: by the size of its terms. */
const sizeOf = (coefficients: readonly number[]) => coefficients.reduce((sum, c) => sum + Math.abs(c), 1);

describe.each(backends)('CG-BPEF-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(golden.coarseGrain)('sample and its gradient, golden case %#', async (golden) => {
    const { coefficients, uniform, temperature, gridPoints, z, gradCoefficients } = golden;
    const noise = tf.tensor2d([uniform.map(gumbel)]);
    const { value, grad } = tf.valueAndGrad((b) =>
      coarseGrain.sampleCoarseGrain(
        b as Tensor2D,
        noise,
        temperature,
        monomials(coefficients.length, gridPoints),
      ),
    )(tf.tensor2d([coefficients]));
    const scale = sizeOf(coefficients) / temperature;
    expectClose(await value.data(), [z], { roundings: 8, scale });
    expectClose(await grad.data(), gradCoefficients, { roundings: 8, scale: scale / temperature });
    expectClose(
      await value.data(),
      [sampleCoarseGrain({ coefficients, gumbel: uniform.map(gumbel), temperature, gridPoints }).z],
      { roundings: 8, scale },
    );
  });

  test.each(golden.klCategorical)('eq. (4) and its gradients, golden case %#', async (golden) => {
    const { posterior, prior, gridPoints, kl, gradPosterior, gradPrior } = golden;
    const { value, grads } = tf.valueAndGrads((b, a) =>
      coarseGrain.klCoarseGrain(b as Tensor2D, a as Tensor2D, monomials(posterior.length, gridPoints)),
    )([tf.tensor2d([posterior]), tf.tensor2d([prior])], tf.ones([1, 1]));
    const scale = sizeOf(posterior) + sizeOf(prior);
    expectClose(await value.data(), [kl], { roundings: 8, scale });
    expectClose(await grads[0].data(), gradPosterior, { roundings: 8, scale });
    expectClose(await grads[1].data(), gradPrior, { roundings: 64, scale: 1 + scale / 8 });
  });

  test('eq. (4) of several pictures and dimensions: each with its own prior, whose gradient sums over pictures', async () => {
    const settings = { ...defaultsOf(cgBpefSpec.fields), latent: 2, polynomialOrder: 3, gridPoints: 21 };
    const n = 4;
    const head = fillUniform(new Float32Array(n * 6), keyOf(2, 'head'), 0).map((u) => 6 * u - 3);
    const prior = fillUniform(new Float32Array(6), keyOf(2, 'prior'), 0).map((u) => 2 * u - 1);
    const dy = fillUniform(new Float32Array(n * 2), keyOf(2, 'dy'), 0).map((u) => u - 0.5);
    const { value, grads } = tf.valueAndGrads((h, a) => cgBpefModel.term1(h as Tensor2D, [a], settings))(
      [tf.tensor2d(head, [n, 6]), tf.tensor2d(prior, [2, 3])],
      tf.tensor2d(dy, [n, 2]),
    );
    const kl: number[] = [];
    const gradHead: number[] = [];
    const gradPrior = new Float64Array(6);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < 2; j++) {
        const b = head.subarray(i * 6 + j * 3, i * 6 + j * 3 + 3);
        const a = prior.subarray(j * 3, j * 3 + 3);
        kl.push(klCoarseGrain(b, a, 21));
        const gradient = klCoarseGrainGradient(b, a, 21);
        gradHead.push(...gradient.posterior.map((g) => g * dy[i * 2 + j]));
        gradient.prior.forEach((g, m) => (gradPrior[j * 3 + m] += g * dy[i * 2 + j]));
      }
    expectClose(await value.data(), kl, { roundings: 64 });
    expectClose(await grads[0].data(), gradHead, { roundings: 64 });
    expectClose(await grads[1].data(), gradPrior, { roundings: 64 });
  });

  test.each([1, 3])('samples of several pictures and dimensions, L = %i', async (samples) => {
    const settings = {
      ...defaultsOf(cgBpefSpec.fields),
      latent: 2,
      polynomialOrder: 3,
      gridPoints: 21,
      samples,
    };
    const n = 2;
    const T = 0.6;
    const head = fillUniform(new Float32Array(n * 6), keyOf(4, 'head'), 0).map((u) => 6 * u - 3);
    const noise = fillGumbel(new Float32Array(n * samples * 42), keyOf(4, 'noise'), 0);
    const dz = fillUniform(new Float32Array(n * samples * 2), keyOf(4, 'dz'), 0).map((u) => u - 0.5);
    const { value, grad } = tf.valueAndGrad((h) =>
      cgBpefModel.sample(h as Tensor2D, tf.tensor(noise, [n, samples, 2, 21]), settings, T),
    )(tf.tensor2d(head, [n, 6]), tf.tensor2d(dz, [n * samples, 2]));
    const z: number[] = [];
    const gradient = new Float64Array(n * 6);
    for (let i = 0; i < n; i++)
      for (let l = 0; l < samples; l++)
        for (let j = 0; j < 2; j++) {
          const row = (i * samples + l) * 2 + j;
          const drawn = sampleCoarseGrain({
            coefficients: head.subarray(i * 6 + j * 3, i * 6 + j * 3 + 3),
            gumbel: noise.subarray(row * 21, (row + 1) * 21),
            temperature: T,
            gridPoints: 21,
          });
          z.push(drawn.z);
          drawn.covariance.forEach((c, m) => (gradient[i * 6 + j * 3 + m] += c * dz[row]));
        }
    expectClose(await value.data(), z, { roundings: 64 });
    expectClose(await grad.data(), gradient, { roundings: 128 });
  });

  test('posterior mean, and draws of the prior', async () => {
    const settings = { ...defaultsOf(cgBpefSpec.fields), latent: 2, polynomialOrder: 2, gridPoints: 11 };
    const coefficients = [1, -2, 3, 0.5];
    const mean = await cgBpefModel.mean(tf.tensor2d([coefficients]), settings).data();
    expectClose(mean, [posteriorMean([1, -2], 11), posteriorMean([3, 0.5], 11)], { roundings: 32 });
    const noise = fillGumbel(new Float32Array(2 * 22), keyOf(1, 'prior'), 0);
    const prior = [tf.tensor2d(coefficients, [2, 2])];
    const drawn = await cgBpefModel.samplePrior(prior, tf.tensor(noise, [2, 1, 2, 11]), settings, 0.5).data();
    const expected = [0, 1, 2, 3].map(
      (row) =>
        sampleCoarseGrain({
          coefficients: row % 2 === 0 ? [1, -2] : [3, 0.5],
          gumbel: noise.subarray(row * 11, (row + 1) * 11),
          temperature: 0.5,
          gridPoints: 11,
        }).z,
    );
    expectClose(drawn, expected, { roundings: 64 });
  });
});
