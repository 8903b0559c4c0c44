/** Section 5 of small networks, against sums, samples and searches of other code. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fillPixels } from '../../data/pixels';
import type { SectionFive } from '../../experiment/section-five';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { meanAndError } from '../../math/importance-weighting';
import { bernoulliNegativeLogLikelihood } from '../../math/likelihood';
import { fillNormal, keyOf } from '../../math/random';
import { decoderMetric, logitsAt } from '../../math/section-five/decoder-metric';
import { finiteDifference } from '../../math/testing/finite-difference';
import { tiny } from '../testing/tiny-run';
import { distributionOf, posteriorsOf, testPictures, type Subject } from '../audit/subject';
import { evaluate, evaluationPictures } from '../evaluate';
import { finished, tinySubject } from '../testing/tiny-subject';
import { likelihoodAndGradient, numberLayers } from './number-layers';
import { sectionFive } from './section-five';
import { searchOf } from './search-of';

beforeAll(() => useBackend('wasm'));

const pictures = 4;
const take = (subject: Subject, samples = 50) => ({
  ...{
    subject,
    model: subject.network.model.spec.id,
    step: 1,
    from: 'test',
    pictures,
    samples,
    batchSize: 10,
  },
});
const sectionFiveOf = (subject: Subject, samples?: number): Promise<SectionFive> =>
  finished(sectionFive(take(subject, samples) as Parameters<typeof sectionFive>[0]));

const identity = [0, 1, 2].map((i) => [0, 1, 2].map((j) => Number(i === j)));

/** -log p(x | z) of a test picture by its place among them, in plain doubles. */
async function nllOf(subject: Subject) {
  const layers = await numberLayers(subject.network);
  return (picture: number, z: ArrayLike<number>) =>
    bernoulliNegativeLogLikelihood(
      logitsAt(layers, z),
      fillPixels(new Float32Array(36), tiny, [picture], 'none', 0, 0),
    );
}

test('likelihoods and their gradients in z are those of plain doubles', async () => {
  const subject = await tinySubject('gauss');
  const places = testPictures(subject, 3);
  const z = [
    [0.3, -0.2, 1],
    [0, 0.4, -1.2],
    [2, 0.1, 0.5],
  ];
  const nll = await nllOf(subject);
  const found = tf.tidy(() =>
    likelihoodAndGradient(subject.network, tf.tensor2d(z), evaluationPictures(tiny, places, 'none')),
  );
  const rows = (await found.array()) as number[][];
  found.dispose();
  rows.forEach(([value, ...gradient], i) => {
    expect(value).toBeCloseTo(nll(places[i], z[i]), 4);
    finiteDifference((one) => nll(places[i], one), z[i], 1e-5).forEach((want, j) =>
      expect(gradient[j]).toBeCloseTo(want, 4),
    );
  });
});

const reals = [
  ['gauss', {}],
  ['cg-bpef', { sampler: 'inverse-cdf' }],
  ['cg-bpef', {}],
] as const;

describe.each(reals)('%s %o', (id, change) => {
  test('strings and -log p(x | z*) are L together, and no z seen is likelier than z*', async () => {
    const subject = await tinySubject(id, change);
    const found = await sectionFiveOf(subject);
    const places = testPictures(subject, pictures);
    const { first } = tiny.split.test;
    const { term1 } = await finished(
      evaluate({
        ...{ network: subject.network, dataset: tiny, seed: 5, binarise: 'none', temperature: 0.5 },
        range: { first, end: first + pictures },
      }),
    );
    expect(Math.abs(found.strings.total - (term1 + found.term2.mean))).toBeLessThan(1e-3);
    expect(found.strings.negative).toBe(0);
    const posteriors = await finished(posteriorsOf(subject, places));
    const nll = await nllOf(subject);
    found.byPicture.forEach((one, place) => {
      const distribution = distributionOf(subject, posteriors[place]);
      const { low, high, mean } = distribution.real!();
      expect(one.nllAtBest).toBeLessThanOrEqual(one.nllAtMean);
      expect(one.nllAtMean).toBeCloseTo(nll(places[place], mean), 9);
      expect(one.nllAtBest).toBeCloseTo(nll(places[place], one.best), 9);
      for (const start of searchOf(subject, places[place], distribution, identity).starts)
        expect(nll(places[place], start)).toBeGreaterThan(one.nllAtBest);
      expect(one.best.every((value) => value >= low && value <= high)).toBe(true);
    });
    if (id === 'gauss') expect(found.precision.spacing).toBeNull();
    else expect(found.precision.spacing).toBeCloseTo('sampler' in change ? 2 / 21 : 0.1, 6);
    expect(found.corollaryThree === null).toBe(id !== 'gauss');
    expect(found.reading).toBe(id === 'gauss' || 'sampler' in change ? 'exact' : 'hard');
  });
});

test("term2 is that of other draws of q, and Taylor's has G of the decoder at q's mean", async () => {
  const subject = await tinySubject('gauss');
  const found = await sectionFiveOf(subject, 2000);
  const [posterior] = await finished(posteriorsOf(subject, testPictures(subject, 1)));
  const { mean, variance } = distributionOf(subject, posterior).real!();
  const noise = fillNormal(new Float32Array(2000 * 3), keyOf(9, 'test/section-five'), 0);
  const nll = await nllOf(subject);
  const [one] = found.byPicture;
  const values = Array.from({ length: 2000 }, (_, k) =>
    nll(
      testPictures(subject, 1)[0],
      mean.map((value, j) => value + Math.sqrt(variance[j]) * noise[3 * k + j]),
    ),
  );
  const other = meanAndError(values);
  expect(Math.abs(other.mean - one.term2)).toBeLessThan(4 * Math.SQRT2 * other.standardError);
  const metric = decoderMetric(await numberLayers(subject.network), mean);
  expect(one.halfTrace).toBeCloseTo(variance.reduce((sum, value, j) => sum + value * metric[j][j], 0) / 2, 9);
  const { nllAtMean, halfTrace, difference } = found.taylor;
  expect(difference.mean).toBeCloseTo(nllAtMean.mean + halfTrace.mean - found.term2.mean, 9);
});

test('L* has the free prior, and remark 4 less of its two terms than the mean V of the encoder', async () => {
  const found = await sectionFiveOf(await tinySubject('gauss', { latent: 1 }), 200);
  const { freeEnergy, divergence, remarkFour } = found.corollaryThree!;
  expect(divergence).toBeLessThan(found.term1.mean);
  expect(freeEnergy).toBeCloseTo(found.taylor.nllAtMean.mean + found.taylor.halfTrace.mean + divergence, 9);
  expect(remarkFour!.value).toBeLessThan(remarkFour!.ownValue);
});

test('tensors do not stay, nor when it is abandoned', async () => {
  const subject = await tinySubject('gauss');
  const before = tf.memory().numTensors;
  await sectionFiveOf(subject);
  expect(tf.memory().numTensors).toBe(before);
  const work = sectionFive(take(subject) as Parameters<typeof sectionFive>[0]);
  let last = await work.next();
  for (let i = 0; i < 8 && !last.done; i++) last = await work.next();
  expect(last.done).toBe(false);
  expect(tf.memory().numTensors).toBeGreaterThan(before);
  await work.return(undefined as never);
  expect(tf.memory().numTensors).toBe(before);
});

test('categories that the decoder is fed as such are refused in words', async () => {
  await expect(sectionFiveOf(await tinySubject('categorical'))).rejects.toThrow(
    'section 5: expected z of one number a dimension, got the categories of Cat-VAE; take a model with places for them',
  );
});
