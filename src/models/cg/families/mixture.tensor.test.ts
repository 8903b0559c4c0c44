/** The mixture's tensor half against its plain one, on every backend. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectClose } from '../../../gpu/testing/expect-close';
import { backends, useBackend } from '../../../gpu/testing/test-backends';
import { tf, type Tensor2D } from '../../../gpu/tf';
import { dot, softmax } from '../../../math/numeric';
import { gridPoints } from '../../../math/polynomial-family';
import { fillUniform, keyOf } from '../../../math/random';
import { mixture } from './mixture';

const shapes = [
  { polynomialOrder: 5, components: 3, gridPoints: 101 },
  { polynomialOrder: 1, components: 2, gridPoints: 21 },
  { polynomialOrder: 5, components: 1, gridPoints: 51 },
];
const ROWS = 6;

/** Rows of numbers between -size and size, as float32 has them. */
const rowsOf = (columns: number, size: number, name: string) =>
  Array.from({ length: ROWS }, (_, i) =>
    [...fillUniform(new Float32Array(columns), keyOf(5, name), i)].map((u) =>
      Math.fround(size * (2 * u - 1)),
    ),
  );

/** Both functions of the seam, read back. */
async function both(b: number[][], weights: number[][], settings: Parameters<typeof mixture.size>[0]) {
  const { logits, pullback } = mixture.tensors(tf);
  const tensors = tf.tidy((): [Tensor2D, Tensor2D] => {
    const zeta = tf.tensor2d([gridPoints(settings.gridPoints)]);
    const parameters = tf.tensor2d(b);
    return [logits(parameters, zeta, settings), pullback(parameters, zeta, tf.tensor2d(weights), settings)];
  });
  const [values, pulled] = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose(tensors);
  return { values, pulled };
}

describe.each(backends)('the mixture on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(shapes)('probabilities and gradients, %j', async (shape) => {
    const settings = { ...shape, statistics: 'z' };
    const P = mixture.size(settings);
    const R = settings.gridPoints;
    const zeta = gridPoints(R);
    const b = rowsOf(P, 4, 'mixture');
    // Rows that sum to 0, as those of every gradient of a density do.
    const weights = rowsOf(R, 1, 'weights').map((row) => {
      const mean = row.reduce((sum, x) => sum + x, 0) / R;
      return row.map((x) => Math.fround(x - mean));
    });
    const { values, pulled } = await both(b, weights, settings);
    b.forEach((parameters, i) => {
      const own = softmax(values.subarray(i * R, (i + 1) * R));
      const want = softmax(mixture.logits(parameters, zeta, settings));
      expectClose(own, want, { roundings: 64, scale: 1 });
      const slopes = mixture.gradient(parameters, zeta, settings).map((row) => dot(row, weights[i]));
      expectClose(pulled.subarray(i * P, (i + 1) * P), slopes, { roundings: 64, scale: R / 4 });
    });
  });

  test('is finite at coefficients of 200, M = 20, K = 10, R = 1001', async () => {
    const settings = { polynomialOrder: 20, components: 10, gridPoints: 1001, statistics: 'z' };
    const b = rowsOf(mixture.size(settings), 1, 'extreme').map((row) => row.map((x) => 200 * Math.sign(x)));
    const { values, pulled } = await both(b, rowsOf(1001, 1, 'weights'), settings);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(pulled.every(Number.isFinite)).toBe(true);
  });
});
