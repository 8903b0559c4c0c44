import { expect, it } from 'vitest';
import { recordedDigit, recordedStrip } from './recorded-digits';

const pictures = { count: 3, width: 2, height: 1, pixels: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
const digits = { labels: Uint8Array.from([5, 0, 4]), pictures };

it('the strip is all of them, in order, with their labels', () => {
  const strip = recordedStrip(digits);
  expect(strip).toMatchObject({
    indices: [0, 1, 2],
    total: 3,
    most: 3,
    offset: 0,
    evaluated: null,
    pictures,
  });
  expect([...strip.labels]).toEqual([5, 0, 4]);
});

it('a picked digit is its picture and label, and there are no others', () => {
  const picked = recordedDigit(digits, 2)!;
  expect([picked.index, picked.label, ...picked.picture.pixels]).toEqual([2, 4, 5, 6]);
  expect(picked.picture.count).toBe(1);
  for (const wrong of [3, -1, 0.5]) expect(recordedDigit(digits, wrong)).toBeNull();
});
