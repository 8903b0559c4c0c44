/** The difference of L in words. */
import { expect, it } from 'vitest';
import { differenceText, meaningText, problemWords } from './compare-words';

const measured = {
  mean: -1.234,
  error: 0.118,
  pictures: 1000,
  oneL: 100,
  otherL: 101.234,
  oneStep: 20,
  otherStep: 10,
};
const sides = { one: 'A', other: 'C', model: 'gauss' } as const;

it('has its error, and how it was measured', () => {
  expect(differenceText(measured)).toBe(
    '−1.23 ± 0.12 nats a picture (paired: the same 1,000 pictures, the same noise)',
  );
});

it('says which run is better: of lower L', () => {
  expect(meaningText(measured, sides)).toBe(
    'Negative: Gauss-VAE of A is better than that of C. Its L is lower.',
  );
  expect(meaningText({ ...measured, mean: 1.234 }, sides)).toBe(
    'Positive: Gauss-VAE of C is better than that of A. Its L is lower.',
  );
});

it('does not tell apart what is within twice its error', () => {
  for (const mean of [-0.2, 0, 0.2])
    expect(meaningText({ ...measured, mean }, sides)).toMatch(/cannot be told apart/);
});

it('counts files that were not taken, beyond some', () => {
  expect(problemWords(['a', 'b'], 'files were not taken')).toEqual(['a', 'b']);
  const many = Array.from({ length: 8 }, (_, i) => String(i));
  expect(problemWords(many, 'files were not taken')).toEqual([
    '0',
    '1',
    '2',
    '3',
    '4',
    '3 more files were not taken.',
  ]);
});
