/** A normal posterior with diagonal covariance against N(0, 1), as audits read it. Pure. */
import { klToStandardNormal } from '../../math/gauss';
import { linspace, logSoftmax } from '../../math/numeric';
import type { LatentCells, LatentDistribution } from './distribution';

/** Cells reach so many deviations of the prior to each side; a posterior further out, or narrower than a cell, has none that fit it. */
const REACH = 5.5;
/** Cells of fineness 1, less the one at the middle. */
const CELLS = 180;

/** The decoder is fed draws of `scale` times the deviation: 1 but for the control of shrunk noise. */
export function normalDistribution(
  mean: readonly number[],
  logVariance: readonly number[],
  scale: number,
): LatentDistribution {
  const shrunk = () => {
    const shift = 2 * Math.log(scale);
    return klToStandardNormal(
      mean,
      logVariance.map((value) => value + shift),
    );
  };
  /** Masses in proportion to the densities at the cells' middles; of a window the prior's are densities times widths, less than 1 in all. */
  const cellsAt = (dimension: number, z: readonly number[], isWhole: boolean): LatentCells => {
    const logDensity = (centre: number, variance: number) =>
      z.map((value) => -((value - centre) ** 2) / (2 * variance));
    const logWidth = Math.log(z[1] - z[0]) - Math.log(2 * Math.PI) / 2;
    const prior = logDensity(0, 1);
    return {
      logPrior: Float64Array.from(isWhole ? logSoftmax(prior) : prior.map((log) => log + logWidth)),
      logPosterior: Float64Array.from(
        logSoftmax(logDensity(mean[dimension], Math.exp(logVariance[dimension]))),
      ),
      inputs: Float32Array.from(z),
      statistics: [z, z.map((value) => value * value)],
    };
  };
  return {
    reading: scale < 1 ? 'hard' : 'exact',

    /** log p - log q = (epsilon^2 + logVariance - z^2) / 2, summed. */
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
            weight += (epsilon * epsilon + logVariance[j] - value * value) / 2;
          }
          return weight;
        },
      };
    },

    cells: (dimension, fineness) => cellsAt(dimension, linspace(-REACH, REACH, CELLS * fineness + 1), true),

    windowed: {
      moments: mean.map((own, j) => ({ mean: own, deviation: Math.exp(logVariance[j] / 2) })),
      cells: (dimension, { low, high, count }) => cellsAt(dimension, linspace(low, high, count), false),
    },
    real: (dimensions = mean.map((_, j) => j)) => ({
      mean: dimensions.map((j) => mean[j]),
      variance: dimensions.map((j) => Math.exp(logVariance[j])),
      priorMean: dimensions.map(() => 0),
      priorVariance: dimensions.map(() => 1),
      low: -Infinity,
      high: Infinity,
      spacing: null,
      isNormal: true,
    }),

    // Without any noise its KL is infinite.
    relaxed: scale < 1 ? { by: 'closed form', scale, klByDimension: scale > 0 ? shrunk : null } : null,
  };
}
