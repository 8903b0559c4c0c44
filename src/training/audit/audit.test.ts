/** Audits of small networks whose latent variables can be summed out or integrated: every estimator against the truth. */
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { logSumExp, softmax } from '../../math/numeric';
import { importanceWeightedNll, meanAndError } from '../../math/importance-weighting';
import { gridPoints, gridProbabilities } from '../../math/polynomial-family';
import type { Categories, LatentDistribution } from '../../models/latent/distribution';
import { blankDistribution } from '../../models/latent/readings';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { evaluationPictures } from '../evaluate';
import { decode } from '../network';
import { audit } from './audit';
import { decoded } from './decoded';
import { relaxedDensities, relaxedDraws } from './relaxed-density';
import { auditKey, distributionOf, posteriorsOf, testPictures, type Subject } from './subject';
import { finished, tinySubject } from '../testing/tiny-subject';

beforeAll(() => useBackend('wasm'));

/** -log p(x | z) of one picture at decoder inputs, nats. */
async function nllAt({ network, dataset }: Subject, picture: number, inputs: number[][]) {
  const values = tf.tidy(() => {
    const x = evaluationPictures(dataset, [picture], 'none');
    return bernoulliNegativeLogLikelihood(decode(network, tf.tensor2d(inputs)), x);
  });
  const numbers = [...(await values.data())];
  values.dispose();
  return numbers;
}

/** Log weights and likelihoods of one test picture under the posterior. */
async function weighted(subject: Subject, place: number, samples: number) {
  const pictures = testPictures(subject, place + 1).slice(place);
  const [posterior] = await finished(posteriorsOf(subject, pictures));
  const distribution = distributionOf(subject, posterior);
  const work = decoded({
    subject,
    pictures,
    drawsOf: () => distribution.draws(),
    samples,
    key: auditKey(subject, 'importance'),
    pixels: ['none'],
  });
  for await (const [{ logWeights, nll }] of work) {
    const both = logWeights.map((weight, k) => weight - nll[0][k]);
    return { picture: pictures[0], distribution, nll: [...nll[0]], logWeights: [...both] };
  }
  throw new Error('expected a block');
}

/** The estimate of -log p(x) is the truth within four of its errors; the weights' relative error is that of the logarithm. */
function expectEstimate(logWeights: readonly number[], truth: number) {
  const { mean, standardError } = meanAndError(logWeights.map((value) => Math.exp(value + truth)));
  expect(standardError / mean).toBeLessThan(0.1);
  expect(Math.abs(importanceWeightedNll(logWeights) - truth)).toBeLessThan((4 * standardError) / mean);
}

function categoriesOf({ relaxed }: LatentDistribution): Categories {
  if (relaxed === null || relaxed.by === 'closed form') throw new Error('expected categories');
  return relaxed.categories;
}

/** All categories of d dimensions, with their probabilities. */
function everyCode(posterior: readonly (readonly number[])[]) {
  let codes: { code: number[]; q: number }[] = [{ code: [], q: 1 }];
  for (const logits of posterior) {
    const q = softmax(logits);
    codes = codes.flatMap((one) => q.map((share, r) => ({ code: [...one.code, r], q: one.q * share })));
  }
  return codes;
}

/** log p(x) of d dimensions as a sum over their cells. */
async function evidenceOfCells(subject: Subject, picture: number, { cells }: LatentDistribution) {
  const { latent } = subject.network.settings;
  let codes: { input: number[]; logP: number }[] = [{ input: [], logP: 0 }];
  for (let j = 0; j < latent; j++) {
    const { logPrior, inputs } = cells!(j, 4);
    const width = inputs.length / logPrior.length;
    codes = codes.flatMap(({ input, logP }) =>
      Array.from(logPrior, (own, i) => ({
        input: [...input, ...inputs.subarray(i * width, (i + 1) * width)],
        logP: logP + own,
      })),
    );
  }
  const at = await nllAt(
    subject,
    picture,
    codes.map(({ input }) => input),
  );
  return logSumExp(codes.map(({ logP }, i) => logP - at[i]));
}

