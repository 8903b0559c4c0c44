/** The triangle's density against concreteLogDensity and golden numbers, its integral, its growth at the faces, and three of four categories. */
import { describe, expect, it } from 'vitest';
import golden from './fixtures/golden.json';
import { concreteFromGumbel } from './concrete';
import { concreteLogDensity } from './testing/concrete-density';
import {
  clippedAt,
  CLIPPED_AT,
  triangleField,
  triangleGrid,
  triangleLogDensity,
  unboundedAt,
  type Triple,
} from './concrete-triangle';
import { fc } from './testing/properties';
import { gaussLegendre } from './gauss-legendre';
import { logSoftmax } from './numeric';
import { fillGumbel, keyOf } from './random';
import { fromPlane } from './simplex';

const triple = ([a, b, c]: readonly number[]): Triple => [a, b, c];
const logs = (v: readonly number[]) => triple(v.map(Math.log));
const logits = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -30, max: 30, noNaN: true })));
const temperature = fc.double({ min: 0.01, max: 5, noNaN: true });

describe('triangleLogDensity', () => {
  it('is the golden density, and concreteLogDensity everywhere', () => {
    const cases = golden.concreteLogDensity.filter(({ alpha }) => alpha.length === 3);
    expect(cases.length).toBeGreaterThan(2);
    for (const { alpha, y, temperature: T, logDensity } of cases)
      expect(triangleLogDensity(logs(alpha), logs(y), T)).toBeCloseTo(logDensity, 10);
    fc.assert(
      fc.property(logits, logits, temperature, (phi, place, T) => {
        const [logAlpha, logY] = [logSoftmax(phi), logSoftmax(place)];
        const expected = concreteLogDensity(logAlpha.map(Math.exp), logY.map(Math.exp), T);
        const got = triangleLogDensity(triple(logAlpha), triple(logY), T);
        expect(Math.abs(got - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)));
      }),
    );
  });

  it('permutes with its corners, and alpha need not sum to one', () => {
    fc.assert(
      fc.property(logits, logits, temperature, (phi, place, T) => {
        const logY = logSoftmax(place);
        const at = triangleLogDensity(triple(phi), triple(logY), T);
        const turned = triangleLogDensity([phi[1], phi[2], phi[0]], [logY[1], logY[2], logY[0]], T);
        const shifted = triangleLogDensity([phi[0] + 3, phi[1] + 3, phi[2] + 3], triple(logY), T);
        expect(Math.abs(turned - at)).toBeLessThan(1e-9 * (1 + Math.abs(at)));
        expect(Math.abs(shifted - at)).toBeLessThan(1e-9 * (1 + Math.abs(at)));
      }),
    );
  });

  it.each([0.3, 0.5, 1, 2])('integrates to 1 over the triangle at T = %f', (T) => {
    const logAlpha = logs([0.5, 0.3, 0.2]);
    // In u = log(y1/y3), v = log(y2/y3): dy1 dy2 = y1 y2 y3 du dv, which is smooth.
    const reach = 40 / Math.max(T, 0.5) + 20;
    const count = 300;
    const step = (2 * reach) / count;
    let sum = 0;
    for (let i = 0; i < count; i++)
      for (let j = 0; j < count; j++) {
        const logY = triple(logSoftmax([-reach + (i + 0.5) * step, -reach + (j + 0.5) * step, 0]));
        const jacobian = logY[0] + logY[1] + logY[2];
        sum += Math.exp(triangleLogDensity(logAlpha, logY, T) + jacobian) * step * step;
      }
    expect(sum).toBeCloseTo(1, 6);
  });

  it('is what is left of four categories: the fourth, integrated out of the renormalised, changes nothing', () => {
    // y = ((1-s) x, s): dy1 dy2 dy3 = (1-s)^2 dx1 dx2 ds, and s = 1 / (1 + exp(-t)) makes the integrand smooth.
    const alpha = [0.4, 0.1, 0.2, 0.3];
    const { nodes, weights } = gaussLegendre(400);
    for (const T of [0.5, 1, 2])
      for (const x of [
        [0.2, 0.3, 0.5],
        [0.7, 0.05, 0.25],
      ]) {
        const reach = 60 / Math.min(1, T);
        let sum = 0;
        nodes.forEach((node, i) => {
          const t = reach * node;
          const [logS, logRest] = logSoftmax([t, 0]);
          // Beyond double numbers 1 - s is zero on a face; the tail there is below what is asked.
          if (logRest < -30 || logS < -30) return;
          const y = [...x.map((v) => v * Math.exp(logRest)), Math.exp(logS)];
          sum += weights[i] * reach * Math.exp(concreteLogDensity(alpha, y, T) + 3 * logRest + logS);
        });
        const three = Math.exp(triangleLogDensity(logs([4 / 7, 1 / 7, 2 / 7]), logs(x), T));
        expect(Math.abs(sum / three - 1)).toBeLessThan(1e-5);
      }
  });

  it('is what is left of four categories: renormalised samples are those of their own Gumbels', () => {
    const phi = [1, -0.5, 0.3, 2];
    const g = fillGumbel(new Float32Array(4 * 200), keyOf(5, 'test/triangle'), 0);
    for (let i = 0; i < 200; i++) {
      const noise = g.subarray(4 * i, 4 * i + 4);
      const y = concreteFromGumbel(phi, noise, 0.7).slice(0, 3);
      const total = y.reduce((a, b) => a + b);
      const own = concreteFromGumbel(phi.slice(0, 3), noise.subarray(0, 3), 0.7);
      y.forEach((share, k) => expect(share / total).toBeCloseTo(own[k], 9));
    }
  });
});

