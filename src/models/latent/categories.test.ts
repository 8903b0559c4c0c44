/** Draws and cells of categories: what the decoder is fed, and what it weighs, against plain formulas. */
import { expect, test } from 'vitest';
import { sampleInverseCdf } from '../../math/inverse-cdf';
import { logSoftmax } from '../../math/numeric';
import { gridPoints, polynomialLogits } from '../../math/polynomial-family';
import { fillUniform, keyOf } from '../../math/random';
import { atPlaces, evenInCells, ofCategories, oneHot } from './categories';

const coefficients = [1.5, -4];
const logits = polynomialLogits(coefficients, gridPoints(9));
const prior = logits.map((_, r) => Math.cos(r));
const u = fillUniform(new Float32Array(50), keyOf(1, 'test/draws'), 0);
const weights = logSoftmax(prior).map((p, r) => p - logSoftmax(logits)[r]);

test("even in cells: z is the inverse-CDF sampler's, and its cell weighs", () => {
  const draws = ofCategories({ posterior: [logits], prior: [prior] }, evenInCells(9)).draws();
  for (const share of u) {
    const z = new Float32Array(1);
    const weight = draws.draw(Float32Array.of(share), 0, z, 0);
    // One rounding to float32.
    expect(Math.abs(z[0] - sampleInverseCdf(coefficients, 9, share).z)).toBeLessThan(1e-6);
    expect(weight).toBeCloseTo(weights[Math.floor(((z[0] + 1) / 2) * 9)], 12);
  }
});

test('at places and one-hot: the same categories, as points and as one-hot vectors', () => {
  const both = { posterior: [logits, logits], prior: [prior, prior] };
  const [grid, vertices] = [atPlaces(gridPoints(9)), oneHot(9)].map((feed) =>
    ofCategories(both, feed).draws(),
  );
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

test('cells: every category once, however fine, or even parts of it where a place inside it matters', () => {
  const own = { posterior: [prior, logits], prior: [prior, prior] };
  const hard = ofCategories(own, oneHot(9)).cells!(1, 3);
  expect(hard.inputs).toEqual(
    Float32Array.from({ length: 81 }, (_, i) => Number(i % 9 === Math.floor(i / 9))),
  );
  expect([...hard.logPosterior]).toEqual(logSoftmax(logits));
  expect([...hard.logPrior]).toEqual(logSoftmax(prior));
  expect(ofCategories(own, atPlaces(gridPoints(9))).cells!(1, 3).inputs).toEqual(
    Float32Array.from(gridPoints(9)),
  );

  const fine = ofCategories(own, evenInCells(9)).cells!(1, 3);
  fine.inputs.forEach((z, i) => expect(z).toBeCloseTo(-1 + (2 * (i + 0.5)) / 27, 6));
  fine.logPosterior.forEach((log, i) =>
    expect(log).toBeCloseTo(logSoftmax(logits)[Math.floor(i / 3)] - Math.log(3), 12),
  );
  expect(fine.logPrior).toHaveLength(27);
});
