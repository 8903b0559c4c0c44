/** How an experiment names its data set: MNIST, SVHN in either split, or one's own by what is in it. Pure. */
import type { NameField } from '../schema/field';

/** What is offered by name; SVHN is split as the paper split it, or with the official test pictures (definition 8). */
export const namedDatasets = ['mnist', 'svhn', 'svhn-official'] as const;

/** Pictures of one's own are called by the sha256 of what was decoded, with its labels and split: the same files give the same name. */
export const ownName = (sha256: string): string => `own-${sha256}`;

export const isOwn = (name: string): boolean => name.startsWith('own-');

export const datasetField = {
  kind: 'name',
  link: 'dataset',
  label: 'Data set',
  symbol: '',
  meaning: 'The pictures to train on.',
  equation: null,
  moves: 'Every panel.',
  live: false,
  options: namedDatasets,
  form: /^own-[0-9a-f]{64}$/,
  formText: "'own-' and a sha256",
  default: 'mnist',
} as const satisfies NameField;
