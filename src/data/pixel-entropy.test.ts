import { expect, it } from 'vitest';
import { meanEntropy } from './pixel-entropy';

it('is the sum over a picture’s pixels, averaged over the pictures of the range', () => {
  const own = { width: 2, height: 1, levels: 765 };
  // Black, white; half grey would be 382.5 of 765: a third and two thirds are alike.
  const images = Uint16Array.of(0, 765, 255, 510, 255, 0);
  const third = Math.log(3) - (2 / 3) * Math.log(2);
  expect(meanEntropy({ ...own, images }, { first: 0, end: 1 })).toBe(0);
  expect(meanEntropy({ ...own, images }, { first: 1, end: 2 })).toBeCloseTo(2 * third, 12);
  expect(meanEntropy({ ...own, images }, { first: 0, end: 3 })).toBeCloseTo((3 * third) / 3, 12);
});

it('is log 2 of a half in bytes as near as a byte comes', () => {
  const images = Uint8Array.of(127, 128);
  const least = meanEntropy({ width: 1, height: 1, levels: 255, images }, { first: 0, end: 2 });
  // 127 / 255 is 0.002 off a half, where entropy is flat: 2 x 0.002^2 less.
  expect(Math.log(2) - least).toBeLessThan(1e-5);
  expect(least).toBeLessThan(Math.log(2));
});
