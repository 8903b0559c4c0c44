/** How an experiment names its data set, and what is said of those that have a name: MNIST, SVHN in either split, or one's own by what is in it. Pure. */
import type { NameField } from '../schema/field';

/** What is offered by name; SVHN is split as the paper split it, or with the official test pictures (definition 8). */
export const namedDatasets = ['mnist', 'svhn', 'svhn-official'] as const;

interface Told {
  readonly title: string;
  readonly attribution: string;
  /** Pixels along a side of its pictures. */
  readonly side: number;
}

const told: Readonly<Record<string, Told>> = {
  mnist: { title: 'MNIST', attribution: 'MNIST: Yann LeCun and Corinna Cortes, CC BY-SA 3.0', side: 28 },
  svhn: {
    title: 'SVHN, pooled as in the paper',
    attribution: 'SVHN: Netzer, Wang, Coates, Bissacco, Wu and Ng, 2011; non-commercial use only',
    side: 32,
  },
  'svhn-official': {
    title: 'SVHN, official test pictures',
    attribution: 'SVHN: Netzer, Wang, Coates, Bissacco, Wu and Ng, 2011; non-commercial use only',
    side: 32,
  },
};

/** The usual name of a named data set; null of one's own. */
export const usualTitle = (name: string): string | null => told[name]?.title ?? null;

/** Pixels along a side of a named data set's pictures; null of one's own. */
export const usualSide = (name: string): number | null => told[name]?.side ?? null;

/** To be shown wherever its pictures are; empty of one's own. */
export const attributionOf = (name: string): string => told[name]?.attribution ?? '';

/** To be shown before the click that fetches it. */
export const svhnNotice =
  'SVHN (Street View House Numbers; Netzer, Wang, Coates, Bissacco, Wu and Ng, 2011) may be used for non-commercial purposes only. ' +
  'About 183 MB are fetched from Hugging Face when you ask for them, and nothing before.';

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
