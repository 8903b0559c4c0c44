/** Every family of CG-VAE at the ends of its settings, M = 20, K = 10, R = 1001 or the most it takes, T = 0.01, parameters of 200: numbers, never NaN. On every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor, type Tensor2D } from '../../gpu/tf';
import { fillGumbel, fillUniform, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { familyIds, type FamilyId } from './families/registry';
import { cgModel } from './model';
import { cgSpec, type CgSettings } from './spec';

const T = 0.01;
const [n, d] = [2, 2];
const samplers = ['concrete', 'inverse-cdf'] as const;

/** The ends of every setting, mended where the family states a limit. */
function extreme(family: FamilyId, sampler: CgSettings['sampler']): CgSettings {
  return cgSpec.mend({
    ...defaultsOf(cgSpec.fields),
    family,
    sampler,
    latent: d,
    samples: 1,
    polynomialOrder: 20,
    components: 10,
    statistics: 'z; z^2; abs(z); exp(13*z); tanh(50*z); log(1.02+z); 1000000*z^3',
    gridPoints: 1001,
  }).settings;
}

/** Parameters of 200 in size: alike, in turn, and as they fall. */
const heads: readonly (readonly [string, (i: number) => number])[] = [
  ['all 200', () => 200],
  ['all -200', () => -200],
  ['in turn', (i) => (i % 2 === 0 ? 200 : -200)],
  ['as they fall', (i) => 200 * Math.sign(Math.sin(12.9 * i + 1))],
];

describe.each(backends)('CG-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(familyIds)('%s states its limits, and takes all else', (family) => {
    const { gridPoints, polynomialOrder, components } = extreme(family, 'concrete');
    expect([gridPoints, polynomialOrder, components]).toEqual([family === 'free' ? 101 : 1001, 20, 10]);
  });

  test.each(familyIds.flatMap((family) => samplers.map((sampler) => [family, sampler] as const)))(
    '%s, %s: term1, samples, means and gradients are finite',
    async (family, sampler) => {
      const settings = extreme(family, sampler);
      const P = cgSpec.headSize(settings) / d;
      const shape = [n, 1, ...cgSpec.noise(settings).shape];
      const fill = sampler === 'concrete' ? fillGumbel : fillUniform;
      const noise = fill(new Float32Array(shape.reduce((a, b) => a * b)), keyOf(4, 'extremes'), 0);
      // The uniforms nearest to 0 and 1 that there are.
      if (sampler === 'inverse-cdf') noise.set([2 ** -24, 1 - 2 ** -24]);
      for (const [name, at] of heads) {
        const made = tf.tidy(() => {
          const head = tf.tensor2d(
            Float32Array.from({ length: n * d * P }, (_, i) => at(i)),
            [n, d * P],
          );
          const prior = tf.tensor2d(
            Float32Array.from({ length: d * P }, (_, i) => at(i + 1)),
            [d, P],
          );
          const ofTerm1 = tf.valueAndGrads((h, a) => tf.sum(cgModel.term1(h as Tensor2D, [a], settings)));
          const term1 = ofTerm1([head, prior]);
          const drawn = tf.valueAndGrad((h) =>
            cgModel.sample(h as Tensor2D, tf.tensor(noise, shape), settings, T),
          )(head, tf.ones([n, d]));
          const mean = cgModel.mean(head, settings);
          return {
            term1: term1.value as Tensor,
            'term1 by the head': term1.grads[0],
            'term1 by the prior': term1.grads[1],
            z: drawn.value as Tensor,
            'z by the head': drawn.grad,
            mean: mean as Tensor,
          };
        });
        for (const [what, tensor] of Object.entries(made)) {
          const values = [...(await tensor.data())];
          expect(values.every(Number.isFinite), `${what}, ${name}: ${values.slice(0, 4).join(' ')}`).toBe(
            true,
          );
          if (what === 'term1') expect(values[0], name).toBeGreaterThan(-1e-3 * Math.abs(values[0]) - 1e-2);
          if (what === 'z' || what === 'mean')
            expect(
              values.every((z) => Math.abs(z) <= 1 + 1e-5),
              `${what}, ${name}: ${values.join(' ')}`,
            ).toBe(true);
          tensor.dispose();
        }
      }
    },
  );
});
