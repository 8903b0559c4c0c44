/** What a pen leaves is where it went, and a fitted digit has the size and place of MNIST's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreOfMass, fitStrokes, rasterStrokes, type Stroke } from './strokes';

const size = { width: 28, height: 28 };
const at = (pixels: Uint8Array, x: number, y: number) => pixels[y * 28 + x];
const place = fc.record({
  x: fc.double({ min: 2, max: 26, noNaN: true }),
  y: fc.double({ min: 2, max: 26, noNaN: true }),
});
const anyStrokes = fc.array(fc.array(place, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });

describe('the raster of strokes', () => {
  it('is white along the line, fades over its edge and is black elsewhere', () => {
    const line: Stroke = [
      { x: 5, y: 14.5 },
      { x: 20, y: 14.5 },
    ];
    const pixels = rasterStrokes([line], size);
    for (let x = 5; x < 20; x++) expect(at(pixels, x, 14)).toBe(255);
    // 1 pixel from the line of half width 1.2: the pen covers 0.7 of it; 2 pixels: nothing.
    for (const y of [13, 15]) expect(at(pixels, 10, y)).toBe(Math.round(255 * 0.7));
    for (const y of [12, 16]) expect(at(pixels, 10, y)).toBe(0);
    expect(at(pixels, 24, 14)).toBe(0);
  });

  it('leaves a dot where a pen was only pressed, and nothing off the paper', () => {
    const pixels = rasterStrokes([[{ x: 10.5, y: 3.5 }], [{ x: -20, y: 80 }]], size);
    expect(at(pixels, 10, 3)).toBe(255);
    expect(pixels.filter((grey) => grey > 0).length).toBeLessThan(10);
  });
});

describe('fitting', () => {
  it('makes digits 20 pixels long and centres their mass', () => {
    fc.assert(
      fc.property(anyStrokes, (strokes) => {
        const points = strokes.flat();
        const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
        fc.pre(Math.max(spread(points.map(({ x }) => x)), spread(points.map(({ y }) => y))) >= 1);
        const pixels = rasterStrokes(fitStrokes(strokes, size), size);
        const lit = [...pixels.keys()].filter((i) => pixels[i] > 0);
        const sides = [lit.map((i) => i % 28), lit.map((i) => Math.floor(i / 28))].map(
          (one) => spread(one) + 1,
        );
        // 20, and the soft edge at both ends; centred by its mass, a lopsided one may lose a tip at the rim.
        expect(Math.max(...sides)).toBeLessThan(23);
        expect(Math.max(...sides)).toBeGreaterThanOrEqual(18);
      }),
    );
    const seven: Stroke = [
      { x: 3, y: 3 },
      { x: 9, y: 3 },
      { x: 6, y: 11 },
    ];
    const fitted = rasterStrokes(fitStrokes([seven], size), size);
    const centre = centreOfMass(fitted, size)!;
    expect(Math.abs(centre.x - 14)).toBeLessThan(0.1);
    expect(Math.abs(centre.y - 14)).toBeLessThan(0.1);
  });

  it('does not blow up a dot, and takes an empty paper as it is', () => {
    const dot = rasterStrokes(fitStrokes([[{ x: 2, y: 2 }]], size), size);
    expect(centreOfMass(dot, size)).toEqual({ x: expect.closeTo(14, 6), y: expect.closeTo(14, 6) });
    expect(fitStrokes([], size)).toEqual([]);
  });
});
