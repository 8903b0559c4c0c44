/** Initial numbers: Xavier's limits for matrices and filters, each draw at its address. */
import { expect, test } from 'vitest';
import type { ParameterShape } from './parameter-shape';
import { initialValues } from './parameters';

const shapes: readonly ParameterShape[] = [
  { name: 'matrix', shape: [40, 60], initial: 'xavier' },
  { name: 'filters', shape: [5, 5, 3, 9], initial: 'xavier' },
  { name: 'biases', shape: [9], initial: 'zero' },
];

test('Xavier counts all inputs and outputs of a filter, its pixels each', () => {
  const values = initialValues(shapes, 1, 'gauss');
  const largest = (name: string) => Math.max(...values.get(name)!.map(Math.abs));
  // Of some hundred uniform draws the largest comes within a hundredth of the limit.
  for (const [name, fans] of [
    ['matrix', 100],
    ['filters', 25 * 12],
  ] as const) {
    const limit = Math.sqrt(6 / fans);
    expect(largest(name)).toBeLessThanOrEqual(limit);
    expect(largest(name)).toBeGreaterThan(0.99 * limit);
  }
  expect(largest('biases')).toBe(0);
});
