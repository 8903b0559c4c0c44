/** One dimension on its way from category to continuum: pmf, density of eq. (2), samples of z = y^T zeta, and their closed form. Pure. */
import { compareCells, type Comparison } from '../../math/cell-comparison';
import { gridCells, histogramMass, relaxedMeans } from '../../math/concrete-histogram';
import { linspace, softmax } from '../../math/numeric';
import { continuousDensity, gridPoints, polynomialLogits } from '../../math/polynomial-family';
import { fillGumbel, keyOf } from '../../math/random';
import { stableNoiseMasses } from '../../math/stable-noise';
import { SEED } from './paper-figures';

export interface ContinuumSettings {
  /** c_1 ... c_M of eq. (2). */
  readonly coefficients: readonly number[];
  readonly gridPoints: number;
  readonly temperature: number;
}

export interface Continuum extends ContinuumSettings {
  readonly zeta: readonly number[];
  /** Eq. (3)'s probabilities, [R]. */
  readonly pmf: readonly number[];
  /** The density of eq. (2). */
  readonly density: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly z: Float64Array;
  readonly edges: readonly number[];
  /** Of z, of the categories, and of z in closed form where T < 1: [cells] each. */
  readonly sampled: readonly number[];
  readonly categories: readonly number[];
  readonly closed: readonly number[] | null;
  /** Samples against the closed form, and against the categories. */
  readonly againstClosed: Comparison | null;
  readonly againstCategories: Comparison;
}

/** Gumbels that a movement of a slider may use, and the most samples it makes of them. */
const NOISE = 400_000;
const MOST_SAMPLES = 20_000;
/** Cells of the histogram, about. */
const CELLS = 51;

let kept: Float32Array | null = null;
/** Made when it is first needed, and then the same for all settings. */
const noise = () => (kept ??= fillGumbel(new Float32Array(NOISE), keyOf(SEED, 'lab/continuum'), 0));

/** Where the grid is finer than the cells each cell holds equally many points, else cells lie evenly on [-1, 1]. */
function cellEdges(R: number): number[] {
  // A hair beyond the ends, which z may reach by rounding.
  return R >= CELLS ? gridCells(R, CELLS) : linspace(-1 - 1e-9, 1 + 1e-9, CELLS + 1);
}

export function continuumOf(settings: ContinuumSettings): Continuum {
  const { coefficients, gridPoints: R, temperature } = settings;
  const zeta = gridPoints(R);
  const logits = polynomialLogits(coefficients, zeta);
  const pmf = softmax(logits);
  const samples = Math.min(MOST_SAMPLES, Math.floor(NOISE / R));
  const z = relaxedMeans(logits, zeta, noise().subarray(0, samples * R), temperature);
  const edges = cellEdges(R);
  const sampled = histogramMass(z, edges);
  const categories = massesInto(edges, zeta, pmf);
  const closed = temperature < 1 ? stableNoiseMasses(pmf, zeta, temperature, edges) : null;
  const counts = sampled.map((mass) => mass * samples);
  const x = linspace(-1, 1, 401);
  return {
    ...settings,
    zeta,
    pmf,
    density: { x, y: continuousDensity(coefficients, x) },
    z,
    edges,
    sampled,
    categories,
    closed,
    againstClosed: closed && compareCells(counts, closed),
    againstCategories: compareCells(counts, categories),
  };
}

/** Probabilities of points summed over cells. */
function massesInto(edges: readonly number[], points: readonly number[], pmf: readonly number[]): number[] {
  const masses = new Array<number>(edges.length - 1).fill(0);
  let cell = 0;
  points.forEach((point, r) => {
    while (cell < masses.length - 1 && point >= edges[cell + 1]) cell++;
    masses[cell] += pmf[r];
  });
  return masses;
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

export function momentsOf(values: ArrayLike<number>, weights?: ArrayLike<number>): Moments {
  const weightOf = (i: number) => (weights ? weights[i] : 1 / values.length);
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += weightOf(i) * values[i];
  let variance = 0;
  for (let i = 0; i < values.length; i++) variance += weightOf(i) * (values[i] - mean) ** 2;
  return { mean, variance };
}

/** Places of the local maxima of the pmf; a flat top counts once, at its middle. */
export function modesOf({ pmf, zeta }: Pick<Continuum, 'pmf' | 'zeta'>): number[] {
  const top = Math.max(...pmf);
  const modes: number[] = [];
  for (let first = 0; first < pmf.length;) {
    let last = first;
    while (last + 1 < pmf.length && Math.abs(pmf[last + 1] - pmf[first]) <= 1e-12 * top) last++;
    const [before, after] = [pmf[first - 1] ?? -1, pmf[last + 1] ?? -1];
    // Below this part of the highest a mode is nothing that an eye or a sample finds.
    if (pmf[first] > before && pmf[first] > after && pmf[first] > 1e-6 * top)
      modes.push((zeta[first] + zeta[last]) / 2);
    first = last + 1;
  }
  return modes;
}
