/** Theorem 2's bounds on each model's term1 as they were measured, step by step: what the curve of term1 shows beside it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ofSeries, withItem, type OfSeries, type Series } from '../../../state/series';

/** Validation pictures that the bounds are of, from the first. */
export const boundPictures = 1000;

/** All of the same pictures, nats: term1 >= eq5 >= eq6 >= 0. */
export interface MeasuredBounds {
  readonly step: number;
  /** Fewer than were asked for where the data set has no more. */
  readonly pictures: number;
  readonly term1: number;
  readonly eq5: number;
  readonly eq6: number;
}

/** What was measured of each series, in order of steps. */
export type BoundCurves = readonly (OfSeries & { readonly points: readonly MeasuredBounds[] })[];

interface BoundsState {
  readonly curves: BoundCurves;
  /** Why they could not be measured; null while they can. */
  readonly problem: string | null;
}

type BoundsStore = StoreApi<BoundsState>;

export function createBoundsStore(): BoundsStore {
  return createStore<BoundsState>(() => ({ curves: [], problem: null }));
}

/** With a point at its end, in the place of what was measured at its step or later. */
export function withPoint(curves: BoundCurves, series: Series, point: MeasuredBounds): BoundCurves {
  const before = ofSeries(curves, series)?.points ?? [];
  return withItem(curves, { series, points: [...before.filter(({ step }) => step < point.step), point] });
}

/** Without what was measured after a step. */
export const upTo = (curves: BoundCurves, last: number): BoundCurves =>
  curves.map(({ series, points }) => ({ series, points: points.filter(({ step }) => step <= last) }));
