/** The exact sampler against its oracle, golden values and the distribution that it is to draw from, on every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../../gpu/testing/expect-close';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../gpu/tf';
import golden from '../../math/fixtures/golden.json';
import { cellCentres, sampleInverseCdf as oracle } from '../../math/inverse-cdf';
import { meanInverseCdf } from '../../math/testing/grid-means';
import { gridProbabilities } from '../../math/polynomial-family';
import { fillUniform, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import { sampleInverseCdf } from './inverse-cdf';
import { monomials } from './tables';
import { cgBpefModel } from '../cg-bpef/model';
import { cgBpefSpec } from '../cg-bpef/spec';

async function drawn(coefficients: number[][], u: number[], gridPoints: number) {
  const { value, grad } = tf.valueAndGrad((b) =>
    sampleInverseCdf(b as Tensor2D, tf.tensor1d(u), monomials(coefficients[0].length, gridPoints)),
  )(tf.tensor2d(coefficients));
  return { z: await value.data(), gradient: await grad.data() };
}

/** The uniform as float32 has it, so that both sides draw from the same. */
const exact = Math.fround;

describe.each(backends)('the exact sampler on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(golden.inverseCdf)('z and its gradient, golden case %#', async (one) => {
    const { coefficients, uniform, gridPoints, z, gradCoefficients } = one;
    const p = gridProbabilities(coefficients, gridPoints);
    const { z: own, gradient } = await drawn([coefficients], [uniform], gridPoints);
    // A rounding of the running sum moves z by that share of its own cell, and divides by p once more in the gradient.
    const r = Math.min(gridPoints - 1, Math.floor(((z + 1) / 2) * gridPoints));
    const size = coefficients.reduce((sum, c) => sum + Math.abs(c), 1) / p[r];
    expectClose(own, [z], { roundings: 8, scale: size / gridPoints });
    expectClose(gradient, gradCoefficients, { roundings: 16, scale: size / gridPoints / p[r] });
  });

  test('many rows at once, as the oracle has them one by one', async () => {
    const [rows, order, R] = [60, 5, 101];
    const coefficients = Array.from({ length: rows }, (_, i) =>
      [...fillUniform(new Float32Array(order), keyOf(3, 'rows'), i)].map((v) => exact(8 * (v - 0.5))),
    );
    const u = [...fillUniform(new Float32Array(rows), keyOf(3, 'u'), 0)];
    const { z, gradient } = await drawn(coefficients, u, R);
    coefficients.forEach((b, i) => {
      const want = oracle(b, R, u[i]);
      const p = gridProbabilities(b, R)[Math.min(R - 1, Math.floor(((want.z + 1) / 2) * R))];
      expectClose([z[i]], [want.z], { roundings: 16, scale: 1 + 1 / (R * p) });
      const own = gradient.subarray(i * order, (i + 1) * order);
      expectClose(own, want.gradCoefficients, { roundings: 64, scale: 1 + 1 / (R * p * p) });
    });
  });

  test('follows its distribution: even uniforms fall into each cell as often as p says, and evenly within', async () => {
    const [R, count] = [21, 4000];
    const coefficients = [1.5, -4, 0.5, 2];
    const u = Array.from({ length: count }, (_, i) => exact((i + 0.5) / count));
    const { z } = await drawn(
      u.map(() => coefficients),
      u,
      R,
    );
    const p = gridProbabilities(coefficients, R);
    const cells = new Array<number>(R).fill(0);
    const within = new Array<number>(R).fill(0);
    z.forEach((value, i) => {
      if (i > 0) expect(value).toBeGreaterThanOrEqual(z[i - 1] - 1e-6);
      const at = ((value + 1) / 2) * R;
      const r = Math.min(R - 1, Math.floor(at));
      cells[r]++;
      within[r] += at - r;
    });
    cells.forEach((held, r) => {
      // Even uniforms miss by less than one at each end of a cell.
      expect(Math.abs(held - count * p[r])).toBeLessThanOrEqual(2);
      if (held > 50) expect(Math.abs(within[r] / held - 0.5)).toBeLessThan(1 / held + 0.02);
    });
  });

  test('stays finite and inside at coefficients of 200, at both ends of u, for R 3 and 1001', async () => {
    for (const R of [3, 1001]) {
      const coefficients = [
        [200, -200, 200, -200, 200],
        [-200, 200, 200, -200, -200],
        [0, -200, 0, 0, 0],
        [0, 200, 0, 0, 0],
      ];
      const ends = [
        exact(0.5 / 2 ** 23),
        0.25,
        exact(0.5 - 2 ** -24),
        exact(0.5 + 2 ** -24),
        exact(1 - 0.5 / 2 ** 23),
      ];
      const rows = coefficients.flatMap((b) => ends.map(() => b));
      const { z, gradient } = await drawn(
        rows,
        coefficients.flatMap(() => ends),
        R,
      );
      expect([...z].every((value) => value >= -1 && value <= 1)).toBe(true);
      expect([...gradient].every(Number.isFinite)).toBe(true);
    }
  });

  test('the model draws L samples of each picture, its prior and its mean from the cells', async () => {
    const settings = {
      ...defaultsOf(cgBpefSpec.fields),
      latent: 2,
      polynomialOrder: 2,
      gridPoints: 11,
      sampler: 'inverse-cdf' as const,
    };
    expect(cgBpefModel.spec.noise(settings)).toEqual({ kind: 'uniform', shape: [2] });
    const heads = [
      [1, -2, 3, 0.5],
      [0.3, 0, -1, 1],
    ];
    const u = [...fillUniform(new Float32Array(2 * 3 * 2), keyOf(1, 'draws'), 0)];
    const z = await cgBpefModel.sample(tf.tensor2d(heads), tf.tensor(u, [2, 3, 2]), settings, 1).data();
    const rowOf = (picture: number, j: number) => heads[picture].slice(2 * j, 2 * j + 2);
    const want = u.map((value, i) => oracle(rowOf(Math.floor(i / 6), i % 2), 11, value).z);
    expectClose(z, want, { roundings: 32 });
    const prior = [tf.tensor2d(heads[0], [2, 2])];
    const own = await cgBpefModel.samplePrior(prior, tf.tensor(u.slice(0, 4), [2, 1, 2]), settings, 1).data();
    expectClose(
      own,
      u.slice(0, 4).map((value, i) => oracle(rowOf(0, i % 2), 11, value).z),
      { roundings: 32 },
    );
    const mean = await cgBpefModel.mean(tf.tensor2d([heads[0]]), settings).data();
    expectClose(mean, [meanInverseCdf([1, -2], 11), meanInverseCdf([3, 0.5], 11)], { roundings: 32 });
    expect(cellCentres(11)[0]).toBeCloseTo(-1 + 1 / 11, 12);
  });
});
