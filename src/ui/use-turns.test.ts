/** Takers of a value that moves get it one at a time. */
import { expect, it } from 'vitest';
import { handedOn, type Held } from './use-turns';

/** What the takers have after each of the values. */
function handing(first: readonly number[], newest: readonly number[]) {
  let held: Held<number> = { values: first, last: first.length - 1 };
  const seen = newest.map((value) => (held = handedOn(held, value)).values);
  return { seen, held };
}

it('moves one taker at a time, each in its turn, until all hold the newest', () => {
  const { seen, held } = handing([0, 0, 0], [1, 2, 3, 4, 4, 4]);
  expect(seen).toEqual([
    [1, 0, 0],
    [1, 2, 0],
    [1, 2, 3],
    [4, 2, 3],
    [4, 4, 3],
    [4, 4, 4],
  ]);
  expect(handedOn(held, 4)).toBe(held);
});

it('hands a value on to one taker at a time, rising or falling, until all have the newest', () => {
  const { seen, held } = handing([5, 5, 5], [6, 7, 3, 3, 3, 3]);
  expect(seen).toEqual([
    [6, 5, 5],
    [6, 7, 5],
    [6, 7, 3],
    [3, 7, 3],
    [3, 3, 3],
    [3, 3, 3],
  ]);
  expect(handedOn(held, 3)).toBe(held);
});
