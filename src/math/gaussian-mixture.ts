/** What one draw of a mixture of Gaussians tells of its component, Eq. (6) in one dimension; by quadrature, as it has no closed form. */
import { gaussLegendre } from './gauss-legendre';
import { expectSameLength } from './numeric';

/** Deviations on each side beyond which a component is left out: it holds 1.2e-15 of it. */
const REACH = 8;
/** Points in the narrowest deviation. The trapezoid rule on a Gaussian at this spacing errs by exp(-2 pi^2 4). */
const FINENESS = 2;
/** Of one grid; where that does not do, pieces between the components are integrated one by one. */
const MOST_POINTS = 1 << 14;
/** Of a piece two deviations long. */
const { nodes, weights } = gaussLegendre(10);
const rule = nodes.map((at, i) => [at, weights[i]] as const);

/**
 * (1/n) sum_k KL(q_k : m) in nats, q_k = G(mean_k, variance_k), [n] and [n], m their mixture: Eq. (6) as the entropy of
 * m less the mean entropy of q_k. At least 0 and at most log n. Trapezoid rule of step min s / 2 over all
 * components' 8 deviations; where that is more than 16,384 points, Gauss-Legendre on pieces
 * between the components.
 */
export function gaussianMixtureInformation(mean: ArrayLike<number>, variance: ArrayLike<number>): number {
  expectSameLength('gaussianMixtureInformation', mean, variance);
  const n = mean.length;
  const deviation = Array.from(variance, Math.sqrt);
  let [low, high, narrowest] = [Infinity, -Infinity, Infinity];
  for (let k = 0; k < n; k++) {
    if (!(deviation[k] > 0) || !Number.isFinite(deviation[k] + mean[k]))
      throw new RangeError(
        `gaussianMixtureInformation: expected finite means and variances > 0, got ${mean[k]} and ${variance[k]}; restart from a step before they left the range`,
      );
    low = Math.min(low, mean[k] - REACH * deviation[k]);
    high = Math.max(high, mean[k] + REACH * deviation[k]);
    narrowest = Math.min(narrowest, deviation[k]);
  }
  const step = narrowest / FINENESS;
  const points = Math.ceil((high - low) / step) + 1;
  const information =
    points <= MOST_POINTS ? onOneGrid(mean, deviation, { low, step, points }) : piecewise(mean, deviation);
  return Math.min(Math.log(n), Math.max(0, information));
}

interface Grid {
  readonly low: number;
  readonly step: number;
  readonly points: number;
}

function onOneGrid(mean: ArrayLike<number>, deviation: readonly number[], grid: Grid): number {
  const { low, step, points } = grid;
  const n = deviation.length;
  const density = new Float64Array(points);
  let entropies = 0;
  for (let k = 0; k < n; k++) {
    const s = deviation[k];
    const height = 1 / (n * s * Math.sqrt(2 * Math.PI));
    const first = Math.max(0, Math.ceil((mean[k] - REACH * s - low) / step));
    const last = Math.min(points - 1, Math.floor((mean[k] + REACH * s - low) / step));
    for (let i = first; i <= last; i++) {
      const t = (low + i * step - mean[k]) / s;
      density[i] += height * Math.exp((-t * t) / 2);
    }
    entropies += (0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(s)) / n;
  }
  let entropy = 0;
  for (const m of density) if (m > 0) entropy -= step * m * Math.log(m);
  return entropy - entropies;
}

/** Gauss-Legendre on the pieces between the places 0, 2, ..., 8 deviations from each component's mean. */
function piecewise(mean: ArrayLike<number>, deviation: readonly number[]): number {
  const n = deviation.length;
  const multiples = Array.from({ length: REACH + 1 }, (_, i) => 2 * i - REACH);
  const places = deviation.flatMap((s, k) => multiples.map((t) => mean[k] + t * s)).toSorted((a, b) => a - b);
  let information = 0;
  for (const s of deviation) information -= (0.5 * Math.log(2 * Math.PI * Math.E) + Math.log(s)) / n;
  for (let i = 1; i < places.length; i++) {
    const half = (places[i] - places[i - 1]) / 2;
    if (half === 0) continue;
    const near = deviation.flatMap((s, k) => (Math.abs(places[i] - half - mean[k]) <= REACH * s ? [k] : []));
    for (const [at, weight] of rule) {
      const x = places[i] - half + half * at;
      const m = near.reduce((sum, k) => {
        const t = (x - mean[k]) / deviation[k];
        return sum + Math.exp((-t * t) / 2) / (n * deviation[k] * Math.sqrt(2 * Math.PI));
      }, 0);
      if (m > 0) information -= half * weight * m * Math.log(m);
    }
  }
  return information;
}
