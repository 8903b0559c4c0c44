/** The true posterior of a picture in its box against sums over the whole grid, and the conditional against a sum of its own. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { ConditionalTruth, PosteriorTruth, Truth } from '../../experiment/truth';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { exactPosterior } from '../../math/exact/posterior';
import { softmax } from '../../math/numeric';
import type { LatentDistribution } from '../../models/latent/distribution';
import type { ModelId } from '../../models/registry';
import { bernoulliNegativeLogLikelihood } from '../../nn/bernoulli';
import { cellLikelihoods } from '../exact/cell-likelihoods';
import { exactPicture } from '../exact/exact-picture';
import { evaluationPictures } from '../evaluate';
import { decode } from '../network';
import { finished, tinySubject } from '../testing/tiny-subject';
import { createSubject } from './subject';
import { truth } from './truth';

beforeAll(() => useBackend('wasm'));

const index = 3;

async function subjectOf(id: ModelId, change: Readonly<Record<string, unknown>>) {
  const tiny = await tinySubject(id, change);
  return { tiny, subject: createSubject({ ...tiny, temperature: tiny.temperature ?? 1 }) };
}

/** Of all that there is: a normal q may reach beyond what the prior does. */
const wholeOf = ({ cells, windowed }: LatentDistribution, j: number, latent: number) =>
  windowed ? windowed.cells(j, { low: -14, high: 14, count: latent === 2 ? 421 : 4001 }) : cells!(j, 1);

const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

function expectPosterior(found: Truth): PosteriorTruth {
  if (found.kind !== 'posterior') throw new Error('expected a posterior');
  return found;
}
function expectConditional(found: Truth): ConditionalTruth {
  if (found.kind !== 'conditional') throw new Error('expected a conditional');
  return found;
}

const few: readonly (readonly [ModelId, Readonly<Record<string, unknown>>])[] = [
  ['gauss', { latent: 1 }],
  ['gauss', { latent: 2 }],
  ['categorical', { latent: 2, categories: 4 }],
  ['cg-bpef', { latent: 2, gridPoints: 21, polynomialOrder: 3 }],
  ['cg-bpef', { latent: 2, gridPoints: 101, polynomialOrder: 5, sampler: 'inverse-cdf' }],
];

describe.each(few)('of %s %o', (id, change) => {
  test('the box holds all of both masses but a millionth, and its figures are those of the whole grid', async () => {
    const { tiny, subject } = await subjectOf(id, change);
    const held = tf.memory().numTensors;
    const found = expectPosterior(await truth.ask(subject, { index, dimension: 0 }));
    expect(tf.memory().numTensors).toBe(held);
    const numbers = await subject.numbers([index]);
    const { settings, model } = subject;
    const distribution = model.spec.distribution({ head: numbers.heads, prior: numbers.prior }, settings);
    const grid = found.axes.map((_, j) => wholeOf(distribution, j, settings.latent));
    const [likelihoods] = await finished(
      cellLikelihoods({
        subject: tiny,
        pictures: [index],
        pixels: 'none',
        inputs: grid.map(({ inputs }) => inputs),
        sizes: grid.map(({ logPrior }) => logPrior.length),
      }),
    );
    const whole = exactPicture({
      dimensions: grid,
      posterior: exactPosterior(
        grid.map(({ logPrior }) => logPrior),
        likelihoods,
      ),
    });
    expect(found.reading).toBe(distribution.reading);
    expect(total(found.mass)).toBeCloseTo(1, 9);
    for (const axis of found.axes) {
      expect(total(axis.truth)).toBeCloseTo(1, 9);
      expect(total(axis.own)).toBeGreaterThan(1 - 1e-6);
    }
    // Nothing is left outside: the evidence of the box is that of the whole.
    for (const name of ['nll', 'gap', 'floor', 'family'] as const)
      expect(Math.abs(found[name] - whole[name]), name).toBeLessThan(2e-3);
    expect(Math.abs(found.nll - whole.nll)).toBeLessThan(1e-4);
    expect(found.axes.map(({ modes }) => modes.length)).toEqual(whole.modes);
    expect(found.axes.map(({ ownModes }) => ownModes.length)).toEqual(whole.ownModes);
    if (found.correlation === null) expect(whole.correlation).toBeNull();
    else expect(found.correlation).toBeCloseTo(whole.correlation!, 2);
    if (found.information !== null) expect(found.information).toBeCloseTo(whole.information!, 2);
    expect(found.floor).toBeLessThanOrEqual(found.family + 1e-6);
    expect(found.family).toBeLessThanOrEqual(found.gap + 1e-9);
    expect(found.peaks.length).toBeGreaterThan(0);
    expect(found.mass[found.peaks[0]]).toBeGreaterThan(Math.max(...found.mass) / 10);
  });
});

