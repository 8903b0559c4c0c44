/** How far apart the places of a model's coarse grain are at its settings. Pure. */
import type { CommonSettings } from '../models/contract';
import { blankDistribution } from '../models/latent/readings';
import { specOf, type ModelId } from '../models/registry';

/** In units of z; null for a model without a grain. */
export function spacingOf(model: ModelId, settings: CommonSettings): number | null {
  // One dimension has the spacing of all.
  const { real } = blankDistribution(specOf(model), { ...settings, latent: 1 });
  return real?.().spacing ?? null;
}
