/** Natural parameters from moments: their distribution has these moments, and is the one that Theorem 2's centroid is. */
import { describe, expect, it } from 'vitest';
import { coefficientsOfMoments, legendreTransform } from './bregman-newton';
import { gridBasis } from './grid-basis';
import { logSoftmax, logSumExp, softmax } from './numeric';
import { gridPoints, polynomialLogits } from './polynomial-family';
import { fillNormal, keyOf } from './random';

/** log of the mean of some posteriors of order M on R points. */
function mixtureOf(M: number, R: number, size: number): number[] {
  const rows = Array.from({ length: 30 }, (_, i) => {
    const c = fillNormal(new Float32Array(M), keyOf(5, 'mixture'), i).map((x) => size * x);
    return logSoftmax(polynomialLogits(c, gridPoints(R)));
  });
  return rows[0].map((_, r) => logSumExp(rows.map((row) => row[r])) - Math.log(rows.length));
}

const momentsOf = (M: number, R: number, p: readonly number[]) =>
  gridBasis(M, R).values.map((row) => row.reduce((sum, x, r) => sum + x * p[r], 0));

describe('coefficientsOfMoments', () => {
  it.each([
    [1, 3, 1],
    [5, 101, 3],
    [5, 101, 20],
    [10, 41, 4],
    [15, 1001, 4],
  ])('M = %i, R = %i, coefficients of %i: has the moments, rounded to float32 too', (M, R, size) => {
    const mixture = mixtureOf(M, R, size);
    const moments = Float32Array.from(momentsOf(M, R, mixture.map(Math.exp)));
    const c = coefficientsOfMoments(moments, R);
    const found = momentsOf(M, R, softmax(polynomialLogits(c, gridPoints(R))));
    found.forEach((moment, k) => expect(Math.abs(moment - moments[k])).toBeLessThan(2e-6));
    const [own, other] = [c, legendreTransform(mixture, M)].map((of) =>
      softmax(polynomialLogits(of, gridPoints(R))),
    );
    own.forEach((p, r) => expect(Math.abs(p - other[r])).toBeLessThan(2e-5));
  });

  it('stays finite where the moments are of one grid point, and where they are of no distribution', () => {
    const R = 101;
    const one = gridPoints(R).map((_, r) => (r === 60 ? 1 : 0));
    for (const scale of [1, 1 + 1e-7]) {
      const moments = momentsOf(5, R, one).map((x) => x * scale);
      for (const x of coefficientsOfMoments(moments, R)) expect(Number.isFinite(x)).toBe(true);
    }
  });
});
