/** Gauss-Legendre nodes and weights on [-1, 1]; only a quadrature rule, it integrates nothing itself. */

/**
 * The rule with n nodes, exact for polynomials up to degree 2n - 1, [n] each: Newton on P_n. Not in the
 * paper: arithmetic.
 */
export function gaussLegendre(n: number): { nodes: number[]; weights: number[] } {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    // Newton converges quadratically from this start: six steps reach the last bit for every n in use.
    for (let step = 0; step < 6; step++) {
      const { value, slope } = legendre(n, x);
      x -= value / slope;
    }
    const { slope } = legendre(n, x);
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}

/** P_n(x) and P_n'(x) by the three-term recurrence, |x| < 1. */
function legendre(n: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
