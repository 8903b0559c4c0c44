/** The pure half of Gauss-VAE: a normal posterior with diagonal covariance and a standard normal prior. No tensors. */
import { gaussianDensity, klToStandardNormal } from '../../math/gauss';
import { linspace } from '../../math/numeric';
import type { Fields, Values } from '../../schema/field';
import type { ModelSpec, Posterior } from '../contract';
import { commonApplies, commonFields } from '../fields';
import { normalDistribution } from '../latent/normal';

const fields = {
  ...commonFields,
  noiseScale: {
    kind: 'number',
    link: 'noise',
    label: 'Noise scale',
    symbol: 's',
    meaning:
      'A control, not in the paper: z is drawn with s times the deviation whose KL is term1. Below 1, L is no bound: it is what Cat-VAE’s and CG-BPEF-VAE’s accounting does, and sqrt(1 - T) is about their s.',
    equation: { tex: String.raw`z_j=\mu_j+s\,\sigma_j\,\varepsilon`, source: 'not in the paper' },
    moves: 'Curves: term2, which falls with s.',
    live: false,
    later: true,
    minimum: 0,
    maximum: 1,
    scale: 'linear',
    default: 1,
  },
} as const satisfies Fields;

export type GaussSettings = Values<typeof fields>;

/** Where the traversal runs, definition 16. */
const REACH = 3;
/** Points of a drawn density. */
const POINTS = 121;

/** A posterior narrower or wider than exp(-+60) is drawn as if it were that: double numbers end not far beyond. */
const DRAWN_LOG_VARIANCE = 60;

function split(posterior: Posterior, latent: number): { mean: number[]; logVariance: number[] } {
  const head = Array.from(posterior.head);
  return { mean: head.slice(0, latent), logVariance: head.slice(latent, 2 * latent) };
}

export const gaussSpec = {
  id: 'gauss',
  name: 'Gauss-VAE',
  fields,
  applies: commonApplies,
  plane: {},
  hasTemperature: () => false,
  headSize: (settings) => 2 * settings.latent,
  decoderInput: (settings) => settings.latent,
  noise: ({ latent }) => ({ kind: 'normal', shape: [latent] }),
  priorParameters: () => [],
  mend: (settings) => ({ settings, notices: [] }),

  headMap: () => null,

  klByDimension(posterior, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    return klToStandardNormal(mean, logVariance);
  },

  klOfDimension(posterior, dimension, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    return klToStandardNormal([mean[dimension]], [logVariance[dimension]])[0];
  },

  distribution(posterior, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    return normalDistribution(mean, logVariance, settings.noiseScale);
  },

  drawables(posterior, dimension, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    const bounded = Math.max(-DRAWN_LOG_VARIANCE, Math.min(DRAWN_LOG_VARIANCE, logVariance[dimension]));
    const variance = Math.exp(bounded);
    // Wide enough for four deviations of both densities: each then integrates to 1 on what is drawn.
    const spread = 4 * Math.sqrt(variance);
    const low = Math.min(-4, mean[dimension] - spread);
    const high = Math.max(4, mean[dimension] + spread);
    const prior = linspace(low, high, POINTS);
    // The posterior may be far narrower than the interval, so it brings points of its own around its mean.
    const own = linspace(mean[dimension] - spread, mean[dimension] + spread, POINTS);
    const both = [...prior, ...own].sort((a, b) => a - b);
    return [
      {
        kind: 'density',
        name: 'posterior',
        x: both,
        y: both.map((x) => gaussianDensity(x, mean[dimension], variance)),
      },
      { kind: 'density', name: 'prior', x: prior, y: prior.map((x) => gaussianDensity(x, 0, 1)) },
    ];
  },

  samples: () => [],

  simplex: () => null,

  position: (posterior, dimension, settings) => split(posterior, settings.latent).mean[dimension],

  traversal(posterior, dimension, count, settings) {
    const { mean } = split(posterior, settings.latent);
    const positions = linspace(-REACH, REACH, count);
    return { positions, inputs: positions.map((position) => mean.with(dimension, position)) };
  },
} as const satisfies ModelSpec<GaussSettings>;
