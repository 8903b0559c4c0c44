/** Takers of a value that moves get it one at a time. */
import { expect, it } from 'vitest';
import { handedOn, type Held } from './in-turns';

it('hands a value on to one taker at a time, rising or falling, until all have the newest', () => {
  let held: Held<number> = { values: [5, 5, 5], last: 2 };
  const seen = [6, 7, 3, 3, 3, 3].map((newest) => (held = handedOn(held, newest)).values);
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
