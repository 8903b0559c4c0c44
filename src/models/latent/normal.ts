/** A normal posterior with diagonal covariance against N(0, 1), as audits read it. Pure. */
import { klToStandardNormal } from '../../math/gauss';
import { linspace, logSoftmax } from '../../math/numeric';
import type { LatentDistribution } from './distribution';

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

    /** Masses in proportion to the densities at the cells' middles. */
    cells(dimension, fineness) {
      const z = linspace(-REACH, REACH, CELLS * fineness + 1);
      const variance = Math.exp(logVariance[dimension]);
      const logMasses = (centre: number, spread: number) =>
        Float64Array.from(logSoftmax(z.map((value) => -((value - centre) ** 2) / (2 * spread))));
      return {
        logPrior: logMasses(0, 1),
        logPosterior: logMasses(mean[dimension], variance),
        inputs: Float32Array.from(z),
        statistics: [z, z.map((value) => value * value)],
      };
    },

    // Without any noise its KL is infinite.
    relaxed: scale < 1 ? { by: 'closed form', scale, klByDimension: scale > 0 ? shrunk : null } : null,
  };
}
