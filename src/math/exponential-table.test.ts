/** The table's exponential against Math.exp, everywhere that it may be asked. */
import { expect, it } from 'vitest';
import { expOfNegative } from './exponential-table';

it('is exp(x) within 2e-10 of itself from -36 to 0, and 0 below', () => {
  let worst = 0;
  for (let x = 0; x >= -36; x -= 0.000731) {
    const expected = Math.exp(x);
    worst = Math.max(worst, Math.abs(expOfNegative(x) - expected) / expected);
  }
  expect(worst).toBeLessThan(2e-10);
  expect(worst).toBeGreaterThan(0);
  expect(expOfNegative(0)).toBe(1);
  expect(expOfNegative(-36)).toBeCloseTo(Math.exp(-36), 25);
  for (const x of [-36.001, -1e9, -Infinity, NaN]) expect(expOfNegative(x)).toBe(0);
});
