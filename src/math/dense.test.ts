/** A dense layer by hand, and its backward pass against finite differences. */
import { describe, expect, test } from 'vitest';
import { denseForward, denseGradient } from './dense';
import { finiteDifference } from './testing/finite-difference';
import { fc } from './testing/properties';
import { fillUniform, keyOf } from './random';

describe('a dense layer', () => {
  test('by hand', () => {
    const layer = { x: [1, 2], weights: [1, -1, 3, 0.5], biases: [0.5, -2] };
    expect(denseForward({ ...layer, activation: 'linear' })).toEqual([7.5, -2]);
    expect(denseForward({ ...layer, activation: 'relu' })).toEqual([7.5, 0]);
  });

  test.each(['linear', 'relu'] as const)('has the gradients of finite differences, %s', (activation) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const draw = (name: string, count: number) =>
          Array.from(fillUniform(new Float32Array(count), keyOf(seed, name), 0), (u) => 2 * u - 1);
        const [x, weights, biases, dy] = [draw('x', 6), draw('w', 12), draw('b', 4), draw('dy', 8)];
        const layer = { x, weights, biases, activation };
        const y = denseForward(layer);
        const sums = denseForward({ ...layer, activation: 'linear' });
        // At the corner of a ReLU there is no derivative.
        fc.pre(activation === 'linear' || sums.every((sum) => Math.abs(sum) > 0.005));
        const found = denseGradient(layer, y, dy);
        for (const name of ['x', 'weights', 'biases'] as const) {
          const objective = (values: number[]) =>
            denseForward({ ...layer, [name]: values }).reduce((sum, value, i) => sum + value * dy[i], 0);
          finiteDifference(objective, layer[name]).forEach((expected, i) =>
            expect(found[name][i]).toBeCloseTo(expected, 8),
          );
        }
      }),
    );
  });

  test('names sizes that do not fit', () => {
    const layer = { x: [1, 2, 3], weights: [1, 2, 3, 4], biases: [1, 2], activation: 'relu' } as const;
    expect(() => denseForward(layer)).toThrow(/dense: expected x \[n, in\] and weights \[in, 2\]/);
  });
});
