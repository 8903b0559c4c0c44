/** The precision of z of one picture, the end of section 5: q's deviations beside those of G + P, the spectrum of G, and the truth's where it can be summed. */
import { expectPicture } from '../../experiment/arguments';
import type { PrecisionAnswer } from '../../experiment/precision';
import type { Truth } from '../../experiment/truth';
import { momentsOf } from '../../math/exact/cell-moments';
import { decoderMetric, type NumberLayer } from '../../math/section-five/decoder-metric';
import { precisionOf } from '../../math/section-five/precision';
import type { CommonSettings, ModelSpec } from '../../models/contract';
import type { LatentDistribution, RealLatent } from '../../models/latent/distribution';
import { posteriorIn } from './posterior';
import type { Numbers, Probe } from './probe';
import { truth as truthProbe } from './truth';

interface PrecisionTake {
  readonly index: number;
  /** Whether the true deviations are summed too, where there are at most two dimensions. */
  readonly truth: boolean;
}

/** So many dimensions are summed over. */
const MOST = 2;

const none = (reason: string): PrecisionAnswer => ({ precision: null, reason });

const deviations = (variances: readonly number[]) => variances.map(Math.sqrt);

/** What a picture's precision is made of. */
interface Placed {
  readonly reading: LatentDistribution['reading'];
  readonly real: RealLatent;
  readonly metric: readonly (readonly number[])[];
}

/** In words why there is none. */
function placedOf(
  spec: ModelSpec,
  settings: CommonSettings,
  numbers: Numbers,
  layers: readonly NumberLayer[] | null,
): Placed | string {
  const distribution = spec.distribution(posteriorIn(numbers), settings);
  const real = distribution.real?.();
  if (!real)
    return `${spec.name} has no precision of z: its z is a choice of categories. The decoder has no slope along a category.`;
  if (layers === null)
    return `The precision of z is computed for decoders of dense layers; that of ${spec.name} is convolutional.`;
  const metric = decoderMetric(layers, real.mean);
  // A prior at one place alone has no variance.
  const all = [...metric.flat(), ...real.priorVariance.map((value) => 1 / value)];
  if (!all.every(Number.isFinite))
    return `The numbers of ${spec.name} are not finite: there is no precision of z at this step.`;
  return { reading: distribution.reading, real, metric };
}

function answerOf(placed: Placed, truth: Truth | null): PrecisionAnswer {
  const { real, metric } = placed;
  return {
    precision: {
      own: deviations(real.variance),
      prior: deviations(real.priorVariance),
      ...precisionOf(metric, real.priorVariance),
      spacing: real.spacing,
      truth: truth && trueDeviations(placed, truth),
    },
    reason: null,
  };
}

/** Of the marginals; a density that is even in each cell has the variance of one more, as q's own has. */
function trueDeviations({ reading, real: { spacing } }: Placed, { axes }: Truth) {
  const within = reading === 'exact' && spacing !== null ? spacing ** 2 / 12 : 0;
  return axes.map(({ truth, places }) => Math.sqrt(momentsOf(truth, places).deviation ** 2 + within));
}

const isSummed = ({ latent }: CommonSettings, { truth }: PrecisionTake) => truth && latent <= MOST;

export const precision: Probe<PrecisionTake, PrecisionAnswer> = {
  check: ({ index, truth }, { pictures }) => ({
    index: expectPicture('precision: index', index, pictures),
    truth: truth === true,
  }),
  async ask(subject, take) {
    const { model, settings } = subject;
    const { index } = take;
    // All are asked for before training can go on: they are of one step.
    const [numbers, layers] = await Promise.all([subject.numbers([index]), subject.layers()]);
    const placed = placedOf(model.spec, settings, numbers, layers);
    if (typeof placed === 'string') return none(placed);
    return answerOf(
      placed,
      isSummed(settings, take) ? await truthProbe.ask(subject, { index, dimension: 0 }) : null,
    );
  },
  fake(pretence, take) {
    const { spec, settings, numbers, layers } = pretence;
    const { index } = take;
    const placed = placedOf(spec, settings, numbers([index]), layers());
    if (typeof placed === 'string') return none(placed);
    return answerOf(
      placed,
      isSummed(settings, take) ? truthProbe.fake(pretence, { index, dimension: 0 }) : null,
    );
  },
};
