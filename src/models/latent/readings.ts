/** What of a model's latent distribution holds for all pictures: under which readings an audit weighs it. Pure. */
import type { CommonSettings, ModelSpec } from '../contract';
import type { LatentDistribution } from './distribution';

/** Of a head and a prior of zeros: all but its numbers is that of every picture. */
export function blankDistribution(spec: ModelSpec, settings: CommonSettings): LatentDistribution {
  const zeros = (length: number) => new Float32Array(length);
  const prior = spec
    .priorParameters(settings)
    .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return spec.distribution({ head: zeros(spec.headSize(settings)), prior: zeros(prior) }, settings);
}

/** Readings under which an audit weighs importance, in its order: draws of relaxed z need a measured density. */
export const weighedReadings = ({
  reading,
  relaxed,
}: LatentDistribution): readonly ('exact' | 'hard' | 'relaxed')[] =>
  relaxed?.by === 'histogram' ? [reading, 'relaxed'] : [reading];
