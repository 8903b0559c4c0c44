/** The result of a run (definition 22): a few figures that a link carries and a replay is compared with. Types and how they are picked from what was measured; pure. */
import type { BackendName } from '../../gpu/backend-name';
import { float16Bits, ofFloat16Bits } from '../../math/float16';
import type { ModelId } from '../../models/registry';

/** Nats per picture at a step, unweighted. */
export interface StepTerms {
  readonly step: number;
  readonly term1: number;
  readonly term2: number;
}

export interface ModelResult {
  /** Of the minibatches of the early steps, in float32; those that are known. */
  readonly early: readonly StepTerms[];
  /** The last evaluation on the validation pictures, in float32; null before the first. */
  readonly last: StepTerms | null;
  /** A few evaluations before it, in half precision, in order of steps. */
  readonly validation: readonly StepTerms[];
  /** A few minibatches, in half precision, in order of steps. */
  readonly minibatch: readonly StepTerms[];
}

/** What computes, as far as its bits depend on it. */
export interface Computer {
  readonly backend: BackendName;
  /** The kernel plan; a long one is cut and ends with its check sum. */
  readonly plan: string;
  /** Check sum of the graphics card's name; 0 where none computes. */
  readonly device: number;
}

export interface Result extends Computer {
  readonly step: number;
  /** 12 hex digits (definition 21); null where the page had no sha256. */
  readonly digest: string | null;
  readonly models: ReadonlyMap<ModelId, ModelResult>;
}

/** The columns of a model's minibatch losses that are still held. */
interface MinibatchColumns {
  readonly step: ArrayLike<number>;
  readonly term1: ArrayLike<number>;
  readonly term2: ArrayLike<number>;
}

/** All that was measured of a model so far. */
export interface MeasuredModel {
  readonly early: readonly StepTerms[];
  readonly validation: readonly StepTerms[];
  readonly minibatch: MinibatchColumns;
}

/** What a run has measured so far. */
export interface Measured extends Computer {
  /** At which step it was taken; null before. */
  readonly digest: { readonly step: number; readonly digest: string | null } | null;
  readonly models: ReadonlyMap<ModelId, MeasuredModel>;
}

const LARGEST_HALF = 65504;

/** The half-precision number nearest to one, of those that are finite. */
export const toHalf = (value: number): number =>
  ofFloat16Bits(float16Bits(Math.max(-LARGEST_HALF, Math.min(LARGEST_HALF, value))));

/** FNV-1a of 32 bits. */
export function checkSum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

const sumOfText = (text: string): number => checkSum(new TextEncoder().encode(text));

/** Longer plans have a choice of kernels for each of many products. */
const LONGEST_PLAN = 60;

/** `device` is the graphics card's name. */
export function computerOf(backend: BackendName, plan: string, device: string): Computer {
  const sum = sumOfText(plan).toString(16).padStart(8, '0');
  return {
    backend,
    plan: plan.length <= LONGEST_PLAN ? plan : `${plan.slice(0, LONGEST_PLAN - 9)}~${sum}`,
    device: backend === 'webgpu' || backend === 'webgl' ? sumOfText(device) : 0,
  };
}

/** At most so many of them, the first and the last among them, evenly spread. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  if (most <= 1) return items.slice(items.length - most);
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}

const halves = ({ step, term1, term2 }: StepTerms): StepTerms => ({
  step,
  term1: toHalf(term1),
  term2: toHalf(term2),
});

const floats = ({ step, term1, term2 }: StepTerms): StepTerms => ({
  step,
  term1: Math.fround(term1),
  term2: Math.fround(term2),
});

function modelResult(
  { early, validation, minibatch }: MeasuredModel,
  to: number,
  points: number,
): ModelResult {
  const evaluated = validation.filter(({ step }) => step <= to);
  const last = evaluated.at(-1);
  const before = spread(evaluated.slice(0, -1), Math.ceil((2 * points) / 3));
  const rows = Array.from(minibatch.step, (_, i) => i).filter((i) => minibatch.step[i] <= to);
  const line = spread(rows, points - before.length).map((i) => ({
    step: minibatch.step[i],
    term1: minibatch.term1[i],
    term2: minibatch.term2[i],
  }));
  return {
    early: early.filter(({ step }) => step <= to).map(floats),
    last: last ? floats(last) : null,
    validation: before.map(halves),
    minibatch: line.map(halves),
  };
}

/** With at most so many points of each model's curves. Null before the digest was asked for, and where nothing was measured. */
export function resultOf(measured: Measured, points: number): Result | null {
  const { digest: taken, models, backend, plan, device } = measured;
  if (taken === null || models.size === 0) return null;
  const { step, digest } = taken;
  const results = [...models].map(([id, model]) => [id, modelResult(model, step, points)] as const);
  return { backend, plan, device, step, digest, models: new Map(results) };
}
