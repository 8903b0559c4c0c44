import { expect, test } from 'vitest';
import { meanSince, updateRunningMean } from './running-mean';

test('is the mean of all values, each weighted 0.99 to the power of its age, from as many on as are asked for', () => {
  const values = Array.from({ length: 130 }, (_, i) => [Math.sin(i), 3 + Math.cos(i)]);
  let state = { first: [0, 0], second: [0, 0] };
  values.forEach((value, i) => {
    expect(meanSince(state, 100) === null).toBe(i < 100);
    state = updateRunningMean(state, value);
  });
  const weights = values.map((_, i) => 0.99 ** (values.length - i));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = [0, 1].map((k) => values.reduce((sum, value, i) => sum + weights[i] * value[k], 0) / total);
  meanSince(state, 100)!.forEach((found, k) => expect(found).toBeCloseTo(mean[k], 12));
});
