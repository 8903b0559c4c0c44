/** The digits to pick from, the picked one and dimension, and what each model makes of them: pictures as they last came. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Pictures } from '../experiment/measurements';
import type { ModelId } from '../models/registry';

/** Digits in the strip at a time. */
export const stripLength = 12;
/** Validation pictures of MNIST (definition 8). */
export const validationDigits = 5000;
/** Pictures of one traversal: odd, so that the middle one stands at the middle of the way. */
export const traversalLength = 11;

export interface Digits {
  readonly indices: readonly number[];
  readonly labels: Uint8Array;
  readonly pictures: Pictures;
}

export interface Traversal {
  readonly dimension: number;
  readonly pictures: Pictures;
  readonly positions: Float32Array;
}

/** One model's answer, all of it for the same strip and digit. */
export interface ModelView {
  readonly step: number;
  readonly indices: readonly number[];
  readonly index: number;
  readonly reconstructions: Pictures;
  /** Decoded draws of the prior, the same draws every time. */
  readonly samples: Pictures;
  readonly traversal: Traversal;
}

export interface ProbesState {
  readonly digits: Digits | null;
  /** Index of the picked validation picture. */
  readonly picked: number;
  /** The dimension picked for a model; a model that is missing shows its largest KL. */
  readonly dimension: Readonly<Partial<Record<ModelId, number>>>;
  readonly views: Readonly<Partial<Record<ModelId, ModelView>>>;
  /** Why the pictures could not be refreshed; null while they can. */
  readonly problem: string | null;
}

export type ProbesStore = StoreApi<ProbesState>;

export function createProbesStore(): ProbesStore {
  return createStore<ProbesState>(() => ({
    digits: null,
    picked: 0,
    dimension: {},
    views: {},
    problem: null,
  }));
}

/** One picture of a set, as a set of one. */
export function pictureAt(pictures: Pictures, index: number): Pictures {
  const size = pictures.width * pictures.height;
  return { ...pictures, count: 1, pixels: pictures.pixels.subarray(index * size, (index + 1) * size) };
}
