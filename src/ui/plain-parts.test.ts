import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridPixels, gridSize } from './draw-pictures';
import { formatBytes, formatCount, formatDuration, formatNats, formatShort } from './format';
import { keptInside, spread } from './label-layout';
import { positionOf, trackOf, valueAt, type Span } from './slider-scale';

describe('a slider', () => {
  const spans: Span[] = [
    { minimum: 0.01, maximum: 5, scale: 'logarithmic' },
    { minimum: 0, maximum: 4, scale: 'linear' },
    { minimum: 3, maximum: 1001, scale: 'integer' },
  ];
  it.each(spans)('$scale: every position of the track gives a value in range, and rises', (span) => {
    const { min, max } = trackOf(span);
    fc.assert(
      fc.property(fc.integer({ min, max }), (position) => {
        const value = valueAt(span, position);
        expect(value).toBeGreaterThanOrEqual(span.minimum);
        expect(value).toBeLessThanOrEqual(span.maximum);
        expect(valueAt(span, Math.min(max, position + 1))).toBeGreaterThanOrEqual(value);
      }),
    );
    expect(valueAt(span, min)).toBe(span.minimum);
    expect(valueAt(span, max)).toBe(span.maximum);
  });
  it.each(spans)('$scale: a value comes back from its position, to three digits', (span) => {
    fc.assert(
      fc.property(fc.integer({ min: span.minimum === 0 ? 0 : 3, max: 4 }), (value) => {
        expect(valueAt(span, positionOf(span, value))).toBeCloseTo(value, 10);
      }),
    );
  });
});

describe('keptInside', () => {
  it('centres a label where it fits, and sets it to the side that it would reach past', () => {
    expect(keptInside('−0.5', 11, 13.5, 200)).toEqual({ x: 13.5, anchor: 'middle' });
    expect(keptInside('−0.5', 11, 13, 200)).toEqual({ x: 0, anchor: 'start' });
    expect(keptInside('−0.5', 11, 187, 200)).toEqual({ x: 200, anchor: 'end' });
    expect(keptInside('4', 11, 196, 200)).toEqual({ x: 196, anchor: 'middle' });
  });
});

describe('spread', () => {
  it('keeps labels apart, in order and inside where there is room', () => {
    const wanted = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(wanted, (places) => {
        const placed = spread(places, 15, 0, 200);
        const order = placed.map((_, i) => i).sort((a, b) => placed[a] - placed[b]);
        for (let i = 1; i < order.length; i++)
          expect(placed[order[i]] - placed[order[i - 1]]).toBeGreaterThanOrEqual(15 - 1e-9);
        for (const place of placed) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
  it('moves nothing that has room', () => expect(spread([100, 20, 60], 15, 0, 200)).toEqual([100, 20, 60]));
});

describe('numbers in words', () => {
  it('are short and steady', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatNats(97.3)).toBe('97.30');
    expect(formatNats(-0.126)).toBe('−0.13');
    expect(formatNats(-0.001)).toBe('0.00');
    expect(formatNats(null)).toBe('–');
    expect(formatNats(NaN)).toBe('–');
    expect([0.01, 1e-6, 0.000123, 101, 100000, 0, 0.5].map(formatShort)).toEqual([
      '0.01',
      '1e-6',
      '1.23e-4',
      '101',
      '100000',
      '0',
      '0.5',
    ]);
    expect([0, 130, 3599.6, 3725].map(formatDuration)).toEqual(['0:00', '2:10', '1 h 00', '1 h 02']);
    expect([9900, 9_900_000, 1.07e10].map(formatBytes)).toEqual(['10 kB', '9.9 MB', '10.7 GB']);
  });
});

describe('pictures on a canvas', () => {
  const pictures = { count: 3, width: 2, height: 1, pixels: Uint8Array.of(10, 20, 30, 40, 50, 60) };
  it('stand in rows with a clear gap, grey as they came', () => {
    expect(gridSize(pictures, 2)).toEqual({ width: 6, height: 4 });
    const rgba = gridPixels(pictures, 2);
    const at = (x: number, y: number) => [...rgba.slice(4 * (6 * y + x), 4 * (6 * y + x) + 4)];
    expect(at(0, 0)).toEqual([10, 10, 10, 255]);
    expect(at(5, 0)).toEqual([40, 40, 40, 255]);
    expect(at(1, 3)).toEqual([60, 60, 60, 255]);
    expect(at(2, 0)).toEqual([0, 0, 0, 0]);
    expect(at(0, 1)).toEqual([0, 0, 0, 0]);
  });
});
