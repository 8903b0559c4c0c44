/** Sliders reach every value they show, from every other, by arrow keys. */
import { describe, expect, test } from 'vitest';
import { positionOf, trackOf, valueAt, type Span } from './slider-scale';

const spans: Record<string, Span> = {
  'KL weight': { minimum: 0, maximum: 4, scale: 'linear' },
  temperature: { minimum: 0.01, maximum: 5, scale: 'logarithmic' },
  'learning rate': { minimum: 1e-6, maximum: 0.1, scale: 'logarithmic' },
  'polynomial order': { minimum: 1, maximum: 20, scale: 'integer' },
};

describe.each(Object.entries(spans))('the slider of %s', (_, span) => {
  const { min, max, step } = trackOf(span);
  const positions = Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step);

  test('has its ends at the ends of the span', () => {
    expect(valueAt(span, min)).toBe(span.minimum);
    expect(valueAt(span, max)).toBe(span.maximum);
  });

  test('moves to another value with at most two presses, and back to where it was', () => {
    for (const position of positions.slice(2)) {
      const value = valueAt(span, position);
      expect(valueAt(span, position - 2 * step)).toBeLessThan(value);
      expect(valueAt(span, positionOf(span, value))).toBe(value);
    }
  });
});

test('a straight track goes in steps a person can read', () => {
  expect(trackOf(spans['KL weight']).step).toBe(0.01);
  expect(valueAt(spans['KL weight'], 1.2300000000000002)).toBe(1.23);
});
