/** Adam against its published form with bias-corrected moments, and against what it promises. */
import { describe, expect, test } from 'vitest';
import { adamRates, adamUpdate } from './adam';
import { fc, vector } from './testing/properties';

/** Algorithm 1 as printed: moments are corrected, epsilon is added to the corrected root. */
function published(start: readonly number[], gradients: readonly number[][], learningRate: number): number[] {
  const w = [...start];
  const m = w.map(() => 0);
  const v = w.map(() => 0);
  gradients.forEach((g, i) => {
    for (let k = 0; k < w.length; k++) {
      m[k] = 0.9 * m[k] + 0.1 * g[k];
      v[k] = 0.999 * v[k] + 0.001 * g[k] ** 2;
      const corrected = m[k] / (1 - 0.9 ** (i + 1));
      w[k] -= (learningRate * corrected) / (Math.sqrt(v[k] / (1 - 0.999 ** (i + 1))) + 1e-8);
    }
  });
  return w;
}

describe('adamUpdate', () => {
  test('is the published algorithm', () => {
    fc.assert(
      fc.property(
        vector(3, 5),
        fc.array(vector(3, 10), { minLength: 1, maxLength: 6 }),
        (start, gradients) => {
          let state = { weights: start, first: [0, 0, 0], second: [0, 0, 0] };
          gradients.forEach((g, i) => (state = adamUpdate(state, g, adamRates(i + 1, 0.01))));
          published(start, gradients, 0.01).forEach((w, k) => expect(state.weights[k]).toBeCloseTo(w, 12));
        },
      ),
    );
  });

  test('the first step is the learning rate, whatever the size of the gradient', () => {
    const state = { weights: [1, 1], first: [0, 0], second: [0, 0] };
    const { weights } = adamUpdate(state, [1e-3, -1e3], adamRates(1, 0.1));
    expect(weights[0]).toBeCloseTo(0.9, 5);
    expect(weights[1]).toBeCloseTo(1.1, 5);
  });

  test('names what is wrong', () => {
    const state = { weights: [1], first: [0], second: [0] };
    expect(() => adamUpdate(state, [1, 2], adamRates(1, 0.1))).toThrow(/adamUpdate: expected two vectors/);
    expect(() => adamRates(0, 0.1)).toThrow(/adamRates: expected an update of at least 1, got 0/);
  });
});
