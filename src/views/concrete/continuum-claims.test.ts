/** Each claim under its own preset, and where it must fail. */
import { describe, expect, it } from 'vitest';
import { continuumOf, modesOf } from './continuum';
import { claims } from './continuum-claims';
import { claimNames } from './lab-settings';

const claim = (id: string) => claims.find((each) => each.id === id)!;
const testOf = (id: string, change = {}) => {
  const { settings, test } = claim(id);
  return test(continuumOf({ ...settings, ...change }));
};

describe('claims', () => {
  it('are each named once in links', () => {
    expect(claims.map(({ id }) => id)).toEqual(claimNames.filter((name) => name !== 'none'));
  });

  it.each([
    ['gaussian', true],
    ['modes', true],
    ['one-side', false],
    ['mean', true],
    ['skew-mean', false],
    ['category', true],
    ['variance', true],
    ['variance-warm', false],
  ])('%s holds under its preset: %s', (id, holds) => {
    const verdict = testOf(id);
    expect(verdict.holds).toBe(holds);
    expect(verdict.because).toMatch(/\d/);
  });

  it('are all tested here', () => {
    expect(claims).toHaveLength(8);
  });

  it('fail where the sliders leave what they say', () => {
    expect(testOf('gaussian', { coefficients: [0, -4, 1] }).holds).toBe(false);
    expect(testOf('gaussian', { coefficients: [0, 4] }).holds).toBe(false);
    expect(testOf('mean', { temperature: 0.5 }).holds).toBe(false);
    expect(testOf('category', { temperature: 0.5 }).holds).toBe(false);
  });
});

describe('modesOf', () => {
  const modes = (coefficients: number[], gridPoints: number) =>
    modesOf(continuumOf({ coefficients, gridPoints, temperature: 1 }));

  it('finds maxima inside, at the ends, and flat ones once', () => {
    expect(modes([0, -4], 101)).toEqual([0]);
    expect(modes([0, 4], 101)).toEqual([-1, 1]);
    expect(modes([3], 11)).toEqual([1]);
    expect(modes([0], 11)).toEqual([0]);
    expect(modes([0, -4], 100)[0]).toBeCloseTo(0, 12);
    expect(modes([0, 6, 0, -8], 101)).toHaveLength(2);
  });
});
