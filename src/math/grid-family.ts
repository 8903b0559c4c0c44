/**
 * One dimension of any family on the grid, from its logits and their gradient: both samplers with
 * derivatives, and Eq. (4) with its gradients. The oracle of CG-VAE.
 */
import { klLogits } from './categorical';
import { concreteFromGumbel } from './concrete';
import { covariance, dot, logSoftmax, softmax } from './numeric';
import { gridPoints } from './polynomial-family';

/** A density on the grid: logits [R], and their derivatives by each of its P parameters, [P][R]. */
export interface GridDensity {
  readonly logits: readonly number[];
  readonly gradient: readonly (readonly number[])[];
}

/**
 * z = y^T zeta with y = softmax((g + logits) / T), section 3.3, for Gumbel noise g [R]; dz/dtheta_p =
 * Cov_y(zeta, dlogits/dtheta_p) / T, [P], and dz/dT.
 */
export function sampleGridFamily(
  { logits, gradient }: GridDensity,
  gumbel: readonly number[],
  temperature: number,
): { z: number; gradient: number[]; gradTemperature: number } {
  const zeta = gridPoints(logits.length);
  const y = concreteFromGumbel(logits, gumbel, temperature);
  const noisy = logits.map((logit, r) => logit + gumbel[r]);
  return {
    z: dot(y, zeta),
    gradient: gradient.map((row) => covariance(y, zeta, row) / temperature),
    gradTemperature: -covariance(y, zeta, noisy) / temperature ** 2,
  };
}

/**
 * z of definition 19's exact sampler, even in each of R cells, and dz/dtheta_p, [P], for 0 < u < 1. At fixed
 * u the distribution function stays u: dz/dtheta = -(dC(z)/dtheta) / density. From u = 1/2 on both are taken
 * from the right end.
 */
export function sampleGridCells(
  { logits, gradient }: GridDensity,
  u: number,
): { z: number; gradient: number[] } {
  if (!(u > 0 && u < 1)) {
    throw new RangeError(
      `sampleGridCells: expected 0 < u < 1, got ${u}; draw u with math/random's toUniform`,
    );
  }
  if (u > 0.5) {
    const mirrored = { logits: logits.toReversed(), gradient: gradient.map((row) => row.toReversed()) };
    const left = fromLeft(mirrored, 1 - u);
    return { z: -left.z, gradient: left.gradient.map((x) => -x) };
  }
  return fromLeft({ logits, gradient }, u);
}

function fromLeft({ logits, gradient }: GridDensity, u: number): { z: number; gradient: number[] } {
  const R = logits.length;
  const p = softmax(logits);
  let r = 0;
  let before = 0;
  while (r < R - 1 && before + p[r] <= u) before += p[r++];
  const place = (u - before) / p[r];
  const width = 2 / R;
  return {
    z: -1 + width * (r + place),
    // Derivatives less the cell's own: then neither sum takes differences of what is large and equal.
    gradient: gradient.map((row) => {
      const relative = row.map((value) => value - row[r]);
      const below = dot(p.slice(0, r), relative.slice(0, r));
      return (width / p[r]) * (u * dot(p, relative) - below);
    }),
  };
}

/** Eq. (4): KL(q : p) of one dimension in nats, and its derivatives by the parameters of both sides. */
export function klGridFamily(
  posterior: GridDensity,
  prior: GridDensity,
): { kl: number; posterior: number[]; prior: number[] } {
  const logQ = logSoftmax(posterior.logits);
  const logP = logSoftmax(prior.logits);
  const q = logQ.map(Math.exp);
  const delta = logQ.map((value, r) => value - logP[r]);
  const difference = logP.map((value, r) => Math.exp(value) - q[r]);
  return {
    kl: klLogits(posterior.logits, prior.logits),
    posterior: posterior.gradient.map((row) => covariance(q, row, delta)),
    prior: prior.gradient.map((row) => dot(difference, row)),
  };
}
