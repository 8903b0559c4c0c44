/** The pure half of Cat-VAE: d categorical variables of C categories each, with a uniform or a learned prior. No tensors. */
import { klLogits, klLogitsToUniform } from '../../math/categorical';
import { concreteFromGumbel } from '../../math/concrete';
import { linspace, softmax } from '../../math/numeric';
import type { Fields, Values } from '../../schema/field';
import type { ModelSpec, Posterior } from '../contract';
import { drawingNoise } from '../drawing-noise';
import {
  commonApplies,
  commonFields,
  divergenceFields,
  priorFields,
  priorInUse,
  trainedIn,
  temperatureFields,
} from '../fields';
import { ofCategories, oneHot } from '../latent/categories';
import { mostProbable, simplexOf } from '../simplex-of';
import { mendTemperatures } from '../temperature-order';

const fields = {
  ...commonFields,
  ...priorFields,
  ...divergenceFields,
  ...temperatureFields,
  categories: {
    kind: 'integer',
    link: 'C',
    label: 'Categories',
    symbol: 'C',
    meaning: 'Number of categories of each latent variable.',
    equation: {
      tex: String.raw`\mathrm{KL}(q_j:p_j)=\sum_{c=1}^{C}q_{jc}\log(C\,q_{jc})`,
      source: 'term1 of Cat-VAE, with a uniform prior',
    },
    moves: 'Posterior: the bars; Traversal: one picture a category.',
    live: false,
    minimum: 2,
    maximum: 100,
    default: 5,
  },
} as const satisfies Fields;

export type CategoricalSettings = Values<typeof fields>;

/** True where the prior is uniform, without parameters. */
export const isUniform = (settings: CategoricalSettings): boolean =>
  priorInUse(settings, 'fixed') === 'fixed';

function rowsOf(values: ArrayLike<number>, { latent, categories }: CategoricalSettings): number[][] {
  const flat = Array.from(values);
  return Array.from({ length: latent }, (_, j) => flat.slice(j * categories, (j + 1) * categories));
}

/** Logits [d, C] of the head, one row a dimension. */
const rows = (posterior: Posterior, settings: CategoricalSettings) => rowsOf(posterior.head, settings);

/** Logits [d, C] of the prior; null where it is uniform. */
export const priorRows = (prior: ArrayLike<number>, settings: CategoricalSettings): number[][] | null =>
  isUniform(settings) ? null : rowsOf(prior, settings);

/** KL of logits to the prior's, or to the uniform one. */
const klTo = (prior: readonly number[] | undefined, logits: readonly number[]): number =>
  prior ? klLogits(logits, prior) : klLogitsToUniform(logits);

/** The point at `position` on the path through the vertices 0, 1, ..., C - 1 of the simplex: a linear blend of two neighbours. */
function blend(position: number, categories: number): number[] {
  return Array.from({ length: categories }, (_, c) => Math.max(0, 1 - Math.abs(position - c)));
}

export const categoricalSpec = {
  id: 'categorical',
  name: 'Cat-VAE',
  fields,
  // As it stands, both variables fall into one category for all digits of MNIST (term2 206 nats after 800 steps); so they do not (159).
  applies: commonApplies,
  plane: { categories: 10, temperatureMaximum: 5, temperatureMinimum: 1, klWeight: 3 },
  hasTemperature: () => true,
  headSize: (settings) => settings.latent * settings.categories,
  decoderInput: (settings) => settings.latent * settings.categories,
  noise: ({ latent, categories }) => ({ kind: 'gumbel', shape: [latent, categories] }),
  priorParameters: (settings) =>
    isUniform(settings)
      ? []
      : [
          {
            name: 'prior/logits',
            shape: [settings.latent, settings.categories],
            initial: 'zero',
            ...trainedIn(settings),
          },
        ],
  mend: (settings) => mendTemperatures('Cat-VAE', settings),

  headMap: () => null,

  klByDimension(posterior, settings) {
    const prior = priorRows(posterior.prior, settings);
    return rows(posterior, settings).map((logits, j) => klTo(prior?.[j], logits));
  },

  klOfDimension: (posterior, dimension, settings) =>
    klTo(priorRows(posterior.prior, settings)?.[dimension], rows(posterior, settings)[dimension]),

  distribution(posterior, settings) {
    const logits = rows(posterior, settings);
    const prior = priorRows(posterior.prior, settings) ?? logits.map((row) => row.map(() => 0));
    const categories = { posterior: logits, prior };
    return {
      reading: 'hard',
      ...ofCategories(categories, oneHot(settings.categories)),
      relaxed: { by: 'simplex', categories },
    };
  },

  drawables(posterior, dimension, settings) {
    const { categories } = settings;
    const x = Array.from({ length: categories }, (_, c) => c);
    const prior = priorRows(posterior.prior, settings)?.[dimension];
    return [
      { kind: 'bars', name: 'posterior', x, y: softmax(rows(posterior, settings)[dimension]), spacing: null },
      {
        kind: 'bars',
        name: 'prior',
        x,
        y: prior ? softmax(prior) : x.map(() => 1 / categories),
        spacing: null,
      },
    ];
  },

  samples(posterior, dimension, settings, temperature) {
    const logits = rows(posterior, settings)[dimension];
    const y = concreteFromGumbel(logits, drawingNoise(settings.categories), temperature);
    return [{ kind: 'points', name: 'samples', x: y.map((_, c) => c), y }];
  },

  simplex(posterior, dimension, settings, temperature) {
    const logits = rows(posterior, settings)[dimension];
    const categories = logits.map((_, c) => c);
    return simplexOf(logits, mostProbable(logits), categories, 'most probable', temperature);
  },

  // The mean number of the category: between two vertices that are all of it, the blend's own place.
  position: (posterior, dimension, settings) =>
    softmax(rows(posterior, settings)[dimension]).reduce((sum, q, c) => sum + c * q, 0),

  traversal(posterior, dimension, count, settings) {
    const means = rows(posterior, settings).map((logits) => softmax(logits));
    const positions = linspace(0, settings.categories - 1, count);
    return {
      positions,
      inputs: positions.map((position) => means.with(dimension, blend(position, settings.categories)).flat()),
    };
  },
} as const satisfies ModelSpec<CategoricalSettings>;
