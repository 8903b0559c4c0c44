import { expect, it } from 'vitest';
import { nextTurn } from './use-turns';

it('nextTurn moves one taker at a time, each in its turn, until all hold the newest', () => {
  let held: readonly number[] = [0, 0, 0];
  const seen = [1, 2, 3, 4, 4, 4].map((newest) => (held = nextTurn(held, newest)));
  expect(seen).toEqual([
    [1, 0, 0],
    [1, 2, 0],
    [1, 2, 3],
    [4, 2, 3],
    [4, 4, 3],
    [4, 4, 4],
  ]);
  expect(nextTurn(held, 4)).toBe(held);
});
