/** Axes that begin at 0: how they are divided. */
import { expect, it } from 'vitest';
import { stepOf } from './axis-scale';

it.each([0.5, 1.9, 2.1, 7, 48, 1000])('an axis up to %f has two to five steps of 1, 2 or 5', (top) => {
  const steps = top / stepOf(top);
  expect(steps).toBeGreaterThanOrEqual(2);
  expect(steps).toBeLessThanOrEqual(5);
  expect(['1', '2', '5']).toContain(String(stepOf(top)).replace(/[0.]/g, ''));
});
