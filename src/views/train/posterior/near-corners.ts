/** How many samples of a triangle lie near a corner. Pure. */
import type { Triple } from '../../../math/concrete-triangle';

/** A sample is near a corner where its largest part is above this. */
export const NEAR = 0.9;

/** Samples of which one category holds nearly all. */
export const nearCorners = (samples: readonly Triple[]): number =>
  samples.filter((y) => Math.max(...y) > NEAR).length;