describe('readings, where the latent variables can be summed out', () => {
  test.each([
    ['categorical', { latent: 2, categories: 3 }],
    ['cg-bpef', { latent: 2, gridPoints: 7 }],
  ] as const)('hard: bound and likelihood of %s', async (id, change) => {
    const subject = await tinySubject(id, change);
    for (const place of [0, 3]) {
      const { picture, distribution, nll, logWeights } = await weighted(subject, place, 4000);
      const { posterior, prior } = categoriesOf(distribution);
      const codes = everyCode(posterior);
      const zeta = gridPoints(7);
      const inputs = codes.map(({ code }) =>
        distribution.relaxed?.by === 'simplex'
          ? code.flatMap((r) => [0, 1, 2].map((c) => Number(c === r)))
          : code.map((r) => zeta[r]),
      );
      const at = await nllAt(subject, picture, inputs);
      const bound = codes.reduce((sum, { q }, i) => sum + q * at[i], 0);
      const { mean, standardError } = meanAndError(nll);
      expect(Math.abs(mean - bound)).toBeLessThan(4 * standardError);
      const p = prior.map((logits) => softmax(logits));
      const likelihood = codes.reduce(
        (sum, { code }, i) => sum + code.reduce((product, r, j) => product * p[j][r], 1) * Math.exp(-at[i]),
        0,
      );
      expectEstimate(logWeights, -Math.log(likelihood));
      expect(await evidenceOfCells(subject, picture, distribution)).toBeCloseTo(Math.log(likelihood), 4);
    }
    const { network } = subject;
    for (const variable of network.parameters.variables.values()) variable.dispose();
  });

  test('exact: likelihood of a normal latent variable, by quadrature', async () => {
    const subject = await tinySubject('gauss', { latent: 1 });
    const { picture, distribution, logWeights } = await weighted(subject, 1, 4000);
    const step = 0.01;
    const z = Array.from({ length: 2001 }, (_, i) => [(i - 1000) * step]);
    const at = await nllAt(subject, picture, z);
    const density = ([value]: number[]) => Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI);
    const likelihood = z.reduce((sum, point, i) => sum + step * density(point) * Math.exp(-at[i]), 0);
    expectEstimate(logWeights, -Math.log(likelihood));
    expect(await evidenceOfCells(subject, picture, distribution)).toBeCloseTo(Math.log(likelihood), 4);
  });

  test('exact: likelihood of z spread over the cells of its grid', async () => {
    const subject = await tinySubject('cg-bpef', { latent: 1, gridPoints: 7, sampler: 'inverse-cdf' });
    const { picture, distribution, logWeights } = await weighted(subject, 1, 4000);
    const coefficients = await subject.network.parameters.variables.get('prior/coefficients')!.data();
    const p = gridProbabilities(coefficients, 7);
    const z = Array.from({ length: 7 * 200 }, (_, i) => [-1 + (2 * (i + 0.5)) / 1400]);
    const at = await nllAt(subject, picture, z);
    const likelihood = at.reduce((sum, nll, i) => sum + (p[Math.floor(i / 200)] / 200) * Math.exp(-nll), 0);
    expectEstimate(logWeights, -Math.log(likelihood));
    expect(await evidenceOfCells(subject, picture, distribution)).toBeCloseTo(Math.log(likelihood), 3);
    const found = await finished(
      audit({ subject, model: 'cg-bpef', step: 1, pictures: 3, termPictures: 3, samples: 2 }),
    );
    expect([found.hard, found.relaxed, found.klSimplex]).toEqual([null, null, null]);
    expect(found.importance.map(({ reading }) => reading)).toEqual(['exact', 'exact']);
  });

  test('relaxed: likelihood under the histogram of the prior, by quadrature', async () => {
    const subject = await tinySubject('cg-bpef', { latent: 1, gridPoints: 7 });
    const pictures = testPictures(subject, 3);
    const posteriors = await finished(posteriorsOf(subject, pictures));
    const { relaxed } = blankDistribution(subject.network.model.spec, subject.network.settings);
    if (relaxed?.by !== 'histogram') throw new Error('expected a density to be counted');
    const densities = await finished(
      relaxedDensities(subject, 0.5, 3, relaxed, (place) =>
        categoriesOf(distributionOf(subject, posteriors[place])),
      ),
    );
    const { cells, prior } = densities;
    const total = prior[0].reduce((sum, count) => sum + count, 0);
    const masses = Array.from(prior[0], (count) => (count + 0.5) / (total + cells.count / 2));
    const z = masses.map((_, cell) => [cells.start + (cell + 0.5) * cells.width]);
    const drawsOf = relaxedDraws(densities);
    for await (const block of decoded({
      subject,
      pictures,
      drawsOf,
      samples: 4000,
      key: auditKey(subject, 'importance'),
      pixels: ['none'],
    }))
      for (const { place, logWeights, nll } of block) {
        const at = await nllAt(subject, pictures[place], z);
        const likelihood = masses.reduce((sum, mass, cell) => sum + mass * Math.exp(-at[cell]), 0);
        expectEstimate(
          [...logWeights].map((weight, k) => weight - nll[0][k]),
          -Math.log(likelihood),
        );
      }
  });
});

