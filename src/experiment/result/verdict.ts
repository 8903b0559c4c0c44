/** What a replay says of the result that a link brought (definition 22). Pure: it compares figures, and trains nothing. */
import type { ModelId } from '../../models/registry';
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
  readonly what: 'early' | 'evaluation' | 'curve' | 'digest';
  readonly step: number;
  /** Null of the digest, which is of all models. */
  readonly model: ModelId | null;
  readonly term: 'term1' | 'term2' | 'L' | null;
  readonly theirs: number | string | null;
  readonly ours: number | string | null;
}

export type Verdict =
  | { readonly kind: 'not yet' }
  | { readonly kind: 'same bits' }
  | { readonly kind: 'same run, other rounding' }
  | { readonly kind: 'consistent, not verified' }
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

/** `waits` where the replay has not come to all points yet. */
function pointsOf(
  model: ModelId,
  theirs: ModelResult,
  ours: Measured,
): { readonly points: readonly Compared[]; readonly waits: boolean } {
  const measured = ours.models.get(model);
  /** Its evaluation is told before any step after it. */
  const latest = measured ? latestOf(measured) : Math.max(0, ...[...ours.models.values()].map(latestOf));
  let waits = false;
  /** Ours at a step; one that is still to come is waited for, one that was never measured is not common. */
  const at = (list: readonly StepTerms[], step: number, until: number): StepTerms | undefined => {
    const found = list.find((one) => one.step === step);
    if (!found && latest < (measured ? until : step)) waits = true;
    return found;
  };
  const early = theirs.early.flatMap((their) => {
    const found = at(measured?.early ?? [], their.step, their.step);
    if (!found) return [];
    const our = round(found, Math.fround);
    return (['term1', 'term2'] as const).map((term) => {
      const close = isClose(their[term], our[term], earlyTolerance[their.step] ?? 0);
      return pair({ what: 'early', model, exact: same(their, our, term), close }, term, their, our);
    });
  });
  const evaluated = [
    ...theirs.validation.map((their) => ({ their, by: toHalf })),
    ...(theirs.last ? [{ their: theirs.last, by: Math.fround }] : []),
  ].flatMap(({ their, by }) => {
    const found = at(measured?.validation ?? [], their.step, their.step + 1);
    if (!found) return [];
    const our = round(found, by);
    const close = isClose(their.term1 + their.term2, our.term1 + our.term2, EVALUATION_TOLERANCE);
    const exact = same(their, our, 'term1') && same(their, our, 'term2');
    return [pair({ what: 'evaluation', model, exact, close }, 'L', their, our)];
  });
  return { points: [...early, ...evaluated, ...curvePoints(model, theirs, ours)], waits };
}

/** Of the sketch: no part of the verdict where the rounding is another, and of the same bits it has to be that curve. */
function curvePoints(model: ModelId, theirs: ModelResult, ours: Measured): Compared[] {
  const columns = ours.models.get(model)?.minibatch;
  if (!columns) return [];
  const rows = new Map(Array.from(columns.step, (step, i) => [step, i]));
  return theirs.minibatch.flatMap((their) => {
    const row = rows.get(their.step);
    if (row === undefined) return [];
    const found = { step: their.step, term1: columns.term1[row], term2: columns.term2[row] };
    const our = round(found, toHalf);
    return (['term1', 'term2'] as const).map((term) =>
      pair({ what: 'curve', model, exact: same(their, our, term), close: true }, term, their, our),
    );
  });
}

/** Earlier steps first. */
const firstOf = (points: readonly Compared[], isDifferent: (point: Compared) => boolean): Compared | null =>
  points.filter(isDifferent).toSorted((a, b) => a.step - b.step)[0] ?? null;

const different = (first: Difference, fault: boolean): Verdict => ({ kind: 'different', first, fault });

function bare({ what, step, model, term, theirs, ours }: Difference): Difference {
  return { what, step, model, term, theirs, ours };
}

/** `ours` is of a replay: a run from step 0 with the experiment and the moves of the same link. */
export function verdict(theirs: Result, ours: Measured): Verdict {
  const compared = [...theirs.models].map(([model, one]) => pointsOf(model, one, ours));
  const points = compared.flatMap((one) => one.points);
  const far = firstOf(points, ({ close }) => !close);
  if (far) return different(bare(far), false);
  const taken = ours.digest?.step === theirs.step ? ours.digest.digest : null;
  const isTaken = ours.digest?.step === theirs.step;
  if (!isTaken || compared.some(({ waits }) => waits)) return { kind: 'not yet' };
  const sameBackend = isSameComputer(theirs, ours);
  const changed = firstOf(points, ({ exact }) => !exact);
  const isKnown = theirs.digest !== null && taken !== null;
  const isEqual = isKnown && theirs.digest === taken;
  if (isEqual && !changed) return { kind: 'same bits' };
  // The same bits have the same figures: these were changed.
  if (sameBackend && changed) return different(bare(changed), isKnown && !isEqual);
  if (sameBackend && isKnown)
    return different(
      { what: 'digest', step: theirs.step, model: null, term: null, theirs: theirs.digest, ours: taken },
      true,
    );
  const isEarlyCompared = points.some(({ what }) => what === 'early');
  return isEarlyCompared && !sameBackend
    ? { kind: 'same run, other rounding' }
    : { kind: 'consistent, not verified' };
}
