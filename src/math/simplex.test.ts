/** The triangle's coordinates: vertices, sides and the way back. */
import { describe, expect, it } from 'vitest';
import { fc, number } from './testing/properties';
import { fromPlane, toPlane } from './simplex';

const vertices = [toPlane([1, 0, 0]), toPlane([0, 1, 0]), toPlane([0, 0, 1])];
const distance = (a: number[], b: number[]) => Math.hypot(a[0] - b[0], a[1] - b[1]);

describe('toPlane and fromPlane', () => {
  it('put the vertices on a triangle of unit side, the third on top', () => {
    expect(vertices[0]).toEqual([0, 0]);
    expect(vertices[1]).toEqual([1, 0]);
    expect(vertices[2][1]).toBeGreaterThan(0);
    for (let i = 0; i < 3; i++) expect(distance(vertices[i], vertices[(i + 1) % 3])).toBeCloseTo(1, 15);
  });

  it('put the barycentre at equal distances', () => {
    const centre = toPlane([1 / 3, 1 / 3, 1 / 3]);
    for (const vertex of vertices) expect(distance(centre, vertex)).toBeCloseTo(1 / Math.sqrt(3), 15);
  });

  it('undo each other, inside the triangle and outside', () => {
    fc.assert(
      fc.property(number(3), number(3), (a, b) => {
        const y: [number, number, number] = [a, b, 1 - a - b];
        fromPlane(toPlane(y)).forEach((value, i) => expect(Math.abs(value - y[i])).toBeLessThan(1e-14));
        toPlane(fromPlane([a, b])).forEach((value, i) =>
          expect(Math.abs(value - [a, b][i])).toBeLessThan(1e-14),
        );
        expect(fromPlane([a, b]).reduce((s, v) => s + v, 0)).toBeCloseTo(1, 14);
      }),
    );
  });

  it('give area sqrt(3)/2 per dy_1 dy_2, the factor of a drawn density', () => {
    const [o, u, v] = [toPlane([0.2, 0.3, 0.5]), toPlane([0.3, 0.3, 0.4]), toPlane([0.2, 0.4, 0.4])];
    const area = Math.abs((u[0] - o[0]) * (v[1] - o[1]) - (u[1] - o[1]) * (v[0] - o[0])) / 0.01;
    expect(area).toBeCloseTo(Math.sqrt(3) / 2, 12);
  });
});
