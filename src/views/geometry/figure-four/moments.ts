/** Posteriors, their prior and relaxed samples as points (E z, E z^2) of one dimension, in plain numbers. Pure. */
import { relaxedMeans } from '../../../math/concrete-histogram';
import { expOfNegative } from '../../../math/exponential-table';
import { fillGumbel, keyOf } from '../../../math/random';
import type { CommonSettings, ModelSpec, Posterior } from '../../../models/contract';

/** E z across and E z^2 up. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Moments {
  /** From 0. */
  readonly dimension: number;
  /** Of the first so many pictures. */
  readonly posteriors: readonly Point[];
  readonly prior: Point;
  /** The Bregman centroid c*, and the mixture of the posteriors: the mean of their points. */
  readonly centroid: Point;
  /** Every z lies between them; infinite where it is unbounded. */
  readonly low: number;
  readonly high: number;
  /** What the decoder is fed of each picture at T while it trains; null where that is q itself. */
  readonly relaxed: readonly Point[] | null;
}

/** What a Gumbel draw of each picture costs is in proportion to R: on a fine grid there are fewer. */
const DRAWS = 200;
const NOISE = DRAWS * 101;
const key = keyOf(0, 'figure-four');

const noises = new Map<number, Float32Array>();
/** Gumbel noise of whole draws of R, the same at every redraw. */
function noiseOf(gridPoints: number): Float32Array {
  const count = Math.max(1, Math.min(DRAWS, Math.floor(NOISE / gridPoints))) * gridPoints;
  const known = noises.get(count) ?? fillGumbel(new Float32Array(count), key, 0);
  noises.set(count, known);
  return known;
}

const pointOf = (mean: number, variance: number): Point => ({ x: mean, y: mean * mean + variance });

/** Of z = y^T places for y of the Concrete distribution of these logits at T. */
export function relaxedPoint(
  logits: ArrayLike<number>,
  places: readonly number[],
  noise: Float32Array,
  temperature: number,
): Point {
  const z = relaxedMeans(logits, places, noise, temperature, expOfNegative);
  let [x, y] = [0, 0];
  for (const value of z) {
    x += value / z.length;
    y += (value * value) / z.length;
  }
  return { x, y };
}

interface MomentsTake {
  readonly spec: ModelSpec;
  readonly settings: CommonSettings;
  /** Heads of pictures one after another, and the prior's parameters. */
  readonly posterior: Posterior;
  readonly pictures: number;
  readonly dimension: number;
  /** Null for a model without T. */
  readonly temperature: number | null;
}

/** Null of a model whose z is not one number a dimension. */
export function momentsOf(take: MomentsTake): Moments | null {
  const { spec, settings, posterior, pictures, dimension, temperature } = take;
  const size = spec.headSize(settings);
  const heads = Float32Array.from(posterior.head);
  const distributions = Array.from({ length: pictures }, (_, i) =>
    spec.distribution({ head: heads.subarray(i * size, (i + 1) * size), prior: posterior.prior }, settings),
  );
  const reals = distributions.map(({ real }) => real?.([dimension]) ?? null);
  const [first] = reals;
  if (!first) return null;
  const posteriors = reals.map((real) => pointOf(real!.mean[0], real!.variance[0]));
  const mean = (of: (point: Point) => number) =>
    posteriors.reduce((sum, point) => sum + of(point) / posteriors.length, 0);
  return {
    dimension,
    posteriors,
    prior: pointOf(first.priorMean[0], first.priorVariance[0]),
    centroid: { x: mean(({ x }) => x), y: mean(({ y }) => y) },
    low: first.low,
    high: first.high,
    relaxed: temperature === null ? null : relaxedPoints(),
  };

  function relaxedPoints(): readonly Point[] | null {
    const points = distributions.flatMap(({ relaxed }) => {
      if (relaxed?.by !== 'histogram') return [];
      const { categories, places } = relaxed;
      return relaxedPoint(categories.posterior[dimension], places, noiseOf(places.length), temperature!);
    });
    return points.length === pictures ? points : null;
  }
}
