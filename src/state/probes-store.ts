/** The pictures to pick from, the picked one and dimension, and what each model makes of them: pictures as they last came. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClassCount, DigitChoice, MeasuredTerm2 } from '../engine/protocol';
import type { Drawing } from '../experiment/drawn-digit';
import type { Made, Pictures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';
import { defineSlice } from './slice';

/** Pictures in the strip at a time, at most. */
export const stripLength = 12;
/** Pictures of one traversal: odd, so that the middle one stands at the middle of the way. */
export const traversalLength = 11;

/** The strip: a part of a choice. */
export interface Digits {
  readonly choice: DigitChoice;
  /** Place in the choice of the first picture shown. */
  readonly offset: number;
  /** Pictures shown at a time. */
  readonly most: number;
  /** Pictures in the whole choice. */
  readonly total: number;
  readonly indices: readonly number[];
  readonly labels: Uint8Array;
  readonly pictures: Pictures;
  /** What a choice by term2 was made by; null in other choices, and before the model's first evaluation. */
  readonly evaluated: MeasuredTerm2 | null;
}

interface PickedDigit {
  readonly index: number;
  /** Null where nobody has named it: it was drawn by hand, or its data set says none. */
  readonly label: number | null;
  readonly picture: Pictures;
}

/** Training pictures nearest to a drawing, the nearest first. */
interface NearestDigits {
  /** The drawing's. */
  readonly index: number;
  readonly pictures: Pictures;
  readonly labels: Uint8Array;
  /** Euclidean, of grey values in [0, 1]. */
  readonly distances: Float32Array;
  /** Training pictures compared with. */
  readonly compared: number;
}

/** How many are looked for. */
export const nearestCount = 8;

export interface Traversal {
  readonly dimension: number;
  readonly pictures: Pictures;
  readonly positions: Float32Array;
}

/** One model's answer, all of it for the same strip and picture. */
export interface ModelView {
  /** Of the reconstructions. */
  readonly step: number;
  /** How the first of its pictures were made; the others follow, at the same settings or newer ones. */
  readonly made: Pick<Made, 'settings' | 'temperature'>;
  /** The strip's pictures, and their reconstructions in the same order. */
  readonly indices: readonly number[];
  readonly reconstructions: Pictures;
  /** The picked picture, which the strip need not hold. */
  readonly index: number;
  readonly reconstruction: Pictures;
  /** Its term2 at the model's last evaluation, nats; null before it. */
  readonly term2: { readonly step: number; readonly term2: number } | null;
  /** Decoded draws of the prior, the same draws every time. */
  readonly samples: Pictures & Pick<Made, 'step'>;
  readonly traversal: Traversal;
}

interface ProbesState {
  readonly digits: Digits | null;
  /** Index of the picked validation picture, negative for a drawing: each has its own. Turning the strip keeps it. */
  readonly picked: number;
  /** The last picture drawn by hand. */
  readonly drawing: Drawing | null;
  readonly nearest: NearestDigits | null;
  /** Its picture, once it is here. */
  readonly pickedDigit: PickedDigit | null;
  /** The dimension picked for a model; a model that is missing shows its largest KL. */
  readonly dimension: Readonly<Partial<Record<ModelId, number>>>;
  readonly views: Readonly<Partial<Record<ModelId, ModelView>>>;
  /** Why the pictures could not be refreshed; null while they can. */
  readonly problem: string | null;
}

export type ProbesStore = StoreApi<ProbesState>;

function createProbesStore(): ProbesStore {
  return createStore<ProbesState>(() => ({
    digits: null,
    picked: 0,
    drawing: null,
    nearest: null,
    pickedDigit: null,
    dimension: {},
    views: {},
    problem: null,
  }));
}

export const probesSlice = defineSlice(createProbesStore);

/** Pictures first, ..., end - 1 of a set. */
export function picturesFrom(pictures: Pictures, first: number, end: number): Pictures {
  const size = pictures.width * pictures.height;
  return { ...pictures, count: end - first, pixels: pictures.pixels.subarray(first * size, end * size) };
}

/** One picture of a set, as a set of one. */
export const pictureAt = (pictures: Pictures, index: number): Pictures =>
  picturesFrom(pictures, index, index + 1);

/** The model whose evaluation a choice goes by; null where it goes by none. */
export const judgeOf = (choice: DigitChoice): ModelId | null => ('model' in choice ? choice.model : null);

/** Pictures shown at a time: as many whole rounds of the classes as fit, or a part of one where they are many. */
export function pageLength(choice: DigitChoice, classes: number): number {
  if (choice.kind !== 'each' || classes === 0 || classes > stripLength) return stripLength;
  return stripLength - (stripLength % classes);
}

const inOrder: DigitChoice = { kind: 'order' };

/** The choice, or pictures in order where the data set has no such class. */
export function choiceIn(choice: DigitChoice, present: readonly ClassCount[]): DigitChoice {
  if (choice.kind === 'each') return present.length > 0 ? choice : inOrder;
  if (choice.kind === 'class') return present.some(({ label }) => label === choice.label) ? choice : inOrder;
  return choice;
}
