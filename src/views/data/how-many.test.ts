/** How many pictures the offer takes unless somebody says: all that fit. */
import { describe, expect, it } from 'vitest';
import type { Offer } from '../../engine/data-protocol';
import { choicesOf, chosenAlso } from './choices';
import { takenOf } from './how-many';

const size = { width: 28, height: 28 };
const offer = {
  title: 'EMNIST',
  counts: [697_932, 116_323],
  ...size,
  labelled: true,
  damaged: { count: 0, names: [] },
  bytes: 638_375_920,
  bytesAPixel: 1,
  most: { bytes: 3e8, pictures: 2 ** 21, why: 'half of the memory' },
  sizes: [size, { width: 32, height: 32 }],
  questions: [],
  ground: null,
  ratio: [11, 1, 2],
  hasTest: true,
  usualSplit: 'test-file',
  svhn: false,
} satisfies Offer;

describe('what was chosen of an offer', () => {
  it('holds for that offer, and not for what an answer makes of the files', () => {
    const chosen = chosenAlso(offer, chosenAlso(offer, null, { split: 'pooled' }), { first: 500 });
    expect(choicesOf(offer, null)).toEqual({ split: 'test-file', first: null });
    expect(choicesOf(offer, chosen)).toEqual({ split: 'pooled', first: 500 });
    const other: Offer = { ...offer, counts: [60], hasTest: false, usualSplit: 'pooled' };
    expect(choicesOf(other, chosenAlso(offer, null, { split: 'test-file', first: 500 }))).toEqual({
      split: 'pooled',
      first: null,
    });
    expect(choicesOf(other, chosenAlso(other, chosen, {}))).toEqual({ split: 'pooled', first: null });
  });
});

describe('the pictures that are taken', () => {
  it('are all where they fit, else a round number of the first', () => {
    expect(takenOf({ offer, size, first: null })).toBe(382_000);
    expect(takenOf({ offer, size: { width: 32, height: 32 }, first: null })).toBe(292_000);
    expect(takenOf({ offer: { ...offer, bytesAPixel: 2 }, size, first: null })).toBe(191_000);
    const roomy = { ...offer, most: { ...offer.most, bytes: 638_375_920 } };
    expect(takenOf({ offer: roomy, size, first: null })).toBeUndefined();
    const many = { ...roomy, counts: [3e6], most: { ...roomy.most, bytes: 1e12 } };
    expect(takenOf({ offer: many, size, first: null })).toBe(2 ** 21);
  });

  it('are as many as somebody says, and no more than fit', () => {
    expect(takenOf({ offer, size, first: 200_000 })).toBe(200_000);
    expect(takenOf({ offer, size, first: 500_000 })).toBe(382_000);
    expect(takenOf({ offer: { ...offer, counts: [60] }, size, first: 60 })).toBeUndefined();
  });
});
