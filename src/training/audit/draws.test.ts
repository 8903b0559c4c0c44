/** Draws by kind: what the decoder is fed, and what it weighs, against plain formulas. */
import { expect, test } from 'vitest';
import { sampleInverseCdf } from '../../math/inverse-cdf';
import { logSoftmax } from '../../math/numeric';
import { gridPoints, polynomialLogits } from '../../math/polynomial-family';
import { fillUniform, keyOf } from '../../math/random';
import { cellMassDraws, posteriorDraws } from './draws';

const coefficients = [1.5, -4];
const logits = polynomialLogits(coefficients, gridPoints(9));
const prior = logits.map((_, r) => Math.cos(r));
const u = fillUniform(new Float32Array(50), keyOf(1, 'test/draws'), 0);
const weights = logSoftmax(prior).map((p, r) => p - logSoftmax(logits)[r]);

test("cells: z is the inverse-CDF sampler's, and its cell weighs", () => {
  const draws = posteriorDraws({ kind: 'cells', posterior: [logits], prior: [prior] });
  for (const share of u) {
    const z = new Float32Array(1);
    const weight = draws.draw(Float32Array.of(share), 0, z, 0);
    // One rounding to float32.
    expect(Math.abs(z[0] - sampleInverseCdf(coefficients, 9, share).z)).toBeLessThan(1e-6);
    expect(weight).toBeCloseTo(weights[Math.floor(((z[0] + 1) / 2) * 9)], 12);
  }
});

test('grid and vertices: the same categories, as points and as one-hot vectors', () => {
  const both = { posterior: [logits, logits], prior: [prior, prior] };
  const [grid, vertices] = (['grid', 'vertices'] as const).map((kind) => posteriorDraws({ kind, ...both }));
  for (let i = 0; i + 1 < u.length; i += 2) {
    const z = new Float32Array(3);
    const y = new Float32Array(20);
    const weight = grid.draw(u, i, z, 1);
    expect(vertices.draw(u, i, y, 2)).toBe(weight);
    const places = [0, 1].map((j) => y.subarray(2 + 9 * j, 11 + 9 * j).indexOf(1));
    expect([...y].reduce((a, b) => a + b)).toBe(2);
    places.forEach((place, j) => expect(z[1 + j]).toBe(Math.fround(gridPoints(9)[place])));
    expect(weight).toBeCloseTo(weights[places[0]] + weights[places[1]], 12);
  }
});

test('masses on cells: z lies in a cell that has some, and weighs prior over proposal', () => {
  const draws = cellMassDraws([Float64Array.of(0, 0.25, 0.75)], [Float64Array.of(0.5, 0.3, 0.2)], {
    start: -1.5,
    width: 1,
    count: 3,
  });
  const z = new Float32Array(1);
  expect(draws.draw(Float32Array.of(0.125), 0, z, 0)).toBeCloseTo(Math.log(0.3 / 0.25), 12);
  expect(z[0]).toBeCloseTo(0, 6);
  expect(draws.draw(Float32Array.of(0.625), 0, z, 0)).toBeCloseTo(Math.log(0.2 / 0.75), 12);
  expect(z[0]).toBeCloseTo(1, 6);
});
