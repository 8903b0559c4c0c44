/** What a replay says of the result that a link brought (definition 22). Pure: it compares figures, and trains nothing. */
import type { ModelId } from '../../models/registry';
import { mayHaveGone } from '../curve-rows';
import {
  toHalf,
  type Computer,
  type Measured,
  type MeasuredModel,
  type ModelResult,
  type Result,
  type StepTerms,
} from './result';

/** Where the replay was first not the result. */
export interface Difference {
  /** `off`: figures of a model that the replay does not train. */
  readonly what: 'early' | 'evaluation' | 'curve' | 'digest' | 'off';
  readonly step: number;
  /** Null of the digest, which is of all models. */
  readonly model: ModelId | null;
  /** Null of the digest, and of a model that is off. */
  readonly term: 'term1' | 'term2' | 'L' | null;
  readonly theirs: number | string | null;
  readonly ours: number | string | null;
}

/** The first figure of the result that the replay never measured, so that nothing vouches for it. */
export interface Unmatched {
  readonly what: 'early' | 'evaluation' | 'curve';
  readonly step: number;
  readonly model: ModelId;
}

export type Verdict =
  | { readonly kind: 'not yet' }
  | { readonly kind: 'same bits' }
  | {
      readonly kind: 'same run, other rounding' | 'consistent, not verified';
      readonly unmatched?: Unmatched;
    }
  /** `fault`: the same backend and plan should have given the same bits. */
  | { readonly kind: 'different'; readonly first: Difference; readonly fault: boolean };

/** Of L at an evaluation, relative. */
const EVALUATION_TOLERANCE = 0.01;

/**
 * Of an early minibatch loss, relative to the larger of both, and to 1 nat where that is less. Measured at steps 1, 10 and 100:
 *
 * - cpu, wasm and WebGPU on SwiftShader differ by at most 1.5e-6, 1.2e-6 and 5e-7 (three small models, as in
 *   training/replayed-result.tensor.test.ts), cpu and wasm by 5e-7 at the first two of the default experiment; threads by nothing.
 * - The next seed differs at least by 5e-4, 5e-3 and 1.5e-2 in some term of every model (the default experiment on MNIST:
 *   `npx tsx scripts/measure/early-losses.ts`), by 2e-3 and more in the small ones.
 *
 * Rounding grows with steps, and other graphics cards round otherwise than these: about ten times the room is left on either side.
 */
const earlyTolerance: Readonly<Record<number, number>> = { 1: 1e-5, 10: 1e-4, 100: 1e-3 };

const isClose = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

const isSameComputer = (a: Computer, b: Computer): boolean =>
  a.backend === b.backend && a.plan === b.plan && a.device === b.device;

/** A point of theirs beside the same of ours. */
interface Compared extends Difference {
  readonly exact: boolean;
  readonly close: boolean;
}

type Side = Pick<Compared, 'what' | 'model' | 'exact' | 'close'>;

function pair(side: Side, term: 'term1' | 'term2' | 'L', theirs: StepTerms, ours: StepTerms): Compared {
  const value = (one: StepTerms) => (term === 'L' ? one.term1 + one.term2 : one[term]);
  return { ...side, step: theirs.step, term, theirs: value(theirs), ours: value(ours) };
}

const round = (one: StepTerms, by: (value: number) => number): StepTerms => ({
  step: one.step,
  term1: by(one.term1),
  term2: by(one.term2),
});

const same = (a: StepTerms, b: StepTerms, term: 'term1' | 'term2') => Object.is(a[term], b[term]);

const latestOf = ({ minibatch }: MeasuredModel): number => minibatch.step[minibatch.step.length - 1] ?? 0;

/** Ours at the row of a step, or null. */
function rowAt(
  { minibatch }: MeasuredModel,
  rows: ReadonlyMap<number, number>,
  step: number,
): StepTerms | null {
  const row = rows.get(step);
  return row === undefined ? null : { step, term1: minibatch.term1[row], term2: minibatch.term2[row] };
}

const nothing: MeasuredModel = {
  early: [],
  validation: [],
  minibatch: { step: [], term1: [], term2: [] },
};

interface ComparedModel {
  readonly points: readonly Compared[];
  /** The replay has not come to all points yet. */
  readonly waits: boolean;
  readonly unmatched: readonly Unmatched[];
}

