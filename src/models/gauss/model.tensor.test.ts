/** Gauss-VAE's term1 and sampler, values and gradients, against math/gauss and the golden values, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import golden from '../../math/fixtures/golden.json';
import { klToStandardNormal, klToStandardNormalGradient, sampleGauss } from '../../math/gauss';
import { fillNormal, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { gaussModel } from './model';
import { gaussSpec } from './spec';

const settings = { ...defaultsOf(gaussSpec.fields), latent: 6 };
const heads = golden.gaussian.map(({ mean, logVariance }) => [...mean, ...logVariance]);

describe.each(backends)('Gauss-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('term1 by dimension and its gradient', async () => {
    const { value, grad } = tf.valueAndGrad((h) => gaussModel.term1(h as Tensor2D, [], settings))(
      tf.tensor2d(heads),
    );
    const expected = golden.gaussian.map(({ mean, logVariance }) => klToStandardNormal(mean, logVariance));
    const gradients = golden.gaussian.flatMap(({ mean, logVariance }) => {
      const g = klToStandardNormalGradient(mean, logVariance);
      return [...g.mean, ...g.logVariance];
    });
    expectClose(await value.data(), expected.flat(), { roundings: 16 });
    expectClose(
      await tf.sum(value, 1).data(),
      golden.gaussian.map((c) => c.klToStandardNormal),
      { roundings: 32 },
    );
    expectClose(await grad.data(), gradients, { roundings: 16 });
  });

  test.each([1, 3])('sample and its gradient, L = %i', async (samples) => {
    const n = heads.length;
    const noise = fillNormal(new Float32Array(n * samples * 6), keyOf(5, 'noise'), 0);
    const dz = fillNormal(new Float32Array(n * samples * 6), keyOf(5, 'dz'), 0);
    const { value, grad } = tf.valueAndGrad((h) =>
      gaussModel.sample(h as Tensor2D, tf.tensor(noise, [n, samples, 6]), { ...settings, samples }, 1),
    )(tf.tensor2d(heads), tf.tensor2d(dz, [n * samples, 6]));
    const gradient = heads.map((head) => head.map(() => 0));
    const z: number[] = [];
    golden.gaussian.forEach(({ mean, logVariance }, i) => {
      for (let l = 0; l < samples; l++) {
        const at = (i * samples + l) * 6;
        z.push(...sampleGauss(mean, logVariance, noise.subarray(at, at + 6)));
        // dz/dmu = 1 and dz/dlogVariance = sigma epsilon / 2.
        for (let j = 0; j < 6; j++) {
          gradient[i][j] += dz[at + j];
          gradient[i][6 + j] += (dz[at + j] * Math.exp(logVariance[j] / 2) * noise[at + j]) / 2;
        }
      }
    });
    expectClose(await value.data(), z, { roundings: 16 });
    expectClose(await grad.data(), gradient.flat(), { roundings: 16 });
  });

  test('draws of a learned prior', async () => {
    const noise = fillNormal(new Float32Array(12), keyOf(6, 'prior'), 0);
    const [mean, logVariance] = [0, 1].map((k) => Array.from({ length: 6 }, (_, j) => Math.sin(3 * j + k)));
    const drawn = gaussModel.samplePrior(
      [tf.tensor1d(mean), tf.tensor1d(logVariance)],
      tf.tensor(noise, [2, 1, 6]),
      { ...settings, prior: 'learned' },
      1,
    );
    const expected = [0, 6].flatMap((at) => sampleGauss(mean, logVariance, noise.subarray(at, at + 6)));
    expectClose(await drawn.data(), expected, { roundings: 16 });
  });
});