describe('unboundedAt', () => {
  it.each([0.1, 0.49, 0.51, 1, 1.99, 2.01, 4])('agrees with the slopes of log p at T = %f', (T) => {
    const logAlpha = logs([0.5, 0.3, 0.2]);
    const slope = (place: (depth: number) => number[]) => {
      // Deep enough for the leading power alone, in logarithms since 1 - exp(-depth) is 1.
      const [near, far] = [200 / Math.min(T, 1), 201 / Math.min(T, 1)];
      const at = (depth: number) => triangleLogDensity(logAlpha, triple(place(depth)), T);
      return (at(near) - at(far)) / (far - near);
    };
    const edge = slope((depth) => [Math.log(0.4), Math.log(0.6), -depth]);
    const corner = slope((depth) => [0, -depth, -depth]);
    expect(edge).toBeCloseTo(2 * T - 1, 6);
    expect(corner).toBeCloseTo(T - 2, 6);
    expect(unboundedAt(T)).toBe(edge < 0 ? 'edges' : corner < 0 ? 'corners' : 'nowhere');
  });
});

describe('triangleField', () => {
  const grid = triangleGrid(40);

  it('covers the triangle: half of its square cells of the box, each where it says', () => {
    expect(grid.rows).toBe(35);
    // Half a cell at each of the sides at most.
    expect(Math.abs(grid.inside.length / 40 ** 2 - Math.sqrt(3) / 4)).toBeLessThan(0.5 / 40);
    const cell = grid.inside[grid.inside.length >> 1];
    const [row, column] = [Math.floor(cell / 40), cell % 40];
    const y = fromPlane([(column + 0.5) / 40, Math.sqrt(3) / 2 - (row + 0.5) / 40]);
    y.forEach((share, k) => expect(Math.exp(grid.logY[3 * cell + k])).toBeCloseTo(share, 12));
    for (let at = 0; at < grid.logY.length; at += 3)
      expect(grid.logY.slice(at, at + 3).reduce((sum, v) => sum + Math.exp(v), 0)).toBeCloseTo(1, 12);
    expect(() => triangleGrid(1)).toThrow('expected an integer of 2 columns or more, got 1');
  });

  it('clips as many cells as it says, and has no NaN at any alpha and T', () => {
    const extreme = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1e4, max: 1e4, noNaN: true })));
    fc.assert(
      fc.property(extreme, temperature, (phi, T) => {
        const field = triangleField(grid, triple(logSoftmax(phi)), T);
        const higher = grid.inside.filter((cell) => field.logDensity[cell] > field.logClip).length;
        expect(higher).toBeLessThanOrEqual(Math.ceil((1 - CLIPPED_AT) * grid.inside.length));
        for (let cell = 0; cell < field.logDensity.length; cell++) {
          const height = clippedAt(field, cell);
          if (!(height >= 0 && height <= 1)) throw new Error(`${height} at ${cell}`);
        }
      }),
      { numRuns: 40 },
    );
  });
});
