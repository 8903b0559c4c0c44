/** Which models section 5 is measured of, and on how many pictures at most beside a run. Pure. */
import type { CommonSettings } from '../models/contract';
import { blankDistribution } from '../models/latent/readings';
import { specOf, type ModelId } from '../models/registry';

/** Each is searched for its best z and has figures of its own in the answer. */
export const mostSectionFivePictures = 1000;
/** Draws of each picture's term2 in the page; the command line asks for its own number. */
export const SECTION_FIVE_SAMPLES = 100;

/** In words, why it is not measured of such a model; null where it is. */
export function sectionFiveRefusal(model: ModelId, settings: CommonSettings): string | null {
  const { name } = specOf(model);
  if (!blankDistribution(specOf(model), settings).real)
    return `expected z of one number a dimension, got the categories of ${name}; take a model with places for them`;
  return settings.net === 'dense'
    ? null
    : `expected a decoder of dense layers, got a ${settings.net} one of ${name}; train a dense net`;
}
