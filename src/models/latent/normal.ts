/** A normal posterior with diagonal covariance against a prior of the same kind, as audits read it. Pure. */
import { klToNormal } from '../../math/gauss';
import { linspace, logSoftmax } from '../../math/numeric';
import type { LatentCells, LatentDistribution } from './distribution';

/** Cells reach so many deviations of the prior to each side; a posterior further out, or narrower than a cell, has none that fit it. */
const REACH = 5.5;
/** Cells of fineness 1, less the one at the middle. */
const CELLS = 180;

/** Mean and log-variance by dimension, [d] each. */
export interface Normal {
  readonly mean: readonly number[];
  readonly logVariance: readonly number[];
}

/** The decoder is fed draws of `scale` times the deviation: 1 but for the control of shrunk noise. The prior is N(0, 1) where none is given. */
export function normalDistribution(
  mean: readonly number[],
  logVariance: readonly number[],
  scale: number,
  given: Normal | null = null,
): LatentDistribution {
  const zeros = mean.map(() => 0);
  const prior = given ?? { mean: zeros, logVariance: zeros };
  const priorDeviation = prior.logVariance.map((value) => Math.exp(value / 2));
  const shrunk = () => {
    const shift = 2 * Math.log(scale);
    return klToNormal(
      mean,
      logVariance.map((value) => value + shift),
      prior.mean,
      prior.logVariance,
    );
  };
  /** Masses in proportion to the densities at the cells' middles; of a window the prior's are densities times widths, less than 1 in all. */
  const cellsAt = (dimension: number, z: readonly number[], isWhole: boolean): LatentCells => {
    const logDensity = (centre: number, variance: number) =>
      z.map((value) => -((value - centre) ** 2) / (2 * variance));
    const logWidth = Math.log(z[1] - z[0]) - Math.log(2 * Math.PI) / 2;
    const ofPrior = logDensity(prior.mean[dimension], priorDeviation[dimension] ** 2);
    const logScale = logWidth - prior.logVariance[dimension] / 2;
    return {
      logPrior: Float64Array.from(isWhole ? logSoftmax(ofPrior) : ofPrior.map((log) => log + logScale)),
      logPosterior: Float64Array.from(
        logSoftmax(logDensity(mean[dimension], Math.exp(logVariance[dimension]))),
      ),
      inputs: Float32Array.from(z),
      statistics: [z, z.map((value) => value * value)],
    };
  };
  const reached = (j: number) => ({
    low: prior.mean[j] - REACH * priorDeviation[j],
    high: prior.mean[j] + REACH * priorDeviation[j],
  });
  return {
    reading: scale < 1 ? 'hard' : 'exact',

    /** log p - log q = (epsilon^2 + logVariance - s^2 - log-variance of p) / 2, summed, s the place of z in deviations of p. */
    draws() {
      const sigma = logVariance.map((value) => Math.exp(value / 2));
      return {
        noise: 'normal',
        latent: mean.length,
        draw(noise, from, z, at) {
          let weight = 0;
          for (let j = 0; j < mean.length; j++) {
            const epsilon = noise[from + j];
            const value = mean[j] + sigma[j] * epsilon;
            z[at + j] = value;
            const place = (value - prior.mean[j]) / priorDeviation[j];
            weight += (epsilon * epsilon + logVariance[j] - prior.logVariance[j] - place * place) / 2;
          }
          return weight;
        },
      };
    },

    cells(dimension, fineness) {
      const { low, high } = reached(dimension);
      return cellsAt(dimension, linspace(low, high, CELLS * fineness + 1), true);
    },

    windowed: {
      reached,
      moments: mean.map((own, j) => ({ mean: own, deviation: Math.exp(logVariance[j] / 2) })),
      cells: (dimension, { low, high, count }) => cellsAt(dimension, linspace(low, high, count), false),
    },
    real: (dimensions = mean.map((_, j) => j)) => ({
      mean: dimensions.map((j) => mean[j]),
      variance: dimensions.map((j) => Math.exp(logVariance[j])),
      priorMean: dimensions.map((j) => prior.mean[j]),
      priorVariance: dimensions.map((j) => priorDeviation[j] ** 2),
      low: -Infinity,
      high: Infinity,
      spacing: null,
      isNormal: given === null,
    }),

    // Without any noise its KL is infinite.
    relaxed: scale < 1 ? { by: 'closed form', scale, klByDimension: scale > 0 ? shrunk : null } : null,
  };
}
