/** Verdicts of definition 22, each point alone: what is compared, what is named first, and that no forged figure passes for the same bits. */
import { describe, expect, it } from 'vitest';
import type { ModelId } from '../../models/registry';
import { mayHaveGone } from '../curve-rows';
import { resultOf, type Measured, type ModelResult, type Result, type StepTerms } from './result';
import { readResult, resultText } from './result-text';
import { measuredRun } from './testing/measured';
import { verdict as verdictOf } from './verdict';

const ours = measuredRun();
const verdict = (result: Result, mine: Measured, on: readonly ModelId[] = [...ours.models.keys()]) =>
  verdictOf(result, mine, on);
const theirs = (measured: Measured = ours): Result => {
  const answer = readResult(resultText(measured)!);
  if (!('result' in answer)) throw new Error(answer.notice);
  return answer.result;
};

type ModelResultChange = (model: ModelResult) => Partial<ModelResult>;

/** Of Gauss-VAE alone. */
const changed = (change: ModelResultChange, result = theirs()): Result => {
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

  it('wait for the minibatch losses of the sketch', () => {
    const late = [...ours.models].map(([id, model]) => {
      const step = Array.from(model.minibatch.step).slice(0, 998);
      return [id, { ...model, minibatch: { ...model.minibatch, step } }] as const;
    });
    expect(verdict(theirs(), { ...ours, models: new Map(late) })).toEqual({ kind: 'not yet' });
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

  it.each(['0123456789ab', 'ffffffffffff'])(
    'is a model that the replay does not train, whatever the digests say: %s',
    (digest) => {
      const two = measuredRun({ models: ['gauss', 'categorical'], digest });
      const expected = {
        kind: 'different',
        first: { what: 'off', step: 1000, model: 'cg-bpef', term: null, theirs: null, ours: null },
        fault: false,
      };
      expect(verdict(theirs(), two, ['gauss', 'categorical'])).toEqual(expected);
      // Before a step is trained.
      expect(
        verdict(theirs(), { ...two, digest: null, models: new Map() }, ['gauss', 'categorical']),
      ).toEqual(expected);
      // One that is on is waited for.
      expect(verdict(theirs(), two)).toEqual({ kind: 'not yet' });
    },
  );
});

describe('a figure that the replay never measured', () => {
  const made = { step: 999, term1: -1000, term2: 0 };
  const forgeries: readonly [string, ModelResultChange, 'early' | 'evaluation' | 'curve'][] = [
    ['early loss', ({ early }) => ({ early: [...early.slice(0, 2), { ...made, step: 99 }] }), 'early'],
    ['last evaluation', () => ({ last: made, validation: [] }), 'evaluation'],
    ['evaluation before it', ({ validation }) => ({ validation: [...validation, made] }), 'evaluation'],
    ['loss at step 0', ({ minibatch }) => ({ minibatch: [{ ...made, step: 0 }, ...minibatch] }), 'curve'],
  ];

  it.each(forgeries)('bars the same bits, and is named: %s', (_, change, what) => {
    const forged = changed(change);
    const unmatched = { what, model: 'gauss', step: expect.any(Number) };
    expect(verdict(forged, ours)).toEqual({ kind: 'consistent, not verified', unmatched });
    expect(verdict({ ...forged, backend: 'cpu' }, ours)).toEqual({
      kind: 'same run, other rounding',
      unmatched,
    });
    // Waited for as long as it may come.
    expect(verdict(forged, { ...upTo(ours, 98), digest: ours.digest })).toEqual({ kind: 'not yet' });
  });

  it('may only be a row that was thinned out of a long curve', () => {
    const without = (gone: number): Measured => {
      const [id, model] = [...ours.models][0];
      const stay = (_: unknown, row: number) => row !== gone - 1;
      const minibatch = {
        step: Array.from(model.minibatch.step).filter(stay),
        term1: Array.from(model.minibatch.term1).filter(stay),
        term2: Array.from(model.minibatch.term2).filter(stay),
      };
      return { ...ours, models: new Map([...ours.models, [id, { ...model, minibatch }]]) };
    };
    const { step } = theirs().models.get('gauss')!.minibatch[2];
    expect(verdict(theirs(), without(step))).toMatchObject({ unmatched: { what: 'curve', step } });
    const long = measuredRun({ steps: 4000, models: ['gauss'] });
    const result = theirs(long);
    const late = result.models.get('gauss')!.minibatch.find((one) => one.step > 1000)!;
    const columns = long.models.get('gauss')!;
    const rows = Array.from(columns.minibatch.step).filter((one) => one !== late.step);
    const minibatch = {
      step: rows,
      term1: rows.map((one) => columns.minibatch.term1[one - 1]),
      term2: rows.map((one) => columns.minibatch.term2[one - 1]),
    };
    const thinned = { ...long, models: new Map([['gauss', { ...columns, minibatch }] as const]) };
    expect(mayHaveGone(rows, late.step)).toBe(true);
    expect(verdict(result, thinned, ['gauss'])).toEqual({ kind: 'same bits' });
  });
});

it('a result has nothing of the steps after it', () => {
  const result = resultOf({ ...ours, digest: { step: 700, digest: null } }, 20)!;
  const { last, validation, minibatch } = result.models.get('gauss')!;
  expect([last!.step, validation.length, minibatch.at(-1)!.step]).toEqual([500, 0, 700]);
});