describe('an audit', () => {
  const take = { step: 7, pictures: 6, termPictures: 9, samples: 20 } as const;

  test.each(['gauss', 'categorical', 'cg-bpef'] as const)(
    'of %s leaves no tensor behind, wherever it is abandoned',
    async (model) => {
      const subject = await tinySubject(model);
      const before = tf.memory().numTensors;
      const whole = await finished(audit({ subject, model, ...take }));
      expect(tf.memory().numTensors).toBe(before);
      expect(whole).toMatchObject({ model, step: 7, pictures: 9 });
      // Around the first pauses of every stage; those of the densities are many and alike.
      for (let pauses = 1; pauses <= 12; pauses++) {
        const work = audit({ subject, model, ...take });
        for (let i = 0; i < pauses; i++) await work.next();
        await work.return(whole);
        expect(tf.memory().numTensors).toBe(before);
      }
    },
  );

  test('does not depend on how many pictures it takes: each has noise of its own', async () => {
    const subject = await tinySubject('cg-bpef');
    const few = await finished(audit({ subject, model: 'cg-bpef', ...take, pictures: 3, termPictures: 3 }));
    const many = await finished(audit({ subject, model: 'cg-bpef', ...take, samples: 20 }));
    few.importance.forEach(({ nllByPicture }, i) =>
      nllByPicture.forEach((nll, picture) =>
        // Rounded to 1e-4, of products in blocks of another size.
        expect(Math.abs(nll - many.importance[i].nllByPicture[picture])).toBeLessThan(3e-4),
      ),
    );
    expect(many.importance[0].nllByPicture).toHaveLength(6);
  });

  test('gives every picture of a block its own likelihoods', async () => {
    const subject = await tinySubject('gauss');
    const places = testPictures(subject, 4);
    const posteriors = await finished(posteriorsOf(subject, places));
    const of = (pictures: readonly number[], first: number) =>
      decoded({
        subject,
        pictures,
        drawsOf: (place) => distributionOf(subject, posteriors[first + place]).draws(),
        samples: 3,
        key: auditKey(subject, 'importance'),
        pixels: ['none', 'static'],
      });
    for await (const block of of(places, 0))
      for (const [i, together] of block.entries())
        for await (const [alone] of of([places[i]], i))
          alone.nll.forEach((nll, kind) =>
            // Products of another number of rows.
            nll.forEach((value, k) => expect(Math.abs(value - together.nll[kind][k])).toBeLessThan(1e-4)),
          );
  });

  test('refuses to report what is not finite, and says what to do', async () => {
    const subject = await tinySubject('gauss');
    const broken = subject.network.parameters.variables.get('decoder/0/weights');
    broken?.assign(tf.fill(broken.shape, NaN));
    await expect(finished(audit({ subject, model: 'gauss', ...take }))).rejects.toThrow(
      'audit of Gauss-VAE: expected finite figures, got NaN; train on from',
    );
  });
});
