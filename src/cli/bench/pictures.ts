/** The batch that every contender trains on: dots in the density of digits, keyed as all our noise. No data set is read, since no time depends on it. */
import { fillUniform, keyOf } from '../../math/random';
import { pixelsOf, seed, type Cell } from './cells';

/** Pictures [batchSize, pixels] of 0 and 1, one pixel in eight being 1. */
export function pictures(cell: Cell): Float32Array {
  const uniform = fillUniform(
    new Float32Array(cell.batchSize * pixelsOf(cell)),
    keyOf(seed, 'bench/pictures'),
    0,
  );
  return uniform.map((u) => (u < 1 / 8 ? 1 : 0));
}