test.each([
  ['gauss', { latent: 3 }],
  ['categorical', { latent: 3, categories: 4 }],
  ['cg-bpef', { latent: 4, gridPoints: 21, polynomialOrder: 3 }],
] as const)('the conditional of %s %o is a sum along one dimension', async (id, change) => {
  const { tiny, subject } = await subjectOf(id, change);
  const j = 1;
  const found = expectConditional(await truth.ask(subject, { index, dimension: j }));
  const [{ places, truth: masses, own, dimension }] = found.axes;
  expect(dimension).toBe(j);
  const numbers = await subject.numbers([index]);
  const { settings, model, dataset } = subject;
  const posterior = { head: numbers.heads, prior: numbers.prior };
  const cells = wholeOf(model.spec.distribution(posterior, settings), j, settings.latent);
  // The others at q's mean, from the model's own mean and not from a traversal.
  const head = tf.tensor2d([...numbers.heads], [1, numbers.heads.length]);
  const mean = [...(await model.mean(head, settings).data())];
  const each = mean.length / settings.latent;
  const count = cells.logPrior.length;
  const inputs = Array.from({ length: count }, (_, i) => [
    ...mean.slice(0, j * each),
    ...cells.inputs.subarray(i * each, (i + 1) * each),
    ...mean.slice((j + 1) * each),
  ]);
  const nll = await tf
    .tidy(() => {
      const x = evaluationPictures(dataset, [index], 'none');
      return bernoulliNegativeLogLikelihood(decode(tiny.network, tf.tensor2d(inputs)), x);
    })
    .data();
  const wanted = softmax(Array.from(nll, (value, i) => cells.logPrior[i] - value));
  const ownMasses = [...cells.logPosterior].map(Math.exp);
  const kl = ownMasses.reduce((sum, q, i) => sum + (q > 0 ? q * Math.log(q / wanted[i]) : 0), 0);
  expect(total(masses)).toBeCloseTo(1, 9);
  expect(total(own)).toBeGreaterThan(1 - 1e-6);
  expect(found.gap).toBeCloseTo(kl, 3);
  const at = (places: ArrayLike<number>, masses: ArrayLike<number>) =>
    Array.from(places).reduce((sum, place, i) => sum + place * masses[i], 0);
  const all = each === 1 ? cells.inputs : wanted.map((_, i) => i);
  expect(at(places, masses)).toBeCloseTo(at(all, wanted), 3);
  expect(at(places, own)).toBeCloseTo(at(all, ownMasses), 3);
});

test('takes the picture that is drawn, and refuses what there is not', async () => {
  const limits = { pictures: 40, latent: 2 };
  expect(truth.check({ index: -1, dimension: 1 }, limits)).toEqual({ index: -1, dimension: 1 });
  expect(() => truth.check({ index: 40, dimension: 0 }, limits)).toThrow(
    'truth: index: expected a whole number',
  );
  expect(() => truth.check({ index: 0, dimension: 2 }, limits)).toThrow(
    'truth: dimension: expected a whole number from 0 to 1, got 2',
  );
});
