import { expect, test } from 'vitest';
import type { Move } from './experiment';
import { firstDifference } from './first-difference';

const T = (step: number, value: number | null): Move => ({ step, field: 'temperature', value });
const M = (step: number, value: number): Move => ({ step, field: 'polynomialOrder', value });

test.each([
  [[], [], Infinity],
  [[T(5, 1)], [T(5, 1)], Infinity],
  [[T(5, 1)], [], 5],
  [[], [T(5, 1)], 5],
  [[T(5, 1), M(9, 3)], [M(9, 3)], 5],
  [[T(5, 1), M(9, 3)], [T(5, 1), M(9, 4)], 9],
  [[T(5, 1), T(9, 2)], [T(5, 1), T(7, 2)], 7],
  [[T(5, 1), T(5, 2)], [T(5, 2), T(5, 1)], 5],
  [[T(5, null)], [T(5, 1)], 5],
  // A list that was never sorted is taken as a run takes it.
  [[M(9, 3), T(5, 1)], [T(5, 1), M(9, 3)], Infinity],
] as const)('%j and %j part at step %s', (a, b, step) => {
  expect(firstDifference(a, b)).toBe(step);
});
