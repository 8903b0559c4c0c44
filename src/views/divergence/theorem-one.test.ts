/** The ordering of theorem 1 as numbers keep it: within errors, at equality, and where it fails. */
import { expect, it } from 'vitest';
import { concreteKl } from '../../math/concrete-divergence';
import { klFromLogProbabilities } from '../../math/categorical';
import { fc } from '../../math/testing/properties';
import { logSoftmax } from '../../math/numeric';
import { theoremChecks, unpromised, verdictOf } from './theorem-one';

it('holds beyond two errors, fails beyond two errors, and is noise between', () => {
  expect(verdictOf(3, 2.5, 0.25)).toBe('holds');
  expect(verdictOf(3, 2.51, 0.25)).toBe('within noise');
  expect(verdictOf(2, 2.5, 0.25)).toBe('within noise');
  expect(verdictOf(2, 2.51, 0.25)).toBe('does not hold here');
});

it('holds at equality of exact numbers, and of nothing but rounding', () => {
  expect(verdictOf(0, 0, 0)).toBe('holds');
  expect(verdictOf(2 - 1e-9, 2, 0)).toBe('holds');
  expect(verdictOf(2 - 1e-4, 2, 0)).toBe('does not hold here');
});

it('says which inequality is which, and keeps the unpromised one apart', () => {
  const backwards = { simplex: 1, z: 9, error: 0.1, category: 0.5 };
  expect(theoremChecks(backwards)).toMatchObject([
    { name: 'Theorem 1 (1)', claim: 'KL of y ≥ KL of z', verdict: 'does not hold here' },
    { name: 'Theorem 1 (2)', claim: 'KL of y ≥ eq. (4)', verdict: 'holds' },
  ]);
  expect(unpromised(backwards)).toMatchObject({ claim: 'eq. (4) ≥ KL of z', verdict: 'does not hold here' });
});

it('holds between KL of y and the categories for any logits', () => {
  const logits = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(logits, logits, (beta, alpha) => {
      const category = klFromLogProbabilities(logSoftmax(beta), logSoftmax(alpha));
      expect(verdictOf(concreteKl(beta, alpha), category, 0)).toBe('holds');
    }),
  );
});
