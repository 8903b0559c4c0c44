/** Verdicts of definition 22, each point alone: what is compared, what is named first, and that no forged figure passes for the same bits. */
import { describe, expect, it } from 'vitest';
import { resultOf, type Measured, type ModelResult, type Result, type StepTerms } from './result';
import { readResult, resultText } from './result-text';
import { measuredRun } from './testing/measured';
import { verdict } from './verdict';

const ours = measuredRun();
const theirs = (measured: Measured = ours): Result => {
  const answer = readResult(resultText(measured)!);
  if (!('result' in answer)) throw new Error(answer.notice);
  return answer.result;
};

/** Of Gauss-VAE alone. */
const changed = (change: (model: ModelResult) => Partial<ModelResult>, result = theirs()): Result => {
  const model = result.models.get('gauss')!;
  return { ...result, models: new Map([...result.models, ['gauss', { ...model, ...change(model) }]]) };
};
const times = (factor: number) => (one: StepTerms) => ({ ...one, term2: one.term2 * factor });

/** Every loss by that, relative: as of another rounding. */
function rounded(measured: Measured, by: number): Measured {
  const models = [...measured.models].map(
    ([id, { early, validation, minibatch }]) =>
      [
        id,
        {
          early: early.map(times(1 + by)),
          validation: validation.map(times(1 + 100 * by)),
          minibatch: { ...minibatch, term2: Array.from(minibatch.term2, (value) => value * (1 + by)) },
        },
      ] as const,
  );
  return { ...measured, models: new Map(models) };
}

const otherPlan = (measured: Measured): Measured => ({ ...measured, plan: 'tfjs-4.22.0' });
const withDigest = (measured: Measured, digest: string | null): Measured => ({
  ...measured,
  digest: { step: measured.digest!.step, digest },
});

/** As far as a step. */
function upTo(measured: Measured, last: number): Measured {
  const models = [...measured.models].map(
    ([id, { early, validation, minibatch }]) =>
      [
        id,
        {
          early: early.filter(({ step }) => step <= last),
          validation: validation.filter(({ step }) => step <= last),
          minibatch: { ...minibatch, step: Array.from(minibatch.step).slice(0, last) },
        },
      ] as const,
  );
  return { ...measured, digest: null, models: new Map(models) };
}

describe('the same bits', () => {
  it('are equal digests and equal figures', () => {
    expect(verdict(theirs(), ours)).toEqual({ kind: 'same bits' });
  });

  it('are not said before the step of the result', () => {
    expect(verdict(theirs(), upTo(ours, 999))).toEqual({ kind: 'not yet' });
    expect(verdict(theirs(), { ...ours, digest: null })).toEqual({ kind: 'not yet' });
    expect(verdict(theirs(), { ...ours, digest: { step: 500, digest: '0123456789ab' } })).toEqual({
      kind: 'not yet',
    });
  });

  it('wait for an evaluation that is still to be told', () => {
    const told = [...ours.models].map(
      ([id, model]) => [id, { ...model, validation: model.validation.slice(0, 1) }] as const,
    );
    expect(verdict(theirs(), { ...ours, models: new Map(told) })).toEqual({ kind: 'not yet' });
  });

  it.each([
    ['early loss', (model: ModelResult) => ({ early: model.early.map(times(1 + 1e-6)) }), 'early', 1],
    ['last evaluation', (model: ModelResult) => ({ last: times(0.999)(model.last!) }), 'evaluation', 1000],
    [
      'evaluation before it',
      (model: ModelResult) => ({ validation: model.validation.map(times(0.999)) }),
      'evaluation',
      500,
    ],
    [
      'sketch of the curve',
      (model: ModelResult) => ({ minibatch: model.minibatch.map(times(0.9)) }),
      'curve',
      1,
    ],
  ])('are not said of a forged %s, whatever backend it claims', (_, change, what, step) => {
    const forged = changed(change);
    expect(verdict(forged, ours)).toMatchObject({
      kind: 'different',
      first: { what, step, model: 'gauss' },
      fault: false,
    });
    expect(verdict({ ...forged, backend: 'cpu' }, ours).kind).not.toBe('same bits');
  });

  it('are not said of a forged digest', () => {
    for (const backend of ['wasm', 'cpu', 'webgpu'] as const)
      expect(verdict({ ...theirs(), backend, digest: 'ffffffffffff' }, ours).kind).not.toBe('same bits');
  });
});

