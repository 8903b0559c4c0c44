/** Which models exact evidence is measured of beside a run, and on how many pictures at most. Pure. */
import type { CommonSettings } from '../models/contract';
import { blankDistribution } from '../models/latent/readings';
import { specOf, type ModelId } from '../models/registry';

/** More of them are more than an hour of decoding. */
export const mostExactCells = 2 ** 24;
/** Each has figures of its own in the answer. */
export const mostExactPictures = 10_000;
/** In the page; the command line asks for it. */
export const EXACT_FINENESS = 2;
const mostDimensions = 2;

/** In words, why it is not measured of such a model; null where it is. */
export function exactRefusal(model: ModelId, settings: CommonSettings): string | null {
  const { name } = specOf(model);
  const { latent } = settings;
  if (latent > mostDimensions)
    return `expected ${name} with d = 1 or 2, got d = ${latent}; 'npm run exact' takes d = 3, and Refine and the conditional take any d`;
  const { cells } = blankDistribution(specOf(model), settings);
  if (!cells) return `expected a model with cells of z, got ${name}, which has none`;
  const sizes = Array.from({ length: latent }, (_, j) => cells(j, EXACT_FINENESS).logPrior.length);
  return sizes.reduce((product, size) => product * size, 1) <= mostExactCells
    ? null
    : `expected at most ${mostExactCells} cells, got ${sizes.join(' x ')} of ${name}; train with d = 1 or fewer of them`;
}
