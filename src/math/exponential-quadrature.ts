/**
 * Quadrature of exp(exponent) over [-1, 1] for smooth, possibly very steep exponents, all in logarithms;
 * knows no family.
 */
import { gaussLegendre } from './gauss-legendre';
import { linspace } from './numeric';

/**
 * Nodes z in no order, the logarithm of their weights dz, and the logarithm of their mass exp(exponent(z))
 * dz, [n] each.
 */
interface Quadrature {
  readonly z: readonly number[];
  readonly logWeight: readonly number[];
  readonly logMass: readonly number[];
}

const rule = gaussLegendre(20);
const logRuleWeights = rule.weights.map(Math.log);
/** Panels to begin with, before any is halved. */
const panels = 32;
/** A panel over which the exponent varies by less than this is integrated to the last digits by 20 nodes. */
const smooth = 2;
/** A panel whose exponent stays this far below the maximum adds less than the last digit. */
const negligible = 60;

/**
 * Composite Gauss-Legendre, a panel halved wherever the exponent is steep and the mass not negligible. Not in
 * the paper: arithmetic.
 */
export function exponentialQuadrature(exponent: (z: number) => number): Quadrature {
  const z: number[] = [];
  const logWeight: number[] = [];
  const logMass: number[] = [];
  const edges = linspace(-1, 1, panels + 1);
  const open = edges.slice(1).map((b, i): [number, number] => [edges[i], b]);
  // Seen before any panel is judged, so that few panels are halved for a mass that turns out negligible.
  let maximum = Math.max(...edges.map(exponent));
  if (!Number.isFinite(maximum)) {
    throw new RangeError(
      `exponentialQuadrature: expected a finite exponent on [-1, 1], got ${maximum}; check the coefficients`,
    );
  }
  for (let panel = open.pop(); panel; panel = open.pop()) {
    const [a, b] = panel;
    const half = (b - a) / 2;
    const middle = (a + b) / 2;
    const at = rule.nodes.map((x) => middle + half * x);
    const inside = at.map(exponent);
    const seen = [...inside, exponent(a), exponent(b)];
    const high = Math.max(...seen);
    const variation = high - Math.min(...seen);
    maximum = Math.max(maximum, high);
    // The variation is added since a steep panel may rise above what its nodes have seen.
    if (variation > smooth && high + variation > maximum - negligible && half > 1e-12) {
      open.push([a, middle], [middle, b]);
      continue;
    }
    for (let i = 0; i < at.length; i++) {
      const weight = Math.log(half) + logRuleWeights[i];
      z.push(at[i]);
      logWeight.push(weight);
      logMass.push(weight + inside[i]);
    }
  }
  return { z, logWeight, logMass };
}
