import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf, valueAtShare, type AxisScale } from '../ui/axis-scale';
import type { CurvePart } from './axis-settings';
import { stepAxis, stepTicks, withScale } from './step-axis';

const scale = fc.constantFrom<AxisScale>('linear', 'log');
const part = fc.constantFrom<CurvePart>('settled', 'whole', 'half', 'tenth');
const step = fc.integer({ min: 0, max: 1_000_000 });
const budget = fc.integer({ min: 1, max: 1_000_000 });

describe('stepAxis', () => {
  it('has whole ticks inside its domain that rise, at least one and few enough to read', () => {
    fc.assert(
      fc.property(step, budget, scale, part, (at, most, of, shown) => {
        const { domain, ticks } = stepAxis(at, most, { scale: of, part: shown });
        expect(domain[1]).toBeGreaterThan(domain[0]);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(7);
        ticks.forEach((tick, i) => {
          expect(Number.isInteger(tick)).toBe(true);
          expect(tick).toBeGreaterThanOrEqual(domain[0]);
          expect(tick).toBeLessThanOrEqual(domain[1]);
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1]);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('holds the newest step, begins a logarithm at 1, and zooms to the share it names', () => {
    fc.assert(
      fc.property(step, budget, scale, part, (at, most, of, shown) => {
        const [low, high] = stepAxis(at, most, { scale: of, part: shown }).domain;
        expect(high).toBeGreaterThanOrEqual(at);
        expect(low).toBeGreaterThanOrEqual(of === 'log' ? 1 : 0);
        if (shown === 'settled' || shown === 'whole') expect(low).toBe(of === 'log' ? 1 : 0);
        else if (at >= 100) {
          const share = shown === 'half' ? 0.5 : 0.1;
          expect(low).toBeLessThanOrEqual((1 - share) * at);
          expect(high - low).toBeLessThanOrEqual(1.3 * share * at + 2);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('counts by powers of ten, then by 1, 2 and 5, then evenly', () => {
    expect(stepTicks('log', [1, 10_000])).toEqual([1, 10, 100, 1000, 10_000]);
    expect(stepTicks('log', [1, 1_000_000])).toEqual([1, 100, 10_000, 1_000_000]);
    expect(stepTicks('log', [1, 30])).toEqual([1, 2, 5, 10, 20]);
    expect(stepTicks('log', [9000, 10_000])).toEqual([9000, 9500, 10_000]);
    expect(stepAxis(10_000, 10_000, { scale: 'linear', part: 'tenth' }).domain).toEqual([9000, 10_000]);
    expect(stepAxis(10_000, 10_000, { scale: 'log', part: 'half' }).domain).toEqual([5000, 10_000]);
  });

  it('shows the first steps to who asks for a logarithm', () => {
    expect(withScale({ scale: 'linear', part: 'settled' }, 'log')).toEqual({ scale: 'log', part: 'whole' });
    expect(withScale({ scale: 'log', part: 'half' }, 'linear')).toEqual({ scale: 'linear', part: 'half' });
  });
});

describe('a place on an axis', () => {
  it('and its number are each other’s inverse, rising', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(scale, share, share, fc.integer({ min: 1, max: 1e5 }), (of, a, b, low) => {
        const domain = [low, 10 * low + 1] as const;
        const [at, other] = [valueAtShare(of, domain, a), valueAtShare(of, domain, b)];
        expect(shareOf(of, domain, at)).toBeCloseTo(a, 9);
        if (a - b > 1e-9) expect(at).toBeGreaterThan(other);
      }),
    );
    expect(shareOf('log', [1, 10_000], 100)).toBeCloseTo(0.5, 12);
    expect(shareOf('linear', [5000, 10_000], 7500)).toBe(0.5);
  });
});
