/** A live change of M in any basis: the same function as definition 11's map of monomials, exact where families nest. */
import { describe, expect, it } from 'vitest';
import { dot } from './numeric';
import { features, gridPoints } from './polynomial-family';
import { projectionMap } from './polynomial-projection';
import { bSplines, cosineStatistics, legendreStatistics } from './statistics-on-grid';
import { statisticsProjection } from './statistics-projection';

const identity = (from: number, to: number) =>
  Array.from({ length: from }, (_, p) => Array.from({ length: to }, (_unused, q) => (p === q ? 1 : 0)));

describe('statisticsProjection', () => {
  const zeta = gridPoints(51);

  it('is definition 11 for monomials', () => {
    const map = projectionMap(8, 5, 51);
    statisticsProjection(features(8, zeta), features(5, zeta)).forEach((row, m) =>
      row.forEach((x, j) => expect(Math.abs(x - map[m][j])).toBeLessThan(1e-11)),
    );
  });

  it('pads exactly with zeros where a nested family grows, and keeps what it keeps', () => {
    for (const statistics of [legendreStatistics, cosineStatistics]) {
      expect(statisticsProjection(statistics(3, zeta), statistics(20, zeta))).toEqual(identity(3, 20));
      expect(statisticsProjection(statistics(9, zeta), statistics(4, zeta)).slice(0, 4)).toEqual(
        identity(4, 4),
      );
    }
  });

  it('leaves what is orthogonal to 1 and to the new statistics', () => {
    const pairs = [
      [cosineStatistics(9, zeta), cosineStatistics(4, zeta)],
      [bSplines(6, zeta).slice(0, 5), bSplines(9, zeta).slice(0, 8)],
      [bSplines(21, zeta).slice(0, 20), bSplines(2, zeta).slice(0, 1)],
    ];
    for (const [from, to] of pairs)
      statisticsProjection(from, to).forEach((row, p) => {
        const rest = from[p].map((value, r) => value - row.reduce((sum, x, q) => sum + x * to[q][r], 0));
        const mean = rest.reduce((sum, x) => sum + x, 0) / rest.length;
        const centred = rest.map((x) => x - mean);
        for (const statistic of to) expect(Math.abs(dot(centred, statistic))).toBeLessThan(1e-11);
      });
  });

  it('is of no numbers where there are none', () => {
    expect(statisticsProjection([], features(2, zeta))).toEqual([]);
    expect(statisticsProjection(features(1, zeta), [])).toEqual([[]]);
  });
});
