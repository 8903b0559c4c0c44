/** Smooth logits: Legendre's polynomials against their closed forms and orthogonality, a Gaussian's curvature. */
import { expect, it } from 'vitest';
import { gaussLegendre } from './gauss-legendre';
import { polynomialLogits } from './polynomial-family';
import { gaussianLogits, legendre, polynomialDraw } from './smooth-category';
import { linspace } from './numeric';
import { keyOf } from './random';

it('Legendre polynomials are those of the tables', () => {
  for (const z of [-1, -0.3, 0, 0.7, 1]) {
    const [p1, p2, p3, p4, p5] = legendre(5, z);
    expect(p1).toBe(z);
    expect(p2).toBeCloseTo((3 * z ** 2 - 1) / 2, 14);
    expect(p3).toBeCloseTo((5 * z ** 3 - 3 * z) / 2, 14);
    expect(p4).toBeCloseTo((35 * z ** 4 - 30 * z ** 2 + 3) / 8, 14);
    expect(p5).toBeCloseTo((63 * z ** 5 - 70 * z ** 3 + 15 * z) / 8, 14);
  }
});

it('a random polynomial has the deviation asked for in each orthonormal direction', () => {
  const { nodes, weights } = gaussLegendre(12);
  const draws = 2000;
  for (const m of [1, 3, 5]) {
    let squares = 0;
    for (let k = 0; k < draws; k++) {
      const values = polynomialDraw(nodes, 5, 0.5, keyOf(2, 'test'), k);
      const part = values.reduce(
        (sum, value, i) => sum + weights[i] * value * Math.sqrt(m + 0.5) * legendre(5, nodes[i])[m - 1],
        0,
      );
      squares += part * part;
    }
    // Four standard errors of a variance of normal numbers.
    expect(Math.abs(squares / draws / 0.25 - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
  }
});

it('a Gaussian’s logits are a polynomial of order 2', () => {
  const zeta = linspace(-1, 1, 9);
  const [mean, sd] = [0.3, 0.2];
  const polynomial = polynomialLogits([mean / sd ** 2, -0.5 / sd ** 2], zeta);
  const logits = gaussianLogits(zeta, mean, sd);
  for (let r = 1; r < 9; r++) expect(logits[r] - logits[0]).toBeCloseTo(polynomial[r] - polynomial[0], 10);
});
