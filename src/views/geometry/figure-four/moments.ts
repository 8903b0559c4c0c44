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
  /** What the decoder is fed of the first pictures at T while it trains; null where that is q itself. */
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

interface FamilyTake {
  readonly spec: ModelSpec;
  readonly settings: CommonSettings;
  /** Heads of pictures one after another, and the prior's parameters. */
  readonly posterior: Posterior;
  readonly pictures: number;
  readonly dimension: number;
}

/** What T does not move. */
interface Family {
  readonly moments: Omit<Moments, 'relaxed'>;
  /** Of the first pictures: logits of their categories in the dimension, and the categories' places. Null where nothing is relaxed. */
  readonly relaxable: {
    readonly logits: readonly (readonly number[])[];
    readonly places: readonly number[];
  } | null;
}

/** Rings of more pictures would neither be seen apart nor follow a hand. */
const RINGS = 100;

/** Null of a model whose z is not one number a dimension. */
export function familyOf(take: FamilyTake): Family | null {
  const { spec, settings, posterior, pictures, dimension } = take;
  const size = spec.headSize(settings);
  const heads = Float32Array.from(posterior.head);
  const distributions = Array.from({ length: pictures }, (_, i) =>
    spec.distribution({ head: heads.subarray(i * size, (i + 1) * size), prior: posterior.prior }, settings),
  );
  const [first] = distributions;
  const ofPrior = first.real?.([dimension]);
  if (!ofPrior) return null;
  const posteriors = distributions.map(({ real }) => {
    const { mean, variance } = real!([dimension]);
    return pointOf(mean[0], variance[0]);
  });
  const mean = (of: (point: Point) => number) =>
    posteriors.reduce((sum, point) => sum + of(point) / posteriors.length, 0);
  return {
    moments: {
      ...{ dimension, posteriors, prior: pointOf(ofPrior.priorMean[0], ofPrior.priorVariance[0]) },
      centroid: { x: mean(({ x }) => x), y: mean(({ y }) => y) },
      ...{ low: ofPrior.low, high: ofPrior.high },
    },
    relaxable:
      first.relaxed?.by === 'histogram'
        ? {
            places: first.relaxed.places,
            logits: distributions
              .slice(0, RINGS)
              .flatMap(({ relaxed }) =>
                relaxed?.by === 'histogram' ? [relaxed.categories.posterior[dimension]] : [],
              ),
          }
        : null,
  };
}

/** With what T moves; null is the T of a model without one. */
export function momentsAt({ moments, relaxable }: Family, temperature: number | null): Moments {
  if (relaxable === null || temperature === null) return { ...moments, relaxed: null };
  const { places, logits } = relaxable;
  const noise = noiseOf(places.length);
  return { ...moments, relaxed: logits.map((own) => relaxedPoint(own, places, noise, temperature)) };
}
