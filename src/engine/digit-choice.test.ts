/** The orders of validation pictures: each is a list of places without repetition. */
import { describe, expect, it } from 'vitest';
import { noLabel } from '../data/dataset';
import { placesOf } from './digit-choice';

const labels = Uint8Array.from([3, 0, 1, 2, 4, 5, 6, 7, 8, 9, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 3]);

describe('a choice of digits', () => {
  it('goes through the classes 0 to 9 in rounds, and ends with the class that runs out first', () => {
    const places = placesOf({ kind: 'each' }, labels, null);
    expect(places.map((place) => labels[place])).toEqual([...Array(20).keys()].map((i) => i % 10));
    expect(places.slice(0, 4)).toEqual([1, 2, 3, 0]);
  });

  it('goes through the classes that there are, however many, and leaves out what has no label', () => {
    const own = Uint8Array.from([254, noLabel, 12, 3, 12, 254, noLabel, 3, 12]);
    expect(placesOf({ kind: 'each' }, own, null)).toEqual([3, 2, 0, 7, 4, 5]);
    expect(placesOf({ kind: 'each' }, labels.subarray(0, 9), null)).toEqual([1, 2, 3, 0, 4, 5, 6, 7, 8]);
    expect(placesOf({ kind: 'each' }, new Uint8Array(4).fill(noLabel), null)).toEqual([]);
  });

  it('is of one class', () => {
    expect(placesOf({ kind: 'class', label: 3 }, labels, null)).toEqual([0, 16, 20]);
  });

  it('goes by term2, ties in their own order', () => {
    const term2 = Float32Array.of(2, 9, 2, 10);
    expect(placesOf({ kind: 'worst', model: 'gauss' }, labels, term2)).toEqual([3, 1, 0, 2]);
    expect(placesOf({ kind: 'best', model: 'gauss' }, labels, term2)).toEqual([0, 2, 1, 3]);
    expect(placesOf({ kind: 'worst', model: 'gauss' }, labels, null)).toEqual([]);
  });
});
