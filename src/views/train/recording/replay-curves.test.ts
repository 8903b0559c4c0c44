import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { across, axisTop, lastReached, lineOf, reached, SIDE, topOf } from './replay-curves';

const model = { pictures: [], term1: [1, 10, 20, 15], term2: [500, 300, 200, 100], figures: null };
const recording = { frames: [0, 10, 100, 1000], curve: [1, 10, 100, 1000] };

describe('across', () => {
  it('is logarithmic from step 1 at the left to the last at the right', () => {
    expect([0, 1, 10, 100, 1000].map((step) => Math.round(across(step, 1000)))).toEqual([0, 0, 33, 67, 100]);
    expect(across(1, 1)).toBe(0);
  });
});

describe('reached', () => {
  it('is at a frame at its place, and between two on its way between them', () => {
    recording.frames.forEach((step, place) =>
      expect(reached(recording.frames, place)).toBeCloseTo(across(step, 1000), 9),
    );
    expect(reached(recording.frames, 2.5)).toBeCloseTo((across(100, 1000) + SIDE) / 2, 9);
  });

  it('never goes back', () => {
    const place = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(reached(recording.frames, low)).toBeLessThanOrEqual(reached(recording.frames, high) + 1e-9);
      }),
    );
  });
});

describe('axisTop', () => {
  it('is the next round number', () => {
    expect([0.4, 52.1, 546, 600, 601, 1000].map(axisTop)).toEqual([0.4, 60, 600, 600, 800, 1000]);
  });

  it('leaves no value above it and no curve below half of it, nearly', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (most) => {
        expect(axisTop(most)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(axisTop(most)).toBeLessThanOrEqual(most * 1.6);
      }),
    );
  });
});

describe('lineOf', () => {
  it('draws every point of a term, and L as the sum', () => {
    expect(topOf([model], 'L')).toBe(600);
    const line = lineOf(recording, model, 'L', 600);
    expect(line.values).toEqual([501, 310, 220, 115]);
    expect(line.path).toBe('M0.00 16.50L33.33 48.33L66.67 63.33L100.00 80.83');
  });

  it('has reached the point at the edge and none beyond', () => {
    const line = lineOf(recording, model, 'term1', 20);
    expect([0, 30, across(10, 1000), 99, 100].map((edge) => lastReached(line, edge))).toEqual([
      0, 0, 1, 2, 3,
    ]);
  });
});
