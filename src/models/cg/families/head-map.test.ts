/** A live change of M in every family: the same density where it grows, the nearest one where it shrinks. */
import { describe, expect, it } from 'vitest';
import { dot, softmax } from '../../../math/numeric';
import { gridPoints } from '../../../math/polynomial-family';
import { mapRows, projectionMap } from '../../../math/polynomial-projection';
import type { FamilySettings } from './family';
import { headMap } from './head-map';
import { families } from './registry';

const at = (polynomialOrder: number, others: Partial<FamilySettings> = {}): FamilySettings => ({
  polynomialOrder,
  components: 2,
  statistics: 'z',
  gridPoints: 51,
  ...others,
});
const identity = (from: number, to: number) =>
  Array.from({ length: from }, (_, p) => Array.from({ length: to }, (_unused, q) => (p === q ? 1 : 0)));

describe('headMap', () => {
  it.each(['legendre', 'cosine'] as const)('pads %s exactly with zeros', (id) => {
    expect(headMap(id, at(3), at(5))).toEqual(identity(3, 5));
    expect(headMap(id, at(5), at(3))!.slice(0, 3)).toEqual(identity(3, 3));
  });

  it('keeps legendre nearly where M falls: the dropped are almost orthogonal on the grid', () => {
    const dropped = headMap('legendre', at(5), at(3))!.slice(3).flat();
    expect(Math.max(...dropped.map(Math.abs))).toBeLessThan(0.3);
    expect(Math.max(...dropped.map(Math.abs))).toBeGreaterThan(0);
  });

  it('gives splines of another M the least-squares density', () => {
    const zeta = gridPoints(51);
    const c = [1, -2, 3, 0.5, 1];
    const [from, to] = [families.spline.statistics(zeta, at(5)), families.spline.statistics(zeta, at(9))];
    const mapped = mapRows(c, headMap('spline', at(5), at(9))!);
    const rest = zeta.map(
      (_, r) =>
        c.reduce((sum, x, p) => sum + x * from[p][r], 0) -
        mapped.reduce((sum, x, p) => sum + x * to[p][r], 0),
    );
    const mean = rest.reduce((sum, x) => sum + x, 0) / 51;
    for (const row of to) expect(Math.abs(dot(rest.map((x) => x - mean), row))).toBeLessThan(1e-11); // prettier-ignore
  });

  it('maps each component of a mixture, and keeps the weights', () => {
    const map = projectionMap(3, 2, 51);
    const zero = [0, 0];
    expect(headMap('mixture', at(3), at(2))).toEqual([
      ...map.map((row) => [...row, ...zero, 0, 0]),
      ...map.map((row) => [...zero, ...row, 0, 0]),
      [...zero, ...zero, 1, 0],
      [...zero, ...zero, 0, 1],
    ]);
    expect(headMap('mixture', at(3, { components: 1 }), at(2, { components: 1 }))).toEqual(map);
  });

  it('leaves a mixture the same density where M grows', () => {
    const parameters = [1, -2, 0.5, 3, 1, 0.4, -0.2, 0.7];
    const density = (c: number[], M: number) => softmax(families.mixture.logits(c, gridPoints(51), at(M)));
    const grown = density(mapRows(parameters, headMap('mixture', at(3), at(6))!), 6);
    density(parameters, 3).forEach((p, r) => expect(Math.abs(p - grown[r])).toBeLessThan(1e-15));
  });

  it('is null where the number of parameters stays', () => {
    expect(headMap('legendre', at(3), at(3, { gridPoints: 21 }))).toBeNull();
    expect(headMap('free', at(3), at(5))).toBeNull();
    expect(headMap('custom', at(3), at(5))).toBeNull();
  });

  it('refuses what needs a restart', () => {
    expect(() => headMap('mixture', at(3), at(3, { components: 3 }))).toThrow(
      'headMap: expected settings of mixture that differ in M alone, got 8 and 12 parameters; restart with the new ones',
    );
    expect(() => headMap('custom', at(3), at(3, { statistics: 'z; z^2; z^3; z^4; z^5; z^6; z^7' }))).toThrow(
      /differ in M alone/,
    );
  });

  it.each([21, 101])('reads free logits on %i points off the line through the old ones', (R) => {
    const map = headMap('free', at(3), at(3, { gridPoints: R }))!;
    const line = (points: number) => gridPoints(points).map((z) => 3 * z - 1);
    mapRows(line(51), map).forEach((value, r) => expect(value).toBeCloseTo(line(R)[r], 12));
  });
});
