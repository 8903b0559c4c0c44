/** A posterior and a prior of categories, one row of logits a dimension, as audits read them; how category r is fed is the model's. Pure. */
import { runningSumsOfLogits } from '../../math/cell-density';
import { momentsOf } from '../../math/exact/cell-moments';
import { logSoftmax, softmax } from '../../math/numeric';
import { cellDraws, type Feed } from './cell-draws';
import type { Categories, LatentDistribution } from './distribution';

/** Category r as the r-th of C unit vectors. */
export const oneHot = (categories: number): Feed => ({
  width: categories,
  continuous: false,
  range: null,
  write(place, z, at) {
    z.fill(0, at, at + categories);
    z[at + Math.floor(place)] = 1;
  },
});

/** Category r as the r-th of those numbers. */
export const atPlaces = (places: readonly number[]): Feed => ({
  width: 1,
  continuous: false,
  range: { low: places[0], high: places[places.length - 1], spacing: places[1] - places[0] },
  write: (place, z, at) => void (z[at] = places[Math.floor(place)]),
});

/** Category r as an even draw from cell r of R on [-1, 1] (definition 19). */
export const evenInCells = (count: number): Feed => ({
  width: 1,
  continuous: true,
  range: { low: -1, high: 1, spacing: 2 / count },
  write: (place, z, at) => void (z[at] = (2 * place) / count - 1),
});

/** Draws and cells of the categories; `statistics` [M][categories] where their logits are sums of those. */
export function ofCategories(
  { posterior, prior }: Categories,
  feed: Feed,
  statistics: readonly (readonly number[])[] | null = null,
): Pick<LatentDistribution, 'draws' | 'cells' | 'windowed' | 'real'> {
  return {
    draws() {
      const weights = posterior.map((logits, j) => {
        const logQ = logSoftmax(logits);
        return Float64Array.from(logSoftmax(prior[j]), (logP, r) => logP - logQ[r]);
      });
      return cellDraws(posterior.map(runningSumsOfLogits), weights, feed);
    },

    windowed: null,

    real:
      feed.range &&
      ((dimensions = posterior.map((_, j) => j)) => ({
        ...momentsOfAll(
          { posterior: dimensions.map((j) => posterior[j]), prior: dimensions.map((j) => prior[j]) },
          feed,
        ),
        ...feed.range!,
        isNormal: false,
      })),

    cells(dimension, fineness) {
      const parts = feed.continuous ? fineness : 1;
      const count = parts * posterior[dimension].length;
      const logMasses = (logits: readonly number[]) => {
        const whole = logSoftmax(logits);
        return Float64Array.from({ length: count }, (_, i) => whole[Math.floor(i / parts)] - Math.log(parts));
      };
      const inputs = new Float32Array(count * feed.width);
      for (let i = 0; i < count; i++) feed.write((i + 0.5) / parts, inputs, i * feed.width);
      return {
        logPrior: logMasses(prior[dimension]),
        logPosterior: logMasses(posterior[dimension]),
        inputs,
        statistics:
          statistics?.map((row) =>
            Float64Array.from({ length: count }, (_, i) => row[Math.floor(i / parts)]),
          ) ?? null,
      };
    },
  };
}

/** Moments of the places of categories, [d] each; an even draw within a cell adds the variance of one. */
function momentsOfAll({ posterior, prior }: Categories, feed: Feed) {
  const place = new Float32Array(1);
  const places = posterior[0].map((_, r) => {
    feed.write(r + (feed.continuous ? 0.5 : 0), place, 0);
    return place[0];
  });
  const within = feed.continuous ? feed.range!.spacing ** 2 / 12 : 0;
  const moments = (logits: readonly number[]) => momentsOf(softmax(logits), places);
  const own = posterior.map(moments);
  const ofPrior = prior.map(moments);
  return {
    mean: own.map(({ mean }) => mean),
    variance: own.map(({ deviation }) => deviation ** 2 + within),
    priorMean: ofPrior.map(({ mean }) => mean),
    priorVariance: ofPrior.map(({ deviation }) => deviation ** 2 + within),
  };
}
