/** Every half is its own, every midpoint goes to the even neighbour, and whatever lies beside one goes to the nearer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { float16Bits, ofFloat16Bits } from './float16';

const greatest = 0x7bff;

/** The float32 beside one. */
function beside(value: number, by: 1 | -1): number {
  const word = Float32Array.of(value);
  new Int32Array(word.buffer)[0] += by;
  return word[0];
}

test('known numbers', () => {
  const known: readonly (readonly [number, number])[] = [
    [0, 0],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [1 / 3, 0x3555],
    [65504, 0x7bff],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [Infinity, 0x7c00],
    [-Infinity, 0xfc00],
  ];
  for (const [value, bits] of known) expect([value, float16Bits(value)]).toEqual([value, bits]);
  expect(ofFloat16Bits(0x3555)).toBe(0.333251953125);
  expect(ofFloat16Bits(0x8000)).toBe(-0);
  expect(ofFloat16Bits(float16Bits(NaN))).toBeNaN();
});

test('every half comes back', () => {
  const wrong: number[] = [];
  for (let bits = 0; bits < 2 ** 16; bits++) {
    const isNumber = (bits & 0x7fff) <= 0x7c00;
    if (isNumber && float16Bits(ofFloat16Bits(bits)) !== bits) wrong.push(bits);
  }
  expect(wrong).toEqual([]);
});

test('between two halves the nearer wins, in the middle the even one, with either sign', () => {
  const wrong: number[] = [];
  for (let bits = 0; bits < greatest; bits++) {
    // A float32 exactly: it has 13 digits more.
    const middle = (ofFloat16Bits(bits) + ofFloat16Bits(bits + 1)) / 2;
    const even = bits % 2 === 0 ? bits : bits + 1;
    const rounded = [beside(middle, -1), middle, beside(middle, 1)].map(float16Bits);
    const negative = float16Bits(-middle);
    if (String([...rounded, negative]) !== String([bits, even, bits + 1, even | 0x8000])) wrong.push(bits);
  }
  expect(wrong).toEqual([]);
});

test('what is nearer to the next power of two is infinity', () => {
  expect(float16Bits(beside(65520, -1))).toBe(greatest);
  expect(float16Bits(65520)).toBe(0x7c00);
  expect(float16Bits(-1e30)).toBe(0xfc00);
});

test('errs by half a last place at most', () => {
  const normal = fc.float({ noNaN: true, min: Math.fround(2 ** -14), max: 65504 });
  fc.assert(
    fc.property(normal, (value) => {
      expect(Math.abs(ofFloat16Bits(float16Bits(value)) - value) / value).toBeLessThanOrEqual(2 ** -11);
    }),
  );
});