function compare(model: ModelId, theirs: ModelResult, measured: MeasuredModel): ComparedModel {
  const latest = latestOf(measured);
  const unmatched: Unmatched[] = [];
  let waits = false;
  /** Ours at a step, which is told before that of `until`; one that is still to come is waited for. */
  const found = (what: Unmatched['what'], step: number, until: number, ours: StepTerms | null) => {
    if (ours === null && latest < until) waits = true;
    else if (ours === null) unmatched.push({ what, step, model });
    return ours;
  };
  const at = (list: readonly StepTerms[], step: number) => list.find((one) => one.step === step) ?? null;

  const early = theirs.early.flatMap((their) => {
    const one = found('early', their.step, their.step, at(measured.early, their.step));
    if (one === null) return [];
    const our = round(one, Math.fround);
    return (['term1', 'term2'] as const).map((term) => {
      const close = isClose(their[term], our[term], earlyTolerance[their.step] ?? 0);
      return pair({ what: 'early', model, exact: same(their, our, term), close }, term, their, our);
    });
  });

  const evaluated = [
    ...theirs.validation.map((their) => ({ their, by: toHalf })),
    ...(theirs.last ? [{ their: theirs.last, by: Math.fround }] : []),
  ].flatMap(({ their, by }) => {
    // An evaluation is told before any step after it.
    const one = found('evaluation', their.step, their.step + 1, at(measured.validation, their.step));
    if (one === null) return [];
    const our = round(one, by);
    const close = isClose(their.term1 + their.term2, our.term1 + our.term2, EVALUATION_TOLERANCE);
    const exact = same(their, our, 'term1') && same(their, our, 'term2');
    return [pair({ what: 'evaluation', model, exact, close }, 'L', their, our)];
  });

  // Of the sketch: no part of the verdict where the rounding is another, and of the same bits it has to be that curve.
  const rows = new Map(Array.from(measured.minibatch.step, (step, i) => [step, i]));
  const curve = theirs.minibatch.flatMap((their) => {
    const here = rowAt(measured, rows, their.step);
    if (here === null && mayHaveGone(measured.minibatch.step, their.step)) return [];
    const one = found('curve', their.step, their.step, here);
    if (one === null) return [];
    const our = round(one, toHalf);
    return (['term1', 'term2'] as const).map((term) =>
      pair({ what: 'curve', model, exact: same(their, our, term), close: true }, term, their, our),
    );
  });

  return { points: [...early, ...evaluated, ...curve], waits, unmatched };
}

/** Earlier steps first. */
const firstOf = <Point extends { readonly step: number }>(points: readonly Point[]): Point | undefined =>
  points.toSorted((a, b) => a.step - b.step)[0];

const different = (first: Difference, fault: boolean): Verdict => ({ kind: 'different', first, fault });

function bare({ what, step, model, term, theirs, ours }: Difference): Difference {
  return { what, step, model, term, theirs, ours };
}

const ofNoFigure = { term: null, theirs: null, ours: null } as const;

/** `ours` is of a replay: a run from step 0 with the experiment and the moves of the same link, in which the models of `on` are trained. */
export function verdict(theirs: Result, ours: Measured, on: readonly ModelId[]): Verdict {
  const off = [...theirs.models.keys()].find((model) => !on.includes(model));
  if (off !== undefined)
    return different({ what: 'off', step: theirs.step, model: off, ...ofNoFigure }, false);
  const compared = [...theirs.models].map(([model, one]) =>
    compare(model, one, ours.models.get(model) ?? nothing),
  );
  const points = compared.flatMap((one) => one.points);
  const far = firstOf(points.filter(({ close }) => !close));
  if (far) return different(bare(far), false);
  const taken = ours.digest?.step === theirs.step ? ours.digest : null;
  if (taken === null || compared.some(({ waits }) => waits)) return { kind: 'not yet' };
  const sameBackend = isSameComputer(theirs, ours);
  const changed = firstOf(points.filter(({ exact }) => !exact));
  const unmatched = firstOf(compared.flatMap((one) => one.unmatched));
  const isKnown = theirs.digest !== null && taken.digest !== null;
  const isEqual = isKnown && theirs.digest === taken.digest;
  if (isEqual && !changed && !unmatched) return { kind: 'same bits' };
  // The same bits have the same figures: these were changed.
  if (sameBackend && changed) return different(bare(changed), isKnown && !isEqual);
  if (sameBackend && isKnown && !isEqual)
    return different(
      {
        what: 'digest',
        step: theirs.step,
        model: null,
        term: null,
        theirs: theirs.digest,
        ours: taken.digest,
      },
      true,
    );
  const isEarlyCompared = points.some(({ what }) => what === 'early');
  return {
    kind: isEarlyCompared && !sameBackend ? 'same run, other rounding' : 'consistent, not verified',
    ...(unmatched && { unmatched }),
  };
}
