/** Slices cover the work once, begin where vectors, tiles and pictures do, and have scratch memory of their own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, slicings, type Slicing } from './slices';

const slicing = (changes: Partial<Slicing>): Slicing => ({
  count: 1,
  moves: { 0: 4 },
  nanoseconds: 1e9,
  ...changes,
});

test('slices cover everything once, in order, and begin at multiples of their unit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 63 }),
      (total, unit, most) => {
        const slices = cut([0, total], slicing({ unit }), most);
        expect(slices.length).toBe(Math.min(most, Math.ceil(total / unit)));
        let next = 0;
        for (const [address, count] of slices) {
          expect(address).toBe(4 * next);
          expect(next % unit).toBe(0);
          expect(count).toBeGreaterThan(0);
          next += count;
        }
        expect(next).toBe(total);
      },
    ),
  );
});

test('no slice is worth less than it costs to give away', () => {
  const slicesAt = (nanoseconds: number) => cut([0, 1000], slicing({ nanoseconds }), 8).length;
  expect([1e3, 39_999, 40_000, 1e6].map(slicesAt)).toEqual([1, 1, 2, 8]);
});

/** Sizes that none of the units divides. */
const sizes = [1_000_003, 21, 13, 101, 7, 3, 101];

describe.each(Object.entries(slicings))('%s', (_, slicingOf) => {
  const numbers = Array.from({ length: 14 }, (_, i) => sizes[i % sizes.length]);
  const scratchOfMultiply = (depth: number, columns: number) => depth * columns + 1;
  const whole = slicingOf(numbers, scratchOfMultiply);
  const slices = cut(numbers, { ...whole, nanoseconds: 1e9 }, 3);

  test('has scratch memory that no other slice writes, in whole vectors', () => {
    const { scratch } = whole;
    if (!scratch) return;
    const offsets = slices.map((slice) => slice[scratch.at] - numbers[scratch.at]);
    expect(offsets[0]).toBe(0);
    offsets.slice(1).forEach((offset, i) => {
      expect(offset - offsets[i]).toBeGreaterThanOrEqual(4 * scratch.floats);
      expect(offset % 16).toBe(0);
    });
  });

  test('moves nothing but addresses, counters of noise and the count', () => {
    const moved = new Set([...Object.keys(whole.moves).map(Number), whole.count, whole.scratch?.at]);
    for (const slice of slices)
      slice.forEach((number, i) => {
        if (!moved.has(i)) expect(number).toBe(numbers[i]);
      });
  });
});
