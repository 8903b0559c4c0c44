/** How close float32 must come to math/'s doubles: in units of its last place, of the largest number of a sum. Only tests import this. */
import { expect } from 'vitest';
import { FLOAT32_EPSILON } from '../float32';

/**
 * Every number within `roundings` roundings of `scale` (the largest magnitude that went into it; by default the largest
 * expected): what float32 arithmetic can promise, whatever the backend.
 */
export function expectClose(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  { roundings, scale }: { readonly roundings: number; readonly scale?: number },
): void {
  expect(got.length).toBe(expected.length);
  const size = scale ?? Math.max(...Array.from(expected, Math.abs));
  const worst = Array.from(got).reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
  const finite = Array.from(got).every(Number.isFinite);
  expect(finite).toBe(true);
  expect(worst).toBeLessThanOrEqual(roundings * FLOAT32_EPSILON * size);
}
