/** The batch's mean terms by hand, and their gradient against finite differences. */
import { expect, test } from 'vitest';
import { finiteDifference } from './testing/finite-difference';
import { meanTerms, meanTermsGradient } from './mean-terms';

test('two pictures, d = 3, L = 2', () => {
  expect(meanTerms([1, 2, 3, 4, 5, 6], [10, 20, 30, 40], 2)).toEqual([10.5, 25]);
});

test('gradients are those of finite differences', () => {
  const dy = [0.5, -2] as const;
  const objective = (values: number[]) => {
    const [a, b] = meanTerms(values.slice(0, 6), values.slice(6), 2);
    return dy[0] * a + dy[1] * b;
  };
  const { term1, term2 } = meanTermsGradient(dy, { pictures: 2, latent: 3, rows: 4 });
  const expected = finiteDifference(objective, [1, 2, 3, 4, 5, 6, 10, 20, 30, 40]);
  [...term1, ...term2].forEach((value, i) => expect(value).toBeCloseTo(expected[i], 9));
});

test('rows that are not of that many pictures are named', () => {
  expect(() => meanTerms([1, 2, 3], [1, 2], 2)).toThrow(
    /meanTerms: expected rows of 2 pictures, got 3 and 2/,
  );
});
