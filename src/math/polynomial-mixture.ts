/**
 * A mixture of K polynomial exponential families on the grid, in one dimension: log density and gradient.
 * Not in the paper, which promises it in section 1.
 */
import { dot, linspace, logSumExp, softmax } from './numeric';
import { features, gridPoints, polynomialLogits } from './polynomial-family';

/** The shape of a mixture's parameters, [K M] coefficients component by component, then K weight logits; none at K = 1. */
export interface MixtureShape {
  /** M. */
  readonly polynomialOrder: number;
  /** K. */
  readonly components: number;
  /** R, of the grid that each component is normalised on. */
  readonly gridPoints: number;
}

/** Numbers of one dimension: K M + K, or M at K = 1. */
export const mixtureSize = ({ polynomialOrder: M, components: K }: MixtureShape): number =>
  K === 1 ? M : K * M + K;

/**
 * o_k, evenly from -2 to 2, or 0 at K = 1: o_k z is added to component k. Without it components that begin
 * equal would have equal gradients and stay equal for ever. [K].
 */
export const componentOffsets = (K: number): number[] => (K === 1 ? [0] : linspace(-2, 2, K));

/** phi_k of each component at each z, o_k z within, less its psi_k on the grid, [K][z.length]; and its weight logit. */
function components(
  parameters: ArrayLike<number>,
  z: readonly number[],
  shape: MixtureShape,
): { logDensity: number[]; weight: number; moments: number[] }[] {
  const { polynomialOrder: M, components: K, gridPoints: R } = shape;
  const flat = Array.from(parameters);
  if (flat.length !== mixtureSize(shape)) {
    throw new RangeError(
      `mixture: expected ${mixtureSize(shape)} parameters for K = ${K} and M = ${M}, got ${flat.length}; trim or pad them`,
    );
  }
  const grid = gridPoints(R);
  const powers = features(M, grid);
  return componentOffsets(K).map((offset, k) => {
    const coefficients = flat.slice(k * M, (k + 1) * M);
    coefficients[0] += offset;
    const onGrid = polynomialLogits(coefficients, grid);
    const psi = logSumExp(onGrid);
    const p = softmax(onGrid);
    return {
      logDensity: polynomialLogits(coefficients, z).map((value) => value - psi),
      weight: K === 1 ? 0 : flat[K * M + k],
      moments: powers.map((power) => dot(p, power)),
    };
  });
}

/**
 * log sum_k w_k exp(phi_k - psi_k) at each z, [P] -> [z.length], without the number log sum_k w_k; w_k are
 * the exponentials of the weight logits, phi_k = o_k z + sum_m c_km z^m. Not in the paper: definition 29.
 */
export function mixtureLogits(
  parameters: ArrayLike<number>,
  z: readonly number[],
  shape: MixtureShape,
): number[] {
  const all = components(parameters, z, shape);
  return z.map((_, r) => logSumExp(all.map(({ logDensity, weight }) => logDensity[r] + weight)));
}

/**
 * Its derivatives, [P][z.length]: by c_km rho_k(z) (z^m - E_k[z^m]), by a weight logit rho_k(z), with rho_k
 * the share of component k in the density at z.
 */
export function mixtureGradient(
  parameters: ArrayLike<number>,
  z: readonly number[],
  shape: MixtureShape,
): number[][] {
  const all = components(parameters, z, shape);
  const shares = z.map((_, r) => softmax(all.map(({ logDensity, weight }) => logDensity[r] + weight)));
  const powers = features(shape.polynomialOrder, z);
  const coefficients = all.flatMap(({ moments }, k) =>
    powers.map((power, m) => power.map((value, r) => shares[r][k] * (value - moments[m]))),
  );
  const weights = all.length === 1 ? [] : all.map((_, k) => shares.map((share) => share[k]));
  return [...coefficients, ...weights];
}
