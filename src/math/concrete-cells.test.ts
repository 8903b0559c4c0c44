/** Cell masses against the density they integrate, against samples, and at extremes; and that compareCells sees what is wrong. */
import { describe, expect, it } from 'vitest';
import { compareCells } from './cell-comparison';
import { concreteLogDensity } from './testing/concrete-density';
import { LATTICE, latticeCells, latticeMasses } from './concrete-cells';
import { countConcrete } from './concrete-counts';
import { fc } from './testing/properties';
import { gaussLegendre } from './gauss-legendre';
import { keyOf } from './random';

/** Place of cell (i, j), i + j < n, among latticeCells(n). */
const latticeIndex = (n: number, i: number, j: number): number => j * n - (j * (j - 1)) / 2 + i;

const alpha = [1 / 2, 1 / 3, 1 / 6];
const temperatures = Array.from({ length: 16 }, (_, t) => (t + 1) / 10);

describe('latticeMasses', () => {
  it('is the density integrated over each cell that keeps away from the faces', () => {
    const { nodes, weights } = gaussLegendre(30);
    const n = 10;
    for (const T of [0.3, 0.5, 1, 1.6]) {
      const masses = latticeMasses(alpha, T, n);
      for (const [i, j] of [
        [1, 1],
        [3, 2],
        [1, 6],
        [6, 1],
      ]) {
        let mass = 0;
        nodes.forEach((x, k) =>
          nodes.forEach((y, l) => {
            const [b, c] = [(i + (1 + x) / 2) / n, (j + (1 + y) / 2) / n];
            mass +=
              (weights[k] * weights[l] * Math.exp(concreteLogDensity(alpha, [1 - b - c, b, c], T))) /
              (4 * n * n);
          }),
        );
        expect(Math.abs(masses[latticeIndex(n, i, j)] / mass - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it('sums to one and has no NaN at any alpha and T', () => {
    const weight = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight), fc.double({ min: 0.01, max: 5, noNaN: true }), (w, T) => {
        const total = w[0] + w[1] + w[2];
        const masses = latticeMasses(
          w.map((x) => x / total),
          T,
          12,
        );
        // Towards the corners at small T the integrand has steps that 20 nodes see to some 1e-4.
        expect(Math.abs(masses.reduce((a, b) => a + b) - 1)).toBeLessThan(1e-3);
        expect(Math.min(...masses)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('indexes its cells as it lists them', () => {
    latticeCells(7).forEach(({ i, j }, index) => expect(latticeIndex(7, i, j)).toBe(index));
    expect(latticeCells(LATTICE)).toHaveLength(820);
  });
});

describe('compareCells', () => {
  const N = 100_000;
  const counts = temperatures.map(() => new Uint32Array(820));
  countConcrete(counts, alpha, temperatures, keyOf(1, 'test/cells'), 0, N, LATTICE);

  it.each(temperatures.map((T, t) => [T, t]))(
    'finds nothing but noise between samples and masses at T = %f',
    (T, t) => {
      const found = compareCells(counts[t], latticeMasses(alpha, T, LATTICE));
      expect(counts[t].reduce((a, b) => a + b)).toBe(N);
      // The total variation of 820 cells of pure noise has a standard deviation of some 3 % of itself.
      expect(Math.abs(found.totalVariation / found.noise - 1)).toBeLessThan(0.15);
      // 4.6 % lie beyond 2 sigmas, 0.8 % either way for 700 cells; three of those.
      expect(Math.abs(found.beyondTwo / found.judged - 0.046)).toBeLessThan(0.025);
      expect(found.largest).toBeLessThan(6);
    },
  );

  it('sees a temperature that is off by 10 %, and corners that are swapped', () => {
    const off = compareCells(counts[4], latticeMasses(alpha, 0.55, LATTICE));
    expect(off.largest).toBeGreaterThan(6);
    const swapped = compareCells(counts[4], latticeMasses([1 / 3, 1 / 2, 1 / 6], 0.5, LATTICE));
    expect(swapped.totalVariation).toBeGreaterThan(5 * swapped.noise);
  });

  it('counts the same whether at once or in parts', () => {
    const parts = temperatures.map(() => new Uint32Array(820));
    for (const [first, count] of [
      [0, 300],
      [300, 1],
      [301, 699],
    ])
      countConcrete(parts, alpha, temperatures, keyOf(1, 'test/cells'), first, count, LATTICE);
    const whole = temperatures.map(() => new Uint32Array(820));
    countConcrete(whole, alpha, temperatures, keyOf(1, 'test/cells'), 0, 1000, LATTICE);
    expect(parts).toEqual(whole);
  });

  it('says nothing of no samples', () => {
    expect(compareCells(new Uint32Array(820), latticeMasses(alpha, 1, LATTICE))).toMatchObject({
      totalVariation: 1,
      judged: 0,
    });
  });
});
