/** The pure half of Gauss-VAE: a normal posterior with diagonal covariance and a normal prior, standard or learned. No tensors. */
import { gaussianDensity, klToNormal, klToStandardNormal } from '../../math/gauss';
import { linspace } from '../../math/numeric';
import type { Fields, Values } from '../../schema/field';
import type { ModelSpec, Posterior } from '../contract';
import { commonApplies, commonFields, divergenceFields, priorFields, priorInUse, trainedIn } from '../fields';
import { normalDistribution, type Normal } from '../latent/normal';

const fields = {
  ...commonFields,
  ...priorFields,
  ...divergenceFields,
  noiseScale: {
    kind: 'number',
    link: 'noise',
    label: 'Noise scale',
    symbol: 's',
    meaning:
      'A control, not in the paper: z is drawn with s times the deviation whose KL is term1. Below 1, L is no bound, as in Cat-VAE’s and CG-BPEF-VAE’s accounting. Their s is about sqrt(1 - T).',
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

const drawnVariance = (logVariance: number): number =>
  Math.exp(Math.max(-DRAWN_LOG_VARIANCE, Math.min(DRAWN_LOG_VARIANCE, logVariance)));

/** True where the prior is N(0, 1), without parameters. */
export const isStandard = (settings: GaussSettings): boolean => priorInUse(settings, 'fixed') === 'fixed';

function halves(values: ArrayLike<number>, latent: number): { mean: number[]; logVariance: number[] } {
  const flat = Array.from(values);
  return { mean: flat.slice(0, latent), logVariance: flat.slice(latent, 2 * latent) };
}

const split = (posterior: Posterior, latent: number) => halves(posterior.head, latent);

/** Null where it is N(0, 1). */
export const priorOf = (prior: ArrayLike<number>, settings: GaussSettings): Normal | null =>
  isStandard(settings) ? null : halves(prior, settings.latent);

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
  priorParameters: (settings) =>
    isStandard(settings)
      ? []
      : ['prior/mean', 'prior/logVariance'].map((name) => ({
          name,
          shape: [settings.latent],
          initial: 'zero' as const,
          ...trainedIn(settings),
        })),
  mend: (settings) => ({ settings, notices: [] }),

  headMap: () => null,

  klByDimension(posterior, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    const prior = priorOf(posterior.prior, settings);
    if (!prior) return klToStandardNormal(mean, logVariance);
    return klToNormal(mean, logVariance, prior.mean, prior.logVariance);
  },

  klOfDimension(posterior, dimension, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    const prior = priorOf(posterior.prior, settings);
    const own = [[mean[dimension]], [logVariance[dimension]]] as const;
    if (!prior) return klToStandardNormal(...own)[0];
    return klToNormal(...own, [prior.mean[dimension]], [prior.logVariance[dimension]])[0];
  },

  distribution(posterior, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    return normalDistribution(mean, logVariance, settings.noiseScale, priorOf(posterior.prior, settings));
  },

  drawables(posterior, dimension, settings) {
    const { mean, logVariance } = split(posterior, settings.latent);
    const variance = drawnVariance(logVariance[dimension]);
    const given = priorOf(posterior.prior, settings);
    const [centre, width] = given
      ? [given.mean[dimension], drawnVariance(given.logVariance[dimension])]
      : [0, 1];
    // Wide enough for four deviations of both densities: each then integrates to 1 on what is drawn.
    const spread = 4 * Math.sqrt(variance);
    const reach = 4 * Math.sqrt(width);
    const low = Math.min(centre - reach, mean[dimension] - spread);
    const high = Math.max(centre + reach, mean[dimension] + spread);
    const whole = linspace(low, high, POINTS);
    // A learned one may be narrow too.
    const prior = given ? [...whole, ...linspace(centre - reach, centre + reach, POINTS)] : whole;
    if (given) prior.sort((a, b) => a - b);
    // The posterior may be far narrower than the interval, so it brings points of its own around its mean.
    const own = linspace(mean[dimension] - spread, mean[dimension] + spread, POINTS);
    const both = [...whole, ...own].sort((a, b) => a - b);
    return [
      {
        kind: 'density',
        name: 'posterior',
        x: both,
        y: both.map((x) => gaussianDensity(x, mean[dimension], variance)),
      },
      { kind: 'density', name: 'prior', x: prior, y: prior.map((x) => gaussianDensity(x, centre, width)) },
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
