/** Exact evidence of small networks, against the sum or the samples of other code. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExactEvidence } from '../../experiment/exact';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { meanAndError } from '../../math/importance-weighting';
import { logSumExp, softmax } from '../../math/numeric';
import { gridPoints } from '../../math/polynomial-family';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { importanceWeighted } from '../audit/importance';
import { distributionOf, posteriorsOf, testPictures, type Subject } from '../audit/subject';
import { evaluationPictures } from '../evaluate';
import { decode } from '../network';
import { finished, tinySubject } from '../testing/tiny-subject';
import { exactEvidence } from './exact-evidence';

beforeAll(() => useBackend('wasm'));

const pictures = 4;

const exactOf = (subject: Subject, other: Partial<Parameters<typeof exactEvidence>[0]> = {}) =>
  finished(
    exactEvidence({
      ...{
        subject,
        model: subject.network.model.spec.id,
        step: 1,
        pictures,
        from: 'test',
        pixels: 'grey',
        fineness: 2,
      },
      ...other,
    } as Parameters<typeof exactEvidence>[0]),
  );

/** -log p(x | z) of one test picture at decoder inputs, nats. */
async function nllAt({ network, dataset }: Subject, picture: number, inputs: readonly number[][]) {
  const values = tf.tidy(() => {
    const x = evaluationPictures(dataset, [picture], 'none');
    return bernoulliNegativeLogLikelihood(decode(network, tf.tensor2d(inputs.map((row) => [...row]))), x);
  });
  const numbers = [...(await values.data())];
  values.dispose();
  return numbers;
}

describe('a discrete model', () => {
  test.each([
    ['categorical', { latent: 2, categories: 3 }],
    ['categorical', { latent: 2, categories: 3, prior: 'learned' }],
    ['cg-bpef', { latent: 2, gridPoints: 7, polynomialOrder: 3 }],
    ['cg-bpef', { latent: 2, gridPoints: 7, polynomialOrder: 3, prior: 'fixed' }],
  ] as const)('%s: evidence, L and gap are sums over its codes', async (id, change) => {
    const subject = await tinySubject(id, change);
    const { byPicture, reading, cells } = await exactOf(subject);
    const R = id === 'categorical' ? 3 : 7;
    expect([reading, cells]).toEqual(['hard', [R, R]]);
    const posteriors = await finished(posteriorsOf(subject, testPictures(subject, pictures)));
    for (const [place, found] of byPicture.entries()) {
      const { relaxed } = distributionOf(subject, posteriors[place]);
      if (relaxed === null || relaxed.by === 'closed form') throw new Error('expected categories');
      const { categories } = relaxed;
      const codes = Array.from({ length: R * R }, (_, i) => [Math.floor(i / R), i % R]);
      const inputs = codes.map((code) =>
        id === 'categorical'
          ? code.flatMap((r) => [0, 1, 2].map((c) => Number(c === r)))
          : code.map((r) => gridPoints(7)[r]),
      );
      const nll = await nllAt(subject, testPictures(subject, place + 1)[place], inputs);
      const [q, p] = [categories.posterior, categories.prior].map((all) => all.map((one) => softmax(one)));
      const of = (masses: readonly number[][], code: readonly number[]) =>
        masses[0][code[0]] * masses[1][code[1]];
      const evidence = logSumExp(codes.map((code, i) => Math.log(of(p, code)) - nll[i]));
      const L = codes.reduce(
        (sum, code, i) => sum + of(q, code) * (nll[i] + Math.log(of(q, code) / of(p, code))),
        0,
      );
      expect(found.nll).toBeCloseTo(-evidence, 4);
      expect(found.nll + found.gap).toBeCloseTo(L, 4);
      expect(found.floor).toBeLessThanOrEqual(found.family + 1e-6);
      expect(found.family).toBeLessThanOrEqual(found.gap + 1e-9);
    }
    const [{ family, floor }] = byPicture;
    // Categories have every shape; a polynomial of order 3 has not.
    if (id === 'categorical') expect(family).toBe(floor);
    else expect(family).toBeGreaterThan(floor);
  });
});

describe('a continuous model', () => {
  test.each([
    ['gauss', { latent: 1 }],
    ['gauss', { latent: 2 }],
    ['gauss', { latent: 1, prior: 'learned' }],
    ['cg-bpef', { latent: 2, gridPoints: 11, sampler: 'inverse-cdf' }],
  ] as const)('%s %o: the importance-weighted NLL falls to the exact one from above', async (id, change) => {
    const subject = await tinySubject(id, change);
    const exact = await exactOf(subject);
    const finer = await exactOf(subject, { fineness: 3 });
    // The grid's check.
    expect(Math.abs(exact.gap.mean - finer.gap.mean)).toBeLessThan(0.01);
    const places = testPictures(subject, pictures);
    const posteriors = await finished(posteriorsOf(subject, places));
    const [grey] = await finished(
      importanceWeighted({
        ...{ subject, reading: 'exact', pictures: places, samples: 1000 },
        drawsOf: (place) => distributionOf(subject, posteriors[place]).draws(),
      }),
    );
    const [first, , , last] = grey.points;
    expect(first.nll.mean).toBeGreaterThan(exact.nll.mean);
    // The error of the logarithm of a mean of K weights, and the bias, half its square.
    const error = Math.sqrt(1 / last.effectiveSamples - 1 / last.samples);
    const off = last.nll.mean - exact.nll.mean;
    expect(Math.abs(off - error ** 2 / 2)).toBeLessThan((4 * error) / Math.sqrt(pictures));
    expect(error).toBeLessThan(0.4);
    // K = 1 is L: its expectation on the cells.
    const L = meanAndError(exact.byPicture.map(({ nll, gap }) => nll + gap));
    expect(exact.freeEnergy.mean).toBeCloseTo(L.mean, 9);
  });

  test('of one dimension costs nothing to factorise', async () => {
    const { floor, gap, information } = await exactOf(await tinySubject('gauss', { latent: 1 }));
    expect(floor.mean).toBeLessThan(1e-6);
    expect(gap.mean).toBeGreaterThan(0);
    expect(information).toBeNull();
  });

  test('of three dimensions is summed over coarser cells', async () => {
    const subject = await tinySubject('cg-bpef', { latent: 3, gridPoints: 11, sampler: 'inverse-cdf' });
    const { cells, gap, floor, family } = await exactOf(subject, { fineness: 1 });
    expect(cells).toEqual([11, 11, 11]);
    expect(floor.mean).toBeLessThanOrEqual(family.mean + 1e-6);
    expect(family.mean).toBeLessThanOrEqual(gap.mean + 1e-9);
  });

  test('of too many cells is refused in words', async () => {
    const subject = await tinySubject('gauss', { latent: 3 });
    await expect(exactOf(subject)).rejects.toThrow(
      'exact evidence of Gauss-VAE: expected at most 16777216 cells, got 361 x 361 x 361; take coarser cells (--fineness 1 has room for d = 3 on the command line), or train with d = 1 or 2',
    );
  });
});

test('tensors do not stay, and binarised pixels have a likelihood of their own', async () => {
  const subject = await tinySubject('gauss', { latent: 1 });
  const before = tf.memory().numTensors;
  const grey: ExactEvidence = await exactOf(subject);
  const binarised = await exactOf(subject, { pixels: 'binarised' });
  expect(tf.memory().numTensors).toBe(before);
  expect(binarised.nll.mean).not.toBeCloseTo(grey.nll.mean, 2);
});
