/** Arguments of commands as a console may give them: what is no list of the right things is refused in words. */
import { expect, it } from 'vitest';
import { expectIndices, expectMoves, expectWholes } from './arguments';

it('takes whole lists', () => {
  expect(expectIndices('indices', [0, 9, -1], 10)).toEqual([0, 9, -1]);
  const moves = [{ field: 'temperature', value: 1 }];
  expect(expectMoves('ifMoved', moves)).toEqual(moves);
  expect(expectMoves('ifMoved', [])).toEqual([]);
  expect(expectWholes('labels', [3, 1, 3], 3, 1, 9)).toEqual([3, 1, 3]);
  expect(expectWholes('labels', [], 3, 1, 9)).toEqual([]);
});

it.each([
  ['holes', new Array(3), 'indices: expected a whole number from 0 to 9, got undefined'],
  [
    'a hole',
    Object.assign(new Array(3), { 0: 0, 2: 2 }),
    'indices: expected a whole number from 0 to 9, got undefined',
  ],
  ['nothing', [], 'indices: expected 1 to 1000 picture indices, got 0'],
  ['no list', 3, 'indices: expected 1 to 1000 picture indices, got 3'],
])('refuses %s for indices', (_, given, words) =>
  expect(() => expectIndices('indices', given, 10)).toThrow(new RangeError(words)),
);

it.each([
  ['holes', new Array(2), 'ifMoved: expected moves {field, value}, got undefined among them'],
  [
    'a number',
    [{ field: 'temperature', value: 1 }, NaN],
    'ifMoved: expected moves {field, value}, got NaN among them',
  ],
  ['null', [null], 'ifMoved: expected moves {field, value}, got null among them'],
  ['no list', 'T', 'ifMoved: expected at most 100 moves {field, value}, got T'],
  ['too many', new Array(101).fill({}), 'ifMoved: expected at most 100 moves {field, value}, got 101'],
])('refuses %s for moves', (_, given, words) =>
  expect(() => expectMoves('ifMoved', given)).toThrow(new RangeError(words)),
);

it.each([
  [
    'a hole',
    Object.assign(new Array(2), { 0: 1 }),
    'labels: expected a whole number from 1 to 9, got undefined',
  ],
  ['what is too large', [1, 10], 'labels: expected a whole number from 1 to 9, got 10'],
  ['no list', 3, 'labels: expected at most 3 numbers, got 3'],
  ['too many', [1, 2, 3, 4], 'labels: expected at most 3 numbers, got 4'],
])('refuses %s for whole numbers', (_, given, words) =>
  expect(() => expectWholes('labels', given, 3, 1, 9)).toThrow(new RangeError(words)),
);
