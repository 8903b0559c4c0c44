/** The precision of z as the Geometry view draws and says it: a sign a dimension at its height, the grid's line, a spectrum that falls, words that count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PicturePrecision } from '../../../experiment/precision';
import type { Mark } from '../../../ui/scene';
import { dimensionAt, margin } from '../dimension-axis';
import { deviationsScene } from './deviations-scene';
import { endsOf, logTicks, upOf } from './log-axis';
import {
  deviationsSummary,
  dimensionWords,
  ownWords,
  priorPrecisions,
  spacingWords,
  spectrumSummary,
} from './precision-words';
import { spectrumScene } from './spectrum-scene';

const precision: PicturePrecision = {
  own: [0.08, 0.4, 1],
  prior: [1, 1, 1],
  joint: [0.07, 0.3, 1],
  factorised: [0.0601, 0.5, 0.99],
  spectrum: [300, 4, 1e-5],
  spacing: null,
  truth: null,
};
const coarse: PicturePrecision = { ...precision, spacing: 0.1, truth: [0.065, 0.31, 0.9] };
const size = { width: 340, height: 300 };
const ink = { series: 'series', other: 'other', ink: 'ink', quiet: 'quiet', surface: 'surface' };

const of = <K extends Mark['kind']>(marks: readonly Mark[], kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
const texts = (marks: readonly Mark[]) => of(marks, 'label').map(({ text }) => text);

describe('a logarithmic axis', () => {
  const values = fc.array(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 20 });

  it('holds all that is positive, and has two to so many ticks on it', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 3, max: 9 }), (drawn, most) => {
        const [low, high] = endsOf([...drawn, 0]);
        expect(low).toBeLessThan(Math.min(...drawn));
        expect(high).toBeGreaterThan(Math.max(...drawn));
        expect(high / low).toBeGreaterThan(1.68);
        const ticks = logTicks([low, high], most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect(ticks.every((tick) => tick >= low && tick <= high)).toBe(true);
      }),
    );
    expect(logTicks([0.04, 1.3], 8)).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
    expect(logTicks([1e-4, 1e3], 5)).toEqual([1e-4, 1e-2, 1, 100]);
    expect(endsOf([0])).toEqual([0.1, 1]);
  });

  it('puts a factor of ten at one distance everywhere, and what is below it at its foot', () => {
    const up = upOf([0.01, 10], { left: 0, right: 1, top: 0, floor: 300 });
    expect(up(1)).toBeCloseTo(100, 9);
    expect(up(0.1) - up(1)).toBeCloseTo(100, 9);
    expect(up(0)).toBe(300);
  });
});

describe('deviations by dimension', () => {
  it('have signs above their dimension, the larger the higher, and say which signs they are', () => {
    const { marks } = deviationsScene(precision, 1, size, ink);
    const [, ...own] = of(marks, 'dots');
    expect(own).toHaveLength(3);
    own.forEach(({ points: [x] }, j) => expect(dimensionAt(x!, size.width, 3)).toBe(j));
    const heights = own.map(({ points }) => points[1]!);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    // A factor of five between the first two, of two and a half between the last: logarithms.
    expect((heights[0]! - heights[1]!) / (heights[1]! - heights[2]!)).toBeCloseTo(
      Math.log(5) / Math.log(2.5),
      9,
    );
    expect(texts(marks)).toEqual(
      expect.arrayContaining(['deviation of q', 'least deviation', 'deviation of (G + P)⁻¹', '1', '2', '3']),
    );
    expect(texts(marks)).not.toContain('true deviation');
    expect(of(marks, 'path').filter(({ dash }) => dash)).toEqual([]);
  });

  it('have the grid as a line from side to side at its spacing, and true ones where they are known', () => {
    const { marks } = deviationsScene(coarse, 0, size, ink);
    expect(texts(marks)).toEqual(expect.arrayContaining(['spacing of the grid, 0.10', 'true deviation']));
    const [, line] = of(marks, 'path').filter(({ dash }) => dash);
    const [left, y, right, same] = line!.points;
    expect([left, right, same]).toEqual([margin.left, size.width - margin.right, y]);
    const heights = of(marks, 'dots')
      .slice(1)
      .map(({ points }) => points[1]!);
    expect(y).toBeLessThan(heights[0]!);
    expect(y).toBeGreaterThan(heights[1]!);
  });

  it('draw a deviation of nothing at the foot', () => {
    const { marks } = deviationsScene({ ...precision, own: [0, 0.4, 1] }, 0, size, ink);
    expect(of(marks, 'dots')[1]!.points[1]).toBe(size.height - margin.bottom);
  });
});

it('the spectrum falls, and has the prior beside it', () => {
  const { marks } = spectrumScene(precision, size, ink);
  const heights = of(marks, 'dots')
    .slice(1)
    .map(({ points }) => points[1]!);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(heights[2]).toBe(size.height - margin.bottom);
  const lines = of(marks, 'path').filter(({ dash }) => dash);
  expect(lines).toHaveLength(2);
  const uneven = spectrumScene({ ...precision, prior: [1, 0.5, 1] }, size, ink);
  expect(of(uneven.marks, 'path').filter(({ dash }) => dash)).toHaveLength(3);
  expect(texts(uneven.marks)).toContain('P, lowest and highest');
});

describe('words', () => {
  it('say one dimension', () => {
    expect(dimensionWords(coarse, 0)).toBe(
      'deviation of q 0.0800, least 0.0601, of (G + P)⁻¹ 0.0700, true 0.0650',
    );
    expect(deviationsSummary(precision, 2)).toBe('z3: deviation of q 1.00, least 0.990, of (G + P)⁻¹ 1.00.');
  });

  it('count where q is wider, and where the grid is finer', () => {
    expect(ownWords(precision)).toBe('q is wider than the least deviation in 2 of 3 dimensions.');
    expect(spacingWords(precision)).toBeNull();
    expect(spacingWords(coarse)).toBe(
      'The grid (spacing 0.10) is finer than the least deviation in 2 of 3 dimensions.',
    );
    expect(spacingWords({ ...coarse, spacing: 0.02 })).toContain('in every dimension.');
    expect(spacingWords({ ...coarse, spacing: 2 })).toContain('in no dimension.');
  });

  it('count the eigenvalues above all of the prior', () => {
    expect(priorPrecisions({ ...precision, prior: [1, 0.5, 2] })).toEqual([0.25, 4]);
    expect(spectrumSummary(precision)).toBe(
      'Eigenvalues of G from 300 down to 0.0000100; 2 of 3 exceed the prior’s precision, 1.00.',
    );
    expect(spectrumSummary({ ...precision, prior: [1, 0.5, 2] })).toContain(
      '1 of 3 exceed the prior’s precision, 0.250 to 4.00.',
    );
    expect(spectrumSummary({ ...precision, spectrum: [7], prior: [1] })).toBe(
      'Eigenvalue of G 7.00; 1 of 1 exceed the prior’s precision, 1.00.',
    );
  });
});
