import fc from 'fast-check';
import { expect, it } from 'vitest';
import { turned, turnedSize, turns, type Turn } from './turn-picture';

const wide = { width: 3, height: 2, sums: Uint16Array.of(1, 2, 3, 4, 5, 6) };
const pictures = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([width, height]) =>
    fc
      .array(fc.integer({ min: 0, max: 765 }), { minLength: width * height, maxLength: width * height })
      .map((sums) => ({ width, height, sums: Uint16Array.from(sums) })),
  );

it.each<[Turn, number[]]>([
  ['as it is', [1, 2, 3, 4, 5, 6]],
  ['transposed', [1, 4, 2, 5, 3, 6]],
  ['a quarter left', [3, 6, 2, 5, 1, 4]],
  ['a quarter right', [4, 1, 5, 2, 6, 3]],
  ['upside down', [6, 5, 4, 3, 2, 1]],
])('%s', (turn, sums) => {
  const { sums: got, ...size } = turned(wide, turn);
  expect([...got]).toEqual(sums);
  expect(size).toEqual(turnedSize(wide, turn));
});

it('is taken back by its opposite', () => {
  const opposite: Readonly<Record<Turn, Turn>> = {
    'as it is': 'as it is',
    transposed: 'transposed',
    'a quarter left': 'a quarter right',
    'a quarter right': 'a quarter left',
    'upside down': 'upside down',
  };
  fc.assert(
    fc.property(pictures, fc.constantFrom(...turns), (picture, turn) => {
      expect(turned(turned(picture, turn), opposite[turn])).toEqual(picture);
    }),
  );
});
