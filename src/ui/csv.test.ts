import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('has a line of names, a line a row, and empty cells where there is no value', () => {
  expect(
    csvOf(
      ['picture', 'truth'],
      [
        [0, 0.5],
        [1, null],
        ['all', undefined],
      ],
    ),
  ).toBe('picture,truth\n0,0.5\n1,\nall,\n');
});
