/**
 * The quadrature alone, on exponents that no polynomial of the family has: spikes between its first nodes,
 * flat and steep ones.
 */
import { describe, expect, it } from 'vitest';
import { exponentialQuadrature } from './exponential-quadrature';
import { logSumExp } from './numeric';

const logIntegral = (exponent: (z: number) => number) => logSumExp(exponentialQuadrature(exponent).logMass);

describe('exponentialQuadrature', () => {
  it('has weights that sum to the length of [-1, 1], and nodes inside', () => {
    const { z, logWeight } = exponentialQuadrature((x) => 500 * x * x);
    expect(logWeight.reduce((sum, w) => sum + Math.exp(w), 0)).toBeCloseTo(2, 13);
    for (const x of z) expect(Math.abs(x)).toBeLessThan(1);
  });

  it('finds a spike that lies between its first nodes beside a bump they see', () => {
    // The middle of a panel is between two nodes: there they read the spike 560 nats below the bump, if
    // steeply.
    const centre = -0.5 + 1 / 32;
    const exponent = (z: number) =>
      logSumExp([-5000 * (z - 0.5) ** 2, Math.log(1000) - 1e8 * (z - centre) ** 2]);
    const bump = Math.sqrt(Math.PI / 5000);
    const spike = 1000 * Math.sqrt(Math.PI / 1e8);
    expect(logIntegral(exponent)).toBeCloseTo(Math.log(bump + spike), 12);
  });

  it('adds a constant exponent to log 2, whatever its size', () => {
    for (const c of [-1e4, 0, 1e4]) expect(logIntegral(() => c)).toBeCloseTo(c + Math.LN2, 11);
  });
});
