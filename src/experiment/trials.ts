/** All that can be picked to try, claims and rows of Table 1 in one shape, and what each sets in words. Pure. */
import { modelIds, specOf } from '../models/registry';
import type { Field } from '../schema/field';
import { printValue } from '../schema/value-text';
import { valueOf } from '../schema/read-values';
import { claims } from './claims';
import { usualSide } from './dataset-name';
import { defaultExperiment } from './default-experiment';
import { differences } from './difference';
import type { Experiment, Move } from './experiment';
import { table1, type Preset } from './presets';
import { table1Svhn } from './presets-svhn';

export interface Trial {
  readonly id: string;
  readonly title: string;
  readonly experiment: Experiment;
  readonly moves: readonly Move[];
  /** Sentences: whose claim or figures, and what to look at. */
  readonly about: readonly string[];
}

interface TrialGroup {
  readonly name: string;
  readonly trials: readonly Trial[];
}

/** The columns of the table: network shape, then the model's own numbers. */
function configuration({ model, experiment }: Preset): string {
  const settings = experiment.models[model];
  const { net, hidden, latent } = settings;
  const pixels = usualSide(experiment.dataset)! ** 2;
  const shape =
    net === 'dense'
      ? [pixels, ...hidden, latent, ...hidden.toReversed(), pixels].join('-')
      : `${pixels}-conv-128-${latent}-128-conv-${pixels}, convolutional, of appendix E`;
  const columns = Object.entries(specOf(model).fields)
    .filter(([name, { symbol, later }]) => symbol !== '' && name !== 'latent' && !later)
    .map(([name, field]) => `${field.symbol} ${printValue(valueOf(settings, name))}`);
  return `Network ${shape}; ${columns.join(', ')}.`;
}

function reported({ model, experiment, paper }: Preset): string {
  const figures = `The paper reports term2 ${paper.term2} and L ${paper.freeEnergy} nats`;
  const kind = specOf(model).hasTemperature(experiment.models[model])
    ? ', its accounting and not a bound'
    : '';
  return `${figures}${kind}: test set, 10,000 steps, hyperparameters picked by validation.`;
}

function ofTable(preset: Preset): Trial {
  const { id, label, experiment } = preset;
  return { id, title: label, experiment, moves: [], about: [configuration(preset), reported(preset)] };
}

export const trialGroups: readonly TrialGroup[] = [
  {
    name: 'Claims to test',
    trials: claims.map(({ id, claim, experiment, moves, basis, watch }) => ({
      id,
      title: claim,
      experiment,
      moves,
      about: [basis, `Watch: ${watch}`],
    })),
  },
  { name: 'Rows of Table 1 (a), MNIST', trials: table1.map(ofTable) },
  { name: 'Rows of Table 1 (b), SVHN', trials: table1Svhn.map(ofTable) },
];

const named = ({ label, symbol }: Field) => symbol || label;

/** What of it is not the default, for the models that are on: 'Gauss-VAE; N 1500, KL weight 0'. */
export function setsText({ experiment, moves }: Trial): string {
  const on = modelIds.filter((id) => experiment.models[id].on);
  const changed = differences(defaultExperiment(), experiment).filter(
    ({ model, field }) => field.link !== 'on' && (model === null || on.includes(model)),
  );
  const texts = changed.map(({ name, field, model }) => {
    const values = model === null ? experiment : experiment.models[model];
    return `${named(field)} ${printValue(valueOf(values, name.slice(name.indexOf('.') + 1)))}`;
  });
  const parts = [on.map((id) => specOf(id).name).join(', '), [...new Set(texts)].join(', ')];
  if (moves.length > 0) parts.push(`moves by the user at step ${moves[0].step}`);
  return parts.filter((part) => part !== '').join('; ');
}
