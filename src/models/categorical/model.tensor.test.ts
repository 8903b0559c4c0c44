/** Cat-VAE's term1 and sampler, values and gradients, against math/ and the golden values, on every backend. */
import { beforeAll, describe, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import { concreteFromGumbel } from '../../math/concrete';
import golden from '../../math/fixtures/golden.json';
import { fillGumbel, fillUniform, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { categoricalModel } from './model';
import { categoricalSpec } from './spec';

const largest = (values: readonly number[]) => Math.max(1, ...values.map(Math.abs));

describe.each(backends)('Cat-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(golden.klLogits)('term1 and its gradient, golden case %#', async (golden) => {
    const { posterior, klToUniform, gradKlToUniform } = golden;
    const settings = { ...defaultsOf(categoricalSpec.fields), latent: 1, categories: posterior.length };
    const { value, grad } = tf.valueAndGrad((h) => categoricalModel.term1(h as Tensor2D, [], settings))(
      tf.tensor2d([posterior]),
    );
    // Differences of logits lose the roundings of the largest of them.
    expectClose(await value.data(), [klToUniform], { roundings: 16, scale: largest(posterior) });
    expectClose(await grad.data(), gradKlToUniform, { roundings: 16, scale: largest(posterior) });
  });

  test.each(golden.concrete)(
    'Concrete sample, golden case %#',
    async ({ logits, gumbel, temperature, y }) => {
      const settings = { ...defaultsOf(categoricalSpec.fields), latent: 1, categories: logits.length };
      const noise = tf.tensor(gumbel, [1, 1, 1, logits.length]);
      const z = categoricalModel.sample(tf.tensor2d([logits]), noise, settings, temperature);
      // y moves by as much as (logits + g) / T is rounded.
      const scale = largest(logits.map((l, i) => l + gumbel[i])) / temperature;
      expectClose(await z.data(), y, { roundings: 8, scale });
    },
  );

  test.each([1, 3])('gradient of samples and their order, d = 2, C = 4, L = %i', async (samples) => {
    const settings = { ...defaultsOf(categoricalSpec.fields), latent: 2, categories: 4, samples };
    const n = 3;
    const T = 0.7;
    const head = fillUniform(new Float32Array(n * 8), keyOf(1, 'head'), 0).map((u) => 4 * u - 2);
    const noise = fillGumbel(new Float32Array(n * samples * 8), keyOf(1, 'noise'), 0);
    const dz = fillUniform(new Float32Array(n * samples * 8), keyOf(1, 'dz'), 0).map((u) => u - 0.5);
    const { value, grad } = tf.valueAndGrad((h) =>
      categoricalModel.sample(h as Tensor2D, tf.tensor(noise, [n, samples, 2, 4]), settings, T),
    )(tf.tensor2d(head, [n, 8]), tf.tensor2d(dz, [n * samples, 8]));
    const z: number[] = [];
    const gradient = new Float64Array(n * 8);
    for (let i = 0; i < n; i++)
      for (let l = 0; l < samples; l++)
        for (let j = 0; j < 2; j++) {
          const at = (i * samples + l) * 8 + 4 * j;
          const y = concreteFromGumbel(
            head.subarray(i * 8 + 4 * j, i * 8 + 4 * j + 4),
            noise.subarray(at, at + 4),
            T,
          );
          z.push(...y);
          const mean = y.reduce((sum, value, c) => sum + value * dz[at + c], 0);
          // dy_r / dlogit_s = y_r (1[r = s] - y_s) / T.
          y.forEach((value, c) => (gradient[i * 8 + 4 * j + c] += (value * (dz[at + c] - mean)) / T));
        }
    expectClose(await value.data(), z, { roundings: 32 });
    expectClose(await grad.data(), gradient, { roundings: 64 });
  });

  test('posterior mean and draws of the prior lie on the simplex', async () => {
    const settings = { ...defaultsOf(categoricalSpec.fields), latent: 2, categories: 3 };
    const head = tf.tensor2d([[0, 0, 0, 100, 0, -100]]);
    const mean = await categoricalModel.mean(head, settings).data();
    expectClose(mean, [1 / 3, 1 / 3, 1 / 3, 1, 0, 0], { roundings: 4 });
    const noise = fillGumbel(new Float32Array(6), keyOf(1, 'prior'), 0);
    const draw = await categoricalModel.samplePrior([], tf.tensor(noise, [1, 1, 2, 3]), settings, 0.5).data();
    const expected = [0, 3].flatMap((at) => concreteFromGumbel([0, 0, 0], noise.subarray(at, at + 3), 0.5));
    expectClose(draw, expected, { roundings: 32 });
    const prior = [1, -2, 0.5, 3, 0, -1];
    const learned = categoricalModel.samplePrior(
      [tf.tensor2d(prior, [2, 3])],
      tf.tensor(noise, [1, 1, 2, 3]),
      { ...settings, prior: 'learned' },
      0.5,
    );
    const ofLearned = [0, 3].flatMap((at) =>
      concreteFromGumbel(prior.slice(at, at + 3), noise.subarray(at, at + 3), 0.5),
    );
    expectClose(await learned.data(), ofLearned, { roundings: 32 });
  });
});
