/** CG-VAE with every family: samples, eq. (4) and their gradients against math/grid-family, on every backend; and CG-BPEF-VAE where it is one. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import { klGridFamily, sampleGridCells, sampleGridFamily, type GridDensity } from '../../math/grid-family';
import { gridPoints } from '../../math/polynomial-family';
import { fillGumbel, fillUniform, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { cgBpefModel } from '../cg-bpef/model';
import { cgBpefSpec } from '../cg-bpef/spec';
import type { Family } from './families/family';
import { families, familyIds } from './families/registry';
import { cgModel } from './model';
import { cgSpec, type CgSettings } from './spec';

const R = 21;
const T = 0.6;
const [n, d, L] = [2, 2, 3];

const settingsOf = (own: Partial<CgSettings>): CgSettings => ({
  ...defaultsOf(cgSpec.fields),
  latent: d,
  gridPoints: R,
  polynomialOrder: 4,
  components: 2,
  samples: L,
  ...own,
});

function densityOf(parameters: number[], settings: CgSettings): GridDensity {
  const family: Family = families[settings.family];
  const zeta = gridPoints(R);
  if (family.kind === 'curved')
    return {
      logits: family.logits(parameters, zeta, settings),
      gradient: family.gradient(parameters, zeta, settings),
    };
  const gradient = family.statistics(zeta, settings);
  return {
    logits: zeta.map((_, r) => gradient.reduce((sum, row, p) => sum + parameters[p] * row[r], 0)),
    gradient,
  };
}

const between = (count: number, name: string, size: number) =>
  fillUniform(new Float32Array(count), keyOf(5, name), 0).map((u) => size * (2 * u - 1));

describe.each(backends)('CG-VAE on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(familyIds)('%s: eq. (4) and its gradients', async (family) => {
    const settings = settingsOf({ family });
    const P = cgSpec.headSize(settings) / d;
    const head = between(n * d * P, 'head', 2);
    const prior = between(d * P, 'prior', 1);
    const dy = between(n * d, 'dy', 0.5);
    const { value, grads } = tf.valueAndGrads((h, a) => cgModel.term1(h as Tensor2D, [a], settings))(
      [tf.tensor2d(head, [n, d * P]), tf.tensor2d(prior, [d, P])],
      tf.tensor2d(dy, [n, d]),
    );
    const rows = Array.from({ length: n * d }, (_, row) => {
      const own = Array.from(head.subarray(row * P, (row + 1) * P));
      const j = row % d;
      return klGridFamily(
        densityOf(own, settings),
        densityOf(Array.from(prior.subarray(j * P, (j + 1) * P)), settings),
      );
    });
    const gradPrior = new Float64Array(d * P);
    rows.forEach(({ prior }, row) => prior.forEach((g, p) => (gradPrior[(row % d) * P + p] += g * dy[row])));
    expectClose(
      await value.data(),
      rows.map(({ kl }) => kl),
      { roundings: 64, scale: 4 },
    );
    expectClose(
      await grads[0].data(),
      rows.flatMap(({ posterior }, row) => posterior.map((g) => g * dy[row])),
      { roundings: 64, scale: 4 },
    );
    expectClose(await grads[1].data(), gradPrior, { roundings: 64, scale: 4 });
  });

  test.each(familyIds.flatMap((family) => [[family, 'concrete'] as const, [family, 'inverse-cdf'] as const]))(
    '%s, %s: samples of several pictures and dimensions, and their gradients',
    async (family, sampler) => {
      const settings = settingsOf({ family, sampler });
      const P = cgSpec.headSize(settings) / d;
      const head = between(n * d * P, 'head', 2);
      const dz = between(n * L * d, 'dz', 0.5);
      const shape = [n, L, ...cgSpec.noise(settings).shape];
      const fill = sampler === 'concrete' ? fillGumbel : fillUniform;
      const noise = fill(new Float32Array(shape.reduce((a, b) => a * b)), keyOf(4, 'noise'), 0);
      const { value, grad } = tf.valueAndGrad((h) =>
        cgModel.sample(h as Tensor2D, tf.tensor(noise, shape), settings, T),
      )(tf.tensor2d(head, [n, d * P]), tf.tensor2d(dz, [n * L, d]));
      const z: number[] = [];
      const gradient = new Float64Array(n * d * P);
      for (let row = 0; row < n * L * d; row++) {
        const at = (Math.floor(row / (L * d)) * d + (row % d)) * P;
        const density = densityOf(Array.from(head.subarray(at, at + P)), settings);
        const drawn =
          sampler === 'concrete'
            ? sampleGridFamily(density, Array.from(noise.subarray(row * R, (row + 1) * R)), T)
            : sampleGridCells(density, noise[row]);
        z.push(drawn.z);
        drawn.gradient.forEach((g, p) => (gradient[at + p] += g * dz[row]));
      }
      // In an exact draw the cell's own probability divides what a rounding moves.
      const scale = sampler === 'concrete' ? 8 : 40;
      expectClose(await value.data(), z, { roundings: 64, scale });
      expectClose(await grad.data(), gradient, { roundings: 128, scale });
    },
  );

  test('a mixture of one, and the monomials typed, are CG-BPEF-VAE', async () => {
    const own = { ...defaultsOf(cgBpefSpec.fields), latent: d, gridPoints: R };
    const head = tf.tensor2d(between(n * d * 5, 'head', 3), [n, d * 5]);
    const prior = [tf.tensor2d(between(d * 5, 'prior', 1), [d, 5])];
    const noise = tf.tensor(fillGumbel(new Float32Array(n * d * R), keyOf(4, 'noise'), 0), [n, 1, d, R]);
    const term1 = await cgBpefModel.term1(head, prior, own).data();
    const z = await cgBpefModel.sample(head, noise, own, T).data();
    for (const settings of [
      settingsOf({ family: 'mixture', components: 1, polynomialOrder: 5 }),
      settingsOf({ family: 'custom', statistics: 'z; z^2; z^3; z^4; z^5' }),
    ]) {
      expectClose(await cgModel.term1(head, prior, settings).data(), term1, { roundings: 64 });
      expectClose(await cgModel.sample(head, noise, settings, T).data(), z, { roundings: 64 });
    }
  });

  test.each(familyIds)('%s keeps no tensor', (family) => {
    const settings = settingsOf({ family });
    const count = () => tf.memory().numTensors;
    const before = count();
    tf.tidy(() => {
      const head = tf.zeros([n, cgSpec.headSize(settings)]) as Tensor2D;
      const prior = [tf.zeros([d, cgSpec.headSize(settings) / d])];
      tf.grad((h) => tf.sum(cgModel.term1(h as Tensor2D, prior, settings)))(head);
    });
    expect(count()).toBe(before);
  });
});
