/** Draws of a symmetric Dirichlet distribution as logarithms, so that shapes near 0 do not underflow: the generators of figures 3 and 5. */
import { logSoftmax } from './numeric';
import { normal, threefryInto, toUniform, type Key } from './random';

const words = new Uint32Array(2);

/** Blocks that one gamma variable may take: two an attempt, and the last for the power of a uniform. */
const BLOCKS = 256;

/**
 * log of a Gamma(shape, 1) draw, shape > 0, from the counters (draw, 256 element ...): log Gamma(shape + 1) +
 * log(U) / shape, with Gamma(shape + 1) by Marsaglia and Tsang's rejection, of which an attempt is accepted
 * with probability 0.95 and more. Not in the paper: figure 5's shapes of 0.01 give logarithms of -1,000.
 */
export function logGammaDraw(shape: number, key: Key, draw: number, element: number): number {
  if (!(shape > 0 && shape < Infinity))
    throw new RangeError(
      `logGammaDraw: expected a shape > 0, got ${shape}; flat alpha is the limit of large ones`,
    );
  const first = BLOCKS * element;
  const third = shape + 1 - 1 / 3;
  const scale = 1 / Math.sqrt(9 * third);
  for (let attempt = 0; ; attempt += 2) {
    threefryInto(words, key[0], key[1], draw, first + attempt);
    const x = normal(toUniform(words[0]), toUniform(words[1]));
    threefryInto(words, key[0], key[1], draw, first + attempt + 1);
    const cube = (1 + scale * x) ** 3;
    if (cube <= 0) continue;
    if (Math.log(toUniform(words[0])) >= (x * x) / 2 + third * (1 - cube + Math.log(cube))) continue;
    threefryInto(words, key[0], key[1], draw, first + BLOCKS - 1);
    return Math.log(third * cube) + Math.log(toUniform(words[0])) / shape;
  }
}

/**
 * log alpha, [R], of alpha ~ Dirichlet(shape, ..., shape), whose exponentials sum to one: normalised gamma
 * draws. Shape 1 is uniform on the simplex. One draw a number `draw`.
 */
export function dirichletLogits(shape: number, R: number, key: Key, draw: number): number[] {
  return logSoftmax(Array.from({ length: R }, (_, r) => logGammaDraw(shape, key, draw, r)));
}
