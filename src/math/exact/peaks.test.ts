/** Modes of a joint distribution: those that marginals hide, and ripples that are none. */
import { expect, it } from 'vitest';
import { linspace, logSumExp } from '../numeric';
import { peaksOf } from './peaks';

const places = linspace(-3, 3, 61);
const hill = (x: number, y: number, a: number, b: number, width = 0.4) =>
  -((x - a) ** 2 + (y - b) ** 2) / (2 * width ** 2);
const over = (log: (x: number, y: number) => number) => ({
  sizes: [61, 61],
  logMass: Float64Array.from(places.flatMap((x) => places.map((y) => log(x, y)))),
});
const at = (cell: number) =>
  [places[Math.floor(cell / 61)], places[cell % 61]].map((z) => Number(z.toFixed(3)));

it('two on a diagonal are two, a low one is none', () => {
  const two = over((x, y) => logSumExp([hill(x, y, -1, -1), Math.log(0.3) + hill(x, y, 1, 1)]));
  expect(peaksOf(two).map(at)).toEqual([
    [-1, -1],
    [1, 1],
  ]);
  const low = over((x, y) => logSumExp([hill(x, y, -1, -1), Math.log(0.05) + hill(x, y, 1, 1)]));
  expect(peaksOf(low).map(at)).toEqual([[-1, -1]]);
});

it('a ripple on a slope, a ridge across the cells and a flat top are one', () => {
  const rippled = over((x, y) => hill(x, y, 0, 0, 1) + 0.004 * Math.cos(40 * x));
  expect(peaksOf(rippled)).toHaveLength(1);
  const ridge = over((x, y) => -((x - y) ** 2) / 0.02 - (x + y - 0.07) ** 2 / 2);
  expect(peaksOf(ridge)).toHaveLength(1);
  expect(peaksOf({ sizes: [2, 2], logMass: new Float64Array(4).fill(Math.log(0.25)) })).toEqual([0]);
});

it('counts in one dimension too', () => {
  const logMass = Float64Array.from([1, 0.2, 0.5, 0.495, 0.498, 0.01].map(Math.log));
  expect(peaksOf({ sizes: [6], logMass })).toEqual([0, 2]);
});
