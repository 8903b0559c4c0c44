/** Everything that determines a run, and nothing else: a run is a pure function of it, its moves, the data, the backend and the plan. */
import type { Fields, Values } from '../schema/field';
import { mapModels, type ModelId, type registry } from '../models/registry';
import { datasetField } from './dataset-name';

export const experimentVersion = 1;

/** Fields of an experiment that belong to no model. */
export const runFields = {
  dataset: datasetField,
  seed: {
    kind: 'integer',
    link: 'seed',
    label: 'Seed',
    symbol: '',
    meaning: 'It determines the initial weights, the order of the pictures and all noise.',
    equation: null,
    moves: 'Every panel: another run that differs in nothing else.',
    live: false,
    minimum: 0,
    maximum: 4294967295,
    default: 1,
  },
  steps: {
    kind: 'integer',
    link: 'steps',
    label: 'Training steps',
    symbol: 'N',
    meaning: 'Step budget; the temperature decays over its first half.',
    equation: null,
    moves: 'Curves: their length, and where T stops falling.',
    live: false,
    minimum: 1,
    maximum: 1000000,
    default: 10000,
  },
  batchSize: {
    kind: 'integer',
    link: 'batch',
    label: 'Batch size',
    symbol: '',
    meaning: 'Pictures in one training step.',
    equation: null,
    moves: 'Curves: the noise of the minibatch lines; steps a second.',
    live: false,
    minimum: 1,
    maximum: 1000,
    default: 100,
  },
  binarise: {
    kind: 'choice',
    link: 'binarise',
    label: 'Binarise pixels',
    symbol: '',
    meaning:
      'none: pixels are grey values in [0, 1], as in the paper. static: one fixed draw of 0 or 1 for each pixel. dynamic: a new draw at every training step.',
    equation: {
      tex: String.raw`\begin{aligned}&-\log p(\boldsymbol{x}\mid\boldsymbol{z})=\\&-\sum_{i=1}^{D}\big[x_i\log f_i+(1-x_i)\log(1-f_i)\big]\end{aligned}`,
      source: 'section 2, Bernoulli',
    },
    moves: 'Curves: term2, whose lowest value is 0 only for pixels that are 0 or 1.',
    live: false,
    options: ['none', 'static', 'dynamic'],
    default: 'none',
  },
} as const satisfies Fields;

/** The settings of each model by its id. */
export type ModelSettings = { readonly [K in ModelId]: Values<(typeof registry)[K]['spec']['fields']> };

/** Settings of every model, each of its own type. */
export function mapSettings(of: <K extends ModelId>(id: K) => ModelSettings[K]): ModelSettings {
  return mapModels<ModelSettings[ModelId]>(of) as ModelSettings;
}

export type Experiment = { readonly version: number; readonly models: ModelSettings } & Values<
  typeof runFields
>;

/**
 * A hand's change of a live field, taken by the run just before it trains `step` (from 0).
 * `field` is a live field's name (for every model that has it) or `<model>.<field>`; `temperature` is the live T,
 * and its value null gives T back to the schedule.
 */
export interface Move {
  readonly step: number;
  readonly field: string;
  readonly value: number | boolean | null;
}