describe('the same run in another rounding', () => {
  it('is another backend or plan with losses as close as backends are', () => {
    const other = withDigest(rounded(ours, 1e-6), 'ffffffffffff');
    expect(verdict(theirs(otherPlan(ours)), other)).toEqual({ kind: 'same run, other rounding' });
    expect(verdict({ ...theirs(), backend: 'cpu' }, other)).toEqual({ kind: 'same run, other rounding' });
    const card = { ...ours, backend: 'webgpu' as const, device: 1 };
    expect(verdict(theirs({ ...card, device: 2 }), withDigest(card, 'ffffffffffff'))).toEqual({
      kind: 'same run, other rounding',
    });
  });

  it('is not what has no early losses, or no digest to compare on the same backend', () => {
    const late = [...theirs().models].map(([id, model]) => [id, { ...model, early: [] }] as const);
    const without = { ...theirs(otherPlan(ours)), models: new Map(late) };
    const consistent = { kind: 'consistent, not verified' };
    expect(verdict(without, withDigest(rounded(ours, 1e-6), 'ffffffffffff'))).toEqual(consistent);
    expect(verdict({ ...theirs(), digest: null }, ours)).toEqual(consistent);
    expect(verdict(theirs(), withDigest(ours, null))).toEqual(consistent);
  });
});

describe('a difference', () => {
  it('is the next seed at once, by its first loss', () => {
    const next = measuredRun({ seed: 2 });
    for (const mine of [upTo(next, 5), next])
      expect(verdict(theirs(), mine)).toMatchObject({
        kind: 'different',
        first: { what: 'early', step: 1, model: 'gauss', term: 'term1' },
        fault: false,
      });
  });

  it('is L by more than 1 % at an evaluation, whatever the digests say', () => {
    const far = changed((model) => ({ last: times(1.02)(model.last!) }), theirs(otherPlan(ours)));
    expect(verdict(far, ours)).toMatchObject({
      kind: 'different',
      first: { what: 'evaluation', step: 1000, model: 'gauss', term: 'L' },
      fault: false,
    });
    const near = changed((model) => ({ last: times(1.005)(model.last!) }), theirs(otherPlan(ours)));
    expect(verdict(near, withDigest(ours, 'ffffffffffff'))).toEqual({ kind: 'same run, other rounding' });
  });

  it('is a fault to report where backend and plan are the same and only the bits are not', () => {
    expect(verdict(theirs(), withDigest(ours, 'ffffffffffff'))).toEqual({
      kind: 'different',
      first: {
        ...{ what: 'digest', step: 1000, model: null, term: null },
        ...{ theirs: '0123456789ab', ours: 'ffffffffffff' },
      },
      fault: true,
    });
    expect(verdict(theirs(), withDigest(rounded(ours, 1e-6), 'ffffffffffff'))).toMatchObject({
      kind: 'different',
      first: { what: 'early', step: 1 },
      fault: true,
    });
  });

  it('may be a model that the replay has not', () => {
    const two = measuredRun({ models: ['gauss', 'categorical'], digest: 'ffffffffffff' });
    expect(verdict(theirs(), two)).toMatchObject({
      kind: 'different',
      first: { what: 'digest' },
      fault: true,
    });
  });
});

it('a result has nothing of the steps after it', () => {
  const result = resultOf({ ...ours, digest: { step: 700, digest: null } }, 20)!;
  const { last, validation, minibatch } = result.models.get('gauss')!;
  expect([last!.step, validation.length, minibatch.at(-1)!.step]).toEqual([500, 0, 700]);
});
