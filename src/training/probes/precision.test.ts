/** The precision of a picture against Jacobians by finite differences, true deviations against sums over a whole grid, and the reasons for none. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { PicturePrecision } from '../../experiment/precision';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { exactPosterior, marginalOf } from '../../math/exact/posterior';
import { momentsOf } from '../../math/exact/cell-moments';
import { sigmoid } from '../../math/likelihood';
import { logitsAt } from '../../math/section-five/decoder-metric';
import { precisionOf } from '../../math/section-five/precision';
import { finiteDifference } from '../../math/testing/finite-difference';
import type { ModelId } from '../../models/registry';
import { numberLayers } from '../section-five/number-layers';
import { tinySubject } from '../testing/tiny-subject';
import { precision } from './precision';
import { createSubject } from './subject';

beforeAll(() => useBackend('wasm'));

const index = 3;

async function subjectOf(id: ModelId, change: Readonly<Record<string, unknown>>) {
  const tiny = await tinySubject(id, change);
  return { tiny, subject: createSubject({ ...tiny, temperature: tiny.temperature ?? 1 }) };
}

type Subject = Awaited<ReturnType<typeof subjectOf>>['subject'];

async function found(subject: Subject, truth = false): Promise<PicturePrecision> {
  const answer = await precision.ask(subject, { index, truth });
  if (answer.precision === null) throw new Error(answer.reason);
  return answer.precision;
}

async function distributionOf(subject: Subject) {
  const { heads, prior } = await subject.numbers([index]);
  return subject.model.spec.distribution({ head: heads, prior }, subject.settings);
}

const models: readonly (readonly [ModelId, Readonly<Record<string, unknown>>])[] = [
  ['gauss', {}],
  ['cg-bpef', { gridPoints: 21 }],
  ['cg-bpef', { gridPoints: 21, sampler: 'inverse-cdf' }],
];

describe.each(models)('of %s %o', (id, change) => {
  test('is that of G by finite differences of the decoder, and leaves no tensor', async () => {
    const { tiny, subject } = await subjectOf(id, change);
    const held = tf.memory().numTensors;
    const own = await found(subject);
    expect(tf.memory().numTensors).toBe(held);
    const layers = await numberLayers(tiny.network);
    const real = (await distributionOf(subject)).real!();
    const s = logitsAt(layers, real.mean).map(sigmoid);
    const jacobian = Array.from(s, (_, pixel) =>
      finiteDifference((z) => logitsAt(layers, z)[pixel], real.mean, 1e-5),
    );
    const metric = real.mean.map((_, i) =>
      real.mean.map((__, j) =>
        jacobian.reduce((sum, row, pixel) => sum + row[i] * row[j] * s[pixel] * (1 - s[pixel]), 0),
      ),
    );
    const wanted = precisionOf(metric, real.priorVariance);
    for (const name of ['joint', 'factorised', 'spectrum'] as const)
      own[name].forEach((value, j) => expect(value, name).toBeCloseTo(wanted[name][j], 6));
    expect(own.own).toEqual(real.variance.map(Math.sqrt));
    expect(own.prior).toEqual(real.priorVariance.map(Math.sqrt));
    expect(own.spacing).toBe(real.spacing);
    expect(own.truth).toBeNull();
    // A picture tells something: no deviation is more than the prior's, and one less than it.
    own.factorised.forEach((value, j) => expect(value).toBeLessThanOrEqual(own.joint[j] + 1e-12));
    own.joint.forEach((value, j) => expect(value).toBeLessThanOrEqual(own.prior[j] + 1e-12));
    expect(Math.min(...own.factorised.map((value, j) => value / own.prior[j]))).toBeLessThan(0.999);
  });

  test('has no true deviations of three dimensions', async () => {
    const { subject } = await subjectOf(id, change);
    expect((await found(subject, true)).truth).toBeNull();
  });

  test('has those of two, of sums over a whole grid', async () => {
    const { subject } = await subjectOf(id, { ...change, latent: 2 });
    const { truth } = await found(subject, true);
    const distribution = await distributionOf(subject);
    const cells = [0, 1].map((j) =>
      distribution.windowed
        ? distribution.windowed.cells(j, { low: -8, high: 8, count: 241 })
        : distribution.cells!(j, 'sampler' in change ? 9 : 1),
    );
    const inputs = cells.map((one) => one.inputs);
    const posterior = exactPosterior(
      cells.map(({ logPrior }) => logPrior),
      await subject.logLikelihoods(index, inputs),
    );
    [0, 1].forEach((j) => {
      const { deviation } = momentsOf(marginalOf(posterior, j), inputs[j]);
      expect(Math.abs(truth![j] - deviation)).toBeLessThan(1e-4);
    });
    expect((await found(subject)).truth).toBeNull();
  });
});

test('categories have none, and say why', async () => {
  const { subject } = await subjectOf('categorical', { latent: 2 });
  expect(await precision.ask(subject, { index, truth: true })).toEqual({
    precision: null,
    reason:
      'Cat-VAE has no precision of z: its z is a choice of categories. The decoder has no slope along a category.',
  });
});

test('nor has a decoder of other layers, or one of numbers that are none', async () => {
  const { tiny, subject } = await subjectOf('gauss', {});
  const other = await precision.ask({ ...subject, layers: async () => null }, { index, truth: true });
  expect(other.reason).toMatch(/^The precision of z is computed for decoders of dense layers; that of Gauss/);
  const layers = await numberLayers(tiny.network);
  const broken = [{ ...layers[0], weights: Array.from(layers[0].weights, () => NaN) }, ...layers.slice(1)];
  const answer = await precision.ask({ ...subject, layers: async () => broken }, { index, truth: true });
  expect(answer.reason).toMatch(/are not finite/);
});

test('its arguments are checked', () => {
  const check = (take: unknown) => () => precision.check(take as never, { pictures: 10, latent: 3 });
  expect(check({ index: 4 })()).toEqual({ index: 4, truth: false });
  expect(check({ index: 10, truth: true })).toThrow('precision: index: expected a whole number from 0 to 9');
});
