import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepDomain, ticksOf, VALUE_TICKS, valueDomain } from './chart-domain';

const points = (...pairs: [number, number][]) => pairs.map(([step, value]) => ({ step, value }));

describe('valueDomain', () => {
  it('lets the first steps run off the top, unless all is wanted', () => {
    const falling = points([0, 543], [10, 300], [100, 200], [400, 130], [1000, 101]);
    expect(valueDomain([falling], false)).toEqual([100, 130]);
    expect(valueDomain([falling], true)[1]).toBeGreaterThanOrEqual(543);
  });
  it('follows what is seen', () => {
    const falling = points([0, 543], [10, 300], [100, 200], [400, 130], [1000, 101]);
    expect(valueDomain([falling], true, [90, 500])).toEqual([120, 200]);
    expect(valueDomain([falling], true, [2000, 3000])).toEqual([0, 1]);
  });
  it('skips what no axis can hold: the other lines stay in sight', () => {
    const flat = points([0, 100], [1000, 130]);
    const broken = points([500, NaN], [600, Infinity], [700, -Infinity]);
    expect(valueDomain([flat, broken], true)).toEqual(valueDomain([flat], true));
    expect(valueDomain([broken], true)).toEqual([0, 1]);
  });
  it('holds every settled value, between whole ticks', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const curve = values.map((y, step) => ({ step, value: y }));
        const [low, high] = valueDomain([curve], true);
        // A tick that falls on a value may miss it by a rounding of the quotient.
        const rounding = 1e-12 * 1e3;
        expect(low).toBeLessThanOrEqual(Math.min(...values) + rounding);
        expect(high).toBeGreaterThanOrEqual(Math.max(...values) - rounding);
        expect(high).toBeGreaterThan(low);
        const ticks = ticksOf([low, high], VALUE_TICKS);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
  it('has a width without values and with a single one', () => {
    expect(valueDomain([], false)).toEqual([0, 1]);
    expect(valueDomain([points([0, 5])], false)).toEqual([4, 6]);
  });
});

describe('ticksOf', () => {
  it('stands on round numbers', () => {
    expect(ticksOf([0, 1])).toEqual([0, 0.5, 1]);
    expect(ticksOf([100, 350])).toEqual([100, 200, 300]);
    expect(ticksOf([0, 0.3])).toEqual([0, 0.1, 0.2, 0.3]);
  });
});

describe('stepDomain', () => {
  it('grows by round lengths up to the budget, and beyond it when extended', () => {
    expect(stepDomain(0, 10_000)).toEqual([0, 100]);
    expect(stepDomain(641, 10_000)).toEqual([0, 1000]);
    expect(stepDomain(9000, 10_000)).toEqual([0, 10_000]);
    expect(stepDomain(10_500, 10_000)).toEqual([0, 10_500]);
    expect(stepDomain(0, 30)).toEqual([0, 30]);
  });
});
