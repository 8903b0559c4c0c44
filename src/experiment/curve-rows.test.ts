import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extremesIn, mayHaveGone, rowsThatStay } from './curve-rows';

const terms = fc
  .array(
    fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.double({ noNaN: true, min: 0, max: 10 })),
    {
      minLength: 1,
      maxLength: 6000,
      size: 'max',
    },
  )
  // Of 0 and -0 neither is the lower one, but they are not called equal.
  .map((rows) => ({ term1: rows.map(([one]) => one + 0), term2: rows.map(([, two]) => two + 0) }));

test('of a full curve the first, the newest and all extremes stay, in order, and no more than half', () => {
  fc.assert(
    fc.property(terms, ({ term1, term2 }) => {
      const { length } = term1;
      const stay = rowsThatStay(term1, term2, length);
      for (let i = 1; i < stay.length; i++) expect(stay[i]).toBeGreaterThan(stay[i - 1]);
      expect([stay[0], stay.at(-1)]).toEqual([0, length - 1]);
      const L = term1.map((value, row) => value + term2[row]);
      for (const values of [term1, term2, L]) {
        const kept = stay.map((row) => values[row]);
        expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...values), Math.max(...values)]);
      }
      expect(stay.slice(0, Math.min(1000, length))).toEqual([...Array(Math.min(1000, length)).keys()]);
      const newest = Array.from({ length: Math.floor(length / 4) }, (_, i) => length - 1 - i);
      expect(stay.toReversed().slice(0, newest.length)).toEqual(newest);
      if (length > 4000) expect(stay.length).toBeLessThan(1000 + 0.45 * length);
    }),
    {
      numRuns: 30,
      examples: [1, 2, 3].map((length) => [{ term1: Array(length).fill(0), term2: Array(length).fill(0) }]),
    },
  );
});

test('extremes are the first of equal ones', () => {
  expect(extremesIn([9, 3, 1, 1, 5, 5, 0], 1, 6)).toEqual([2, 4]);
});

test('only a row of a thinned curve, behind the first and before the last, may have gone', () => {
  const whole = Array.from({ length: 3000 }, (_, row) => row + 1);
  const thinned = whole.filter((step) => step !== 2000);
  for (const step of [-1, 0, 500.5, 1000, 3000, 3001, 9999]) expect(mayHaveGone(thinned, step)).toBe(false);
  expect(mayHaveGone(thinned, 2000)).toBe(true);
  expect(mayHaveGone(whole, 2000.5)).toBe(false);
  expect(mayHaveGone(whole.slice(0, 999), 999)).toBe(false);
  expect(mayHaveGone([], 1)).toBe(false);
});
