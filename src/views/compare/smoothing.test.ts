/** The exponential moving average of a curve: a weighted mean of what came up to each point. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { smoothed } from './smoothing';

const stepsOf = (values: ArrayLike<number>) => Float64Array.from({ length: values.length }, (_, i) => i + 1);

it('is the weighted mean of all values up to each, less by 1 - 1/steps with every step', () => {
  const [beta, values] = [0.8, Float32Array.of(5, 1, 4, 9)];
  const result = smoothed(stepsOf(values), values, 5);
  values.forEach((_, k) => {
    const weights = Array.from({ length: k + 1 }, (_, i) => beta ** (k - i));
    const sum = weights.reduce((a, b) => a + b, 0);
    const mean = weights.reduce((total, weight, i) => total + weight * values[i]!, 0) / sum;
    expect(result[k]).toBeCloseTo(mean, 5);
  });
});

it('weighs by steps: a step without a value is as one with the value that comes next', () => {
  const apart = smoothed(Float64Array.of(1, 2, 5), Float32Array.of(5, 1, 4), 10);
  const filled = smoothed(Float64Array.of(1, 2, 3, 4, 5), Float32Array.of(5, 1, 4, 4, 4), 10);
  expect(apart[2]).toBeCloseTo(filled[4]!, 6);
});

it('leaves a level as it is, from its first point on', () => {
  const level = Float32Array.of(7, 7, 7);
  for (const value of smoothed(stepsOf(level), level, 100)) expect(value).toBeCloseTo(7, 4);
});

it('stays between the least and the greatest, and changes nothing over one step', () => {
  const value = fc.float({ min: -1000, max: 1000, noNaN: true }).map((one) => one + 0);
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1 }),
      fc.double({ min: 1, max: 1000, noNaN: true }),
      (list, steps) => {
        const values = Float32Array.from(list);
        for (const one of smoothed(stepsOf(values), values, steps)) {
          expect(one).toBeGreaterThanOrEqual(Math.min(...values) - 1e-2);
          expect(one).toBeLessThanOrEqual(Math.max(...values) + 1e-2);
        }
        expect([...smoothed(stepsOf(values), values, 1)]).toEqual([...values]);
      },
    ),
  );
});

it('passes by what is no number', () => {
  const values = Float32Array.of(2, NaN, 2);
  const result = smoothed(stepsOf(values), values, 2);
  expect(result[1]).toBeNaN();
  expect(result[2]).toBeCloseTo(2, 6);
});
