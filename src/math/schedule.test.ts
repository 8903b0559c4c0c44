/** Section 3.3's annealing: its ends, its monotony and its constant ratio. */
import { describe, expect, it } from 'vitest';
import { fc } from './testing/properties';
import { temperatureAt } from './schedule';

const temperature = fc.double({ min: 0.01, max: 5, noNaN: true });
const steps = fc.integer({ min: 1, max: 100_000 });

describe('temperatureAt', () => {
  it('starts at T_max, is exactly T_min from half time on, never rises and never leaves the two', () => {
    fc.assert(
      fc.property(temperature, temperature, steps, fc.nat(200_000), (a, b, n, t) => {
        const [minimum, maximum] = [Math.min(a, b), Math.max(a, b)];
        expect(temperatureAt(0, n, maximum, minimum)).toBe(maximum);
        const now = temperatureAt(t, n, maximum, minimum);
        expect(temperatureAt(n, 2 * n, maximum, minimum)).toBe(minimum);
        if (2 * t >= n) expect(now).toBe(minimum);
        expect(now).toBeGreaterThanOrEqual(minimum);
        expect(now).toBeLessThanOrEqual(maximum);
        expect(temperatureAt(t + 1, n, maximum, minimum)).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('falls by the same factor in every step of the first half', () => {
    const ratios = [0, 10, 400].map(
      (t) => temperatureAt(t + 1, 1000, 1, 0.5) / temperatureAt(t, 1000, 1, 0.5),
    );
    for (const ratio of ratios) expect(ratio).toBeCloseTo(Math.pow(0.5, 1 / 500), 14);
  });

  it('is T_min where T_max is below it, as definition 2 has it', () => {
    expect(temperatureAt(0, 100, 0.3, 0.5)).toBe(0.5);
  });

  it('refuses temperatures and steps that mean nothing', () => {
    expect(() => temperatureAt(0, 100, 1, 0)).toThrow('temperatureAt: expected a temperature T > 0, got 0');
    expect(() => temperatureAt(-1, 100, 1, 0.5)).toThrow(
      'temperatureAt: expected step >= 0 of steps > 0, got -1 of 100',
    );
  });
});
