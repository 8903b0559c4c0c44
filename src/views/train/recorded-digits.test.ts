import { expect, it } from 'vitest';
import { recordedStrip } from './recorded-digits';

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
