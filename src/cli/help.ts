/** The text of --help, generated from the fields of an experiment. Pure. */
import { usualModels } from '../experiment/most-on';
import { modelIds, specOf } from '../models/registry';
import { allowedText } from '../schema/allowed';
import { sameValue } from '../schema/read-value';
import { printValue } from '../schema/value-text';
import { experimentOptions, type ExperimentOption } from './experiment-options';

/** Options of the command itself: name, what stands for its value, meaning. */
export const commandOptions = {
  model: {
    value: 'LIST',
    meaning: `Models to train, joined by commas: ${modelIds.join(', ')}. Default: those of the link, else ${usualModels.join(', ')}.`,
  },
  link: {
    value: 'LINK',
    meaning:
      'Start from the experiment and moves of a copied link, or of a short one such as #try=collapse, quoted; the other options override it.',
  },
  backend: { value: 'NAME', meaning: 'auto (default: the fastest that works), webgpu, wasm or cpu.' },
  json: { value: 'FILE', meaning: 'Write experiment, curves and figures there as JSON.' },
  weights: { value: 'FOLDER', meaning: 'Write the best parameters of each model there, as safetensors.' },
  keep: {
    value: 'FILE',
    meaning:
      'Keep the run there as a run file: at every evaluation, at the end, and when you stop it (Ctrl+C). The page opens it too.',
  },
  resume: {
    value: 'FILE',
    meaning:
      'Go on with a run file; the experiment comes from it. --steps N trains on to N steps where that is beyond its budget.',
  },
  resumable: {
    value: 'NAME',
    meaning:
      'Write NAME.json at the end, and keep the run in NAME.zip until then. The same command goes on where it was, and trains nothing where NAME.json is.',
  },
  sweep: {
    value: 'OPTION=VALUES',
    meaning:
      'Train with each of the values, joined by commas: --sweep Tmin=0.2,0.5 --sweep models=gauss,gauss+cg-bpef. Several sweeps: each with each. The other options hold for all jobs.',
  },
  seeds: { value: 'LIST', meaning: 'Short for --sweep seed=LIST.' },
  out: {
    value: 'FOLDER',
    meaning:
      'Where a sweep writes a record for each job. The same command goes on where it was; done jobs are skipped.',
  },
  jobs: { value: 'N', meaning: 'Jobs of a sweep at a time, each a process; default 1.' },
  list: {
    value: '',
    meaning:
      'Train nothing: print one command for each job of a sweep that is not done, for a cluster. They write the same files.',
  },
  audit: { value: '', meaning: 'Audit each model at the end: honest bounds beside what the paper reports.' },
  'audit-pictures': {
    value: 'N',
    meaning: 'Test pictures of its importance weighting; default 1000. Its terms take all.',
  },
  'audit-samples': { value: 'K', meaning: 'Samples of its importance weighting; default 100.' },
  data: {
    value: 'FOLDER',
    meaning: 'Where the packed data sets lie, or for svhn its two files. Default: public/data.',
  },
  reading: {
    value: 'LIST',
    meaning:
      'How --dataset file:PATH is read, where the page would ask: size=28x28,turn=transposed,invert=yes,split=pooled,seed=1 and the answers to its questions by name. A wrong name says which there are.',
  },
  quiet: { value: '', meaning: 'No progress on stderr.' },
  help: { value: '', meaning: 'This text.' },
} as const;

/** Those without a value. */
export const flags: readonly string[] = Object.entries(commandOptions)
  .filter(([, { value }]) => value === '')
  .map(([name]) => name);

/** Those that mean nothing without a sweep. */
export const ofSweepsAlone: readonly string[] = [
  'out',
  'jobs',
  'list',
] satisfies (keyof typeof commandOptions)[];

function optionLines({ name, field, names, models }: ExperimentOption): string[] {
  const all = models === null || models.length === modelIds.length;
  const owners = all ? '' : ` Only ${models.map((id) => specOf(id).name).join(', ')}.`;
  const other = (models ?? []).filter((id) => !sameValue(specOf(id).fields[name].default, field.default));
  const others = other.map((id) => `, ${printValue(specOf(id).fields[name].default)} of ${specOf(id).name}`);
  return [
    `  ${names.map((name) => `--${name}`).join(', ')}`,
    `      ${field.label}: ${allowedText(field)}; default ${printValue(field.default)}${others.join('')}.`,
    `      ${field.meaning}${owners}`,
  ];
}

export function helpText(): string {
  const command = Object.entries(commandOptions).flatMap(([name, { value, meaning }]) => [
    `  --${name}${value && ` ${value}`}`,
    `      ${meaning}`,
  ]);
  const ofRun = experimentOptions.filter(({ models }) => models === null);
  const ofModels = experimentOptions.filter(({ models }) => models !== null);
  return [
    'Trains variational autoencoders side by side on one stream of batches, with the engine of the page.',
    '',
    'npm run train -- --model gauss,cg-bpef --steps 500 --seed 1 --json run.json',
    '',
    'COMMAND',
    ...command,
    '',
    'EXPERIMENT',
    ...ofRun.flatMap(optionLines),
    '',
    'MODELS',
    `  An option sets every model that has it; --<model>.<option> sets one: --${modelIds[0]}.latent 30`,
    ...ofModels.flatMap(optionLines),
    '',
  ].join('\n');
}
