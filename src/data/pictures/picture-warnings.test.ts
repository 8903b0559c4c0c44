import { describe, expect, it } from 'vitest';
import { pictureWarnings } from './picture-warnings';

const opaque = { isAll: true, isTransparent: false };
const of = (count: number, value: (i: number) => number) => ({
  count,
  images: Uint8Array.from({ length: count * 100 }, (_, i) => value(i)),
  levels: 255 as const,
});

describe('pictures are warned of', () => {
  it('where all are alike', () => {
    const alike = of(60, (i) => i % 100);
    expect(pictureWarnings(alike, opaque)).toEqual(['All 60 pictures are alike.']);
    expect(pictureWarnings(alike, { ...opaque, isAll: false })).toEqual(['The first 60 pictures are alike.']);
    expect(
      pictureWarnings(
        of(1, (i) => i),
        opaque,
      ),
    ).toEqual([]);
    expect(pictureWarnings({ ...alike, images: alike.images.with(700, 9) }, opaque)).toEqual([]);
  });

  it('where almost all is of one grey, with the way out', () => {
    const white = of(3, (i) => (i % 101 ? 255 : 120));
    expect(pictureWarnings(white, opaque)).toEqual(['Almost all pixels are white: invert them.']);
    expect(pictureWarnings(white, { ...opaque, isTransparent: true })).toEqual([
      'Almost all pixels are white: invert them, or choose the other ground.',
    ]);
    expect(pictureWarnings(white, { ...opaque, invert: true })).toEqual([
      'Almost all pixels are white: do not invert them.',
    ]);
    const black = of(3, (i) => (i % 101 ? 0 : 120));
    expect(pictureWarnings(black, opaque)).toEqual([
      'Almost all pixels are black, so there may be little to learn.',
    ]);
    expect(pictureWarnings(black, { ...opaque, isTransparent: true })).toEqual([
      'Almost all pixels are black: choose the other ground.',
    ]);
  });

  it('in sums of three channels too, and not where two in a hundred are ink', () => {
    const sums = { count: 2, images: new Uint16Array(200).fill(765), levels: 765 as const };
    sums.images[3] = 400;
    expect(pictureWarnings(sums, opaque)).toEqual(['Almost all pixels are white: invert them.']);
    expect(
      pictureWarnings(
        of(3, (i) => ((i + Math.floor(i / 100)) % 50 ? 0 : 255)),
        opaque,
      ),
    ).toEqual([]);
  });
});
