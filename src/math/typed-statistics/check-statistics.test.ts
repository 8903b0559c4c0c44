/** What typed statistics are refused for on a grid, in whole sentences, and what is taken. */
import { describe, expect, it } from 'vitest';
import { gridPoints } from '../polynomial-family';
import { statisticNames, statisticsAt, statisticsProblem } from './check-statistics';

const grid = gridPoints(101);
const problem = (text: string) => statisticsProblem(text, grid);

describe('statisticsProblem', () => {
  it.each([
    'z',
    'z; z^2; z^3; z^4; z^5',
    'log(1.02+z); log(1.02-z)',
    'z; z^2; abs(z); sin(3*z)',
    '1e-8*z',
    'max(z,0); min(z,0)',
    Array.from({ length: 20 }, (_, m) => `z^${m + 1}`).join(';'),
  ])('takes %s', (text) => {
    expect(problem(text)).toBeNull();
  });

  it.each([
    [
      'z; log(1+z)',
      'Statistics, term 2, "log(1+z)": expected a finite value at every grid point, got -Infinity at z = -1; change the term, as log(1+z) to log(1.02+z)',
    ],
    [
      'log(1.02+z); log(1 - z)',
      'Statistics, term 2, "log(1-z)": expected a finite value at every grid point, got -Infinity at z = 1; change the term, as log(1+z) to log(1.02+z)',
    ],
    [
      '1/z',
      'Statistics, term 1, "1/z": expected a finite value at every grid point, got Infinity at z = 0; change the term, as log(1+z) to log(1.02+z)',
    ],
    [
      'z; sqrt(z)',
      'Statistics, term 2, "sqrt(z)": expected a finite value at every grid point, got none at z = -1; change the term, as log(1+z) to log(1.02+z)',
    ],
    [
      'exp(20*z)',
      'Statistics, term 1, "exp(20*z)": expected values of at most 1,000,000 on the grid, got 4.85e+8 at z = 1; divide the term by a number',
    ],
    [
      'z; 2',
      'Statistics, term 2, "2": expected a function of z, got the same value at all 101 grid points; take the term out, as a constant changes no density',
    ],
    [
      '0*z',
      'Statistics, term 1, "0*z": expected a function of z, got the same value at all 101 grid points; take the term out, as a constant changes no density',
    ],
    [
      '1e-30*z',
      'Statistics, term 1, "1e-30*z": expected values that differ by at least 1e-9 on the grid of 101 points, got 2.00e-30; multiply the term by a number, or take it out',
    ],
    [
      'z; z^2; 3*z-z^2+1',
      'Statistics, term 3, "3*z-z^2+1": expected a function that no sum of a constant and multiples of the terms before it gives on the grid of 101 points, got one; take the term out',
    ],
    [
      'sin(z)^2; cos(z)^2',
      'Statistics, term 2, "cos(z)^2": expected a function that no sum of a constant and multiples of the terms before it gives on the grid of 101 points, got one; take the term out',
    ],
    [
      '3z',
      'Statistics, term 1, character 2: expected an operator or ;, got "z"; write a product with *, as in 3*z',
    ],
  ])('refuses %s', (text, sentence) => {
    expect(problem(text)).toBe(sentence);
  });

  it('refuses log(1+z); log(1-z)', () => {
    expect(problem('log(1+z); log(1-z)')).toContain('term 1, "log(1+z)"');
  });

  it('finds terms dependent where the grid has too few points for them', () => {
    expect(statisticsProblem('z; z^2; z^3', gridPoints(3))).toContain('term 3, "z^3"');
    expect(statisticsProblem('z; z^2; z^3', gridPoints(4))).toBeNull();
  });

  it('measures a term beside its own size: 1e-9 is the border', () => {
    expect(problem('z; z+1e-7*z^2')).toBeNull();
    expect(problem('z; z+1e-10*z^2')).toContain('term 2');
  });
});

it('refuses roundings of a term that is 0 on the whole grid', () => {
  expect(problem('sin(50*pi*z)')).toMatch(
    /^Statistics, term 1, .* expected values that differ by at least 1e-9/,
  );
});

it('values and names', () => {
  expect(statisticsAt('z; -z^2', [0.5, 2])).toEqual([
    [0.5, 2],
    [-0.25, -4],
  ]);
  expect(statisticNames('z ; sin( 3 * z )')).toEqual(['z', 'sin(3*z)']);
});
