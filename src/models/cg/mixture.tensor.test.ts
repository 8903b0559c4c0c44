/** The mixture where numbers are largest, on every backend: finite at every extreme, and eq. (4) where a density underflows. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import { klGridFamily, sampleGridFamily } from '../../math/grid-family';
import { gridPoints } from '../../math/polynomial-family';
import { fillGumbel, fillUniform, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { mixture } from './families/mixture';
import { cgModel } from './model';
import { cgSpec, type CgSettings } from './spec';

const settingsOf = (own: Partial<CgSettings>): CgSettings => ({
  ...defaultsOf(cgSpec.fields),
  family: 'mixture',
  latent: 1,
  samples: 1,
  ...own,
});

const densityOf = (parameters: number[], settings: CgSettings) => {
  const zeta = gridPoints(settings.gridPoints);
  return {
    logits: mixture.logits(parameters, zeta, settings),
    gradient: mixture.gradient(parameters, zeta, settings),
  };
};

/** Noise of n pictures: an address where kernels draw it, a tensor elsewhere, of the same numbers. */
function noiseOf(n: number, settings: CgSettings, name: string) {
  const key = keyOf(8, name);
  if (cgModel.drawsNoise(settings)) return { key, step: 0, byPicture: false, samples: 1 };
  const shape = [n, 1, ...cgSpec.noise(settings).shape];
  const fill = settings.sampler === 'concrete' ? fillGumbel : fillUniform;
  return tf.tensor(fill(new Float32Array(shape.reduce((a, b) => a * b)), key, 0), shape);
}

describe.each(backends)('a mixture on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  // One of each way that WebGPU computes it: with the numbers in registers, and with more than fit.
  test.each(
    [3, 10].flatMap((components) => [
      [components, 'concrete'] as const,
      [components, 'inverse-cdf'] as const,
    ]),
  )(
    'is finite at coefficients of 200, M = 20, K = %i, R = 1001, T = 0.01, %s',
    async (components, sampler) => {
      const settings = settingsOf({ polynomialOrder: 20, components, gridPoints: 1001, sampler });
      const P = mixture.size(settings);
      const n = 12;
      const signs = (count: number, name: string) =>
        fillUniform(new Float32Array(count), keyOf(6, name), 0).map((u) => (u < 0.5 ? -200 : 200));
      const noise = noiseOf(n, settings, 'extreme');
      const inputs = [tf.tensor2d(signs(n * P, 'head'), [n, P]), tf.tensor2d(signs(P, 'prior'), [1, P])];
      const kl = tf.valueAndGrads((h, a) => tf.sum(cgModel.term1(h as Tensor2D, [a], settings)))(inputs);
      const z = tf.valueAndGrad((h) => tf.sum(cgModel.sample(h as Tensor2D, noise, settings, 0.01)))(
        inputs[0],
      );
      for (const tensor of [kl.value, ...kl.grads, z.value, z.grad])
        expect((await tensor.data()).every(Number.isFinite)).toBe(true);
    },
  );

  test('keeps log p of -300, its shares and its gradients', async () => {
    const settings = settingsOf({ polynomialOrder: 3, components: 2, gridPoints: 101 });
    // The prior falls from left to right; the second component is the one that is left at the right end.
    const prior = [-160, 0, 0, -150, 4, 0, 0.5, -0.5];
    const posterior = [160, 2, 1, 20, 0, 1, 1, 0];
    const { value, grads } = tf.valueAndGrads((h, a) => cgModel.term1(h as Tensor2D, [a], settings))([
      tf.tensor2d([posterior]),
      tf.tensor2d([prior]),
    ]);
    const want = klGridFamily(densityOf(posterior, settings), densityOf(prior, settings));
    expect(want.kl).toBeGreaterThan(290);
    expectClose(await value.data(), [want.kl], { roundings: 16, scale: 300 });
    expectClose(await grads[0].data(), want.posterior, { roundings: 64, scale: 300 });
    // A share is rounded as log p is.
    expectClose(await grads[1].data(), want.prior, { roundings: 16, scale: 300 });
  });

  test('draws where a hot temperature reaches densities that underflow', async () => {
    const settings = settingsOf({ polynomialOrder: 3, components: 2, gridPoints: 101 });
    const head = [-160, 0, 0, -150, 4, 0, 0.5, -0.5];
    const noise = fillGumbel(new Float32Array(101), keyOf(8, 'hot'), 0);
    const { value, grad } = tf.valueAndGrad((h) =>
      cgModel.sample(h as Tensor2D, noiseOf(1, settings, 'hot'), settings, 100),
    )(tf.tensor2d([head]));
    const want = sampleGridFamily(densityOf(head, settings), [...noise], 100);
    expectClose(await value.data(), [want.z], { roundings: 64, scale: 1 });
    expectClose(await grad.data(), want.gradient, { roundings: 64, scale: 3 });
  });
});
