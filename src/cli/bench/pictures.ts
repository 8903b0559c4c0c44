/** The batch that every contender trains on: dots in the density of digits, keyed as all our noise. No data set is read, since no time depends on it. */
import { fillUniform, keyOf } from '../../math/random';
import { pixels, seed, type Cell } from './cells';

/** Pictures [batchSize, pixels] of 0 and 1, one pixel in eight being 1. */
export function pictures({ batchSize }: Cell): Float32Array {
  const uniform = fillUniform(new Float32Array(batchSize * pixels), keyOf(seed, 'bench/pictures'), 0);
  return uniform.map((u) => (u < 1 / 8 ? 1 : 0));
}
