import { describe, expect, it } from 'vitest';
import { median, quantile, tableOf } from './figures.mjs';

describe('quantile', () => {
  it('lies between the two values next to it', () => {
    expect(quantile([40, 10, 30, 20], 0.95)).toBeCloseTo(38.5, 12);
    expect(quantile([7], 0.95)).toBe(7);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('leaves its values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('is NaN of nothing', () => {
    expect(median([])).toBeNaN();
  });
});

describe('tableOf', () => {
  const line = (value: number, limit?: number) =>
    tableOf([{ name: 'slider', value, unit: 'ms', of: '9 events', limit }]).split(/ {2,}/);

  it('says what is within its limit and what is over', () => {
    expect(line(16, 16)).toEqual(['slider', '16.0 ms', 'within 16 ms', '9 events']);
    expect(line(16.1, 16)).toEqual(['slider', '16.1 ms', 'OVER 16 ms', '9 events']);
    expect(line(120.4)).toEqual(['slider', '120 ms', '9 events']);
  });

  it('does not take what was not measured for good', () => {
    expect(line(NaN, 16)).toEqual(['slider', 'none', 'OVER 16 ms', '9 events']);
  });
});
