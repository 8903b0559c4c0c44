/** Draws of one picture's latent variables by address, with their importance weights, in plain numbers. Decodes nothing. */
import { placeAt, runningSums, runningSumsOfLogits } from '../../math/cell-density';
import { logSoftmax } from '../../math/numeric';
import { gridPoints } from '../../math/polynomial-family';
import { fillNormal, fillUniform, type Key } from '../../math/random';
import type { EqualCells } from '../../math/relaxed-ladder';
import type { LatentDistribution } from '../../models/contract';

/** A factorised proposal for one picture. */
export interface Draws {
  /** Fills [samples d] numbers: elements first d, (first + 1) d, ... of the picture's stream. */
  readonly fill: (out: Float32Array, key: Key, picture: number, first: number) => Float32Array;
  /** d. */
  readonly latent: number;
  /** Writes the decoder's input at `at` of `z` from the d numbers at `from` of the noise; answers log p(z) - log r(z), nats. */
  draw(noise: Float32Array, from: number, z: Float32Array, at: number): number;
}

/** z of the posterior against N(0, 1): log p - log q = (epsilon^2 + logVariance - z^2) / 2, summed. */
function normalDraws(mean: readonly number[], logVariance: readonly number[]): Draws {
  const sigma = logVariance.map((value) => Math.exp(value / 2));
  return {
    fill: fillNormal,
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
}

/** Places by inversion, one uniform a dimension; `feed` writes what the decoder takes for a place in dimension j. */
function cellDraws(
  sums: readonly Float64Array[],
  weights: readonly Float64Array[],
  feed: (place: number, j: number, z: Float32Array, at: number) => void,
): Draws {
  return {
    fill: fillUniform,
    latent: sums.length,
    draw(noise, from, z, at) {
      let weight = 0;
      for (let j = 0; j < sums.length; j++) {
        const place = placeAt(sums[j], noise[from + j]);
        weight += weights[j][Math.floor(place)];
        feed(place, j, z, at);
      }
      return weight;
    },
  };
}

/** Draws of the posterior itself, of whole categories where it has categories: readings 'exact' and 'hard'. */
export function posteriorDraws(distribution: LatentDistribution): Draws {
  if (distribution.kind === 'normal') return normalDraws(distribution.mean, distribution.logVariance);
  const { kind, posterior, prior } = distribution;
  const weights = posterior.map((logits, j) => {
    const logQ = logSoftmax(logits);
    return Float64Array.from(logSoftmax(prior[j]), (logP, r) => logP - logQ[r]);
  });
  const sums = posterior.map(runningSumsOfLogits);
  const categories = posterior[0].length;
  if (kind === 'vertices')
    return cellDraws(sums, weights, (place, j, z, at) => {
      const first = at + j * categories;
      z.fill(0, first, first + categories);
      z[first + Math.floor(place)] = 1;
    });
  if (kind === 'cells')
    return cellDraws(sums, weights, (place, j, z, at) => (z[at + j] = (2 * place) / categories - 1));
  const zeta = gridPoints(categories);
  return cellDraws(sums, weights, (place, j, z, at) => (z[at + j] = zeta[Math.floor(place)]));
}

/** Draws of z from masses on cells against a prior on the same cells, [d][cells] each: reading 'relaxed'. */
export function cellMassDraws(
  proposal: readonly Float64Array[],
  prior: readonly Float64Array[],
  { start, width }: EqualCells,
): Draws {
  const weights = proposal.map((masses, j) =>
    masses.map((mass, cell) => Math.log(prior[j][cell]) - Math.log(mass)),
  );
  return cellDraws(
    proposal.map(runningSums),
    weights,
    (place, j, z, at) => (z[at + j] = start + width * place),
  );
}
