/** What a true posterior looks like: moments and modes of its marginals, and how far its dimensions depend on each other. */
import { peaksOf } from './peaks';
import { marginalOf, negligible, type ExactPosterior } from './posterior';

interface Marginal {
  /** In the units of the cells' places. */
  readonly mean: number;
  readonly deviation: number;
}

/** Of masses [cells] at places [cells]. */
export function momentsOf(masses: ArrayLike<number>, places: ArrayLike<number>): Marginal {
  let mean = 0;
  for (let cell = 0; cell < masses.length; cell++) mean += masses[cell] * places[cell];
  let variance = 0;
  for (let cell = 0; cell < masses.length; cell++) variance += masses[cell] * (places[cell] - mean) ** 2;
  return { mean, deviation: Math.sqrt(variance) };
}

/** Local maxima above a tenth of the largest mass with a valley between them; of equal neighbours the first. */
export const modesOf = (masses: ArrayLike<number>): number[] =>
  peaksOf({ sizes: [masses.length], logMass: Float64Array.from(masses, Math.log) });

/** Correlation, and mutual information in nats, of the two dimensions of a posterior of d = 2 at places [2][cells]. */
export function dependence(
  posterior: ExactPosterior,
  places: readonly [ArrayLike<number>, ArrayLike<number>],
): { readonly correlation: number; readonly information: number } {
  const { sizes, logMass } = posterior;
  if (sizes.length !== 2)
    throw new RangeError(
      `dependence: expected two dimensions, got ${sizes.length}; take a posterior of d = 2`,
    );
  const marginals = [marginalOf(posterior, 0), marginalOf(posterior, 1)];
  const [first, second] = marginals.map((masses, j) => momentsOf(masses, places[j]));
  let [covariance, information] = [0, 0];
  for (let cell = 0; cell < logMass.length; cell++) {
    if (logMass[cell] < negligible) continue;
    const mass = Math.exp(logMass[cell]);
    const [a, b] = [Math.floor(cell / sizes[1]), cell % sizes[1]];
    covariance += mass * (places[0][a] - first.mean) * (places[1][b] - second.mean);
    information += mass * (logMass[cell] - Math.log(marginals[0][a]) - Math.log(marginals[1][b]));
  }
  const deviations = first.deviation * second.deviation;
  return { correlation: deviations > 0 ? covariance / deviations : 0, information };
}
