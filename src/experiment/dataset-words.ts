/** What the page says of data sets before it has one: names, where SVHN comes from, and on what terms. Pure; fetches nothing. */
import { isOwn, namedDatasets } from './dataset-name';

/** Of those that have names of their own. */
export const datasetTitles: Readonly<Record<(typeof namedDatasets)[number], string>> = {
  mnist: 'MNIST',
  svhn: 'SVHN, both files pooled',
  'svhn-official': 'SVHN, official test file apart',
};

/** 'own-' and 64 digits -> 'own data 0123456789ab'. */
export function datasetTitle(name: string): string {
  const named = namedDatasets.find((known) => known === name);
  return named ? datasetTitles[named] : `own data ${shaOf(name)?.slice(0, 12) ?? name}`;
}

/** The sha256 in the name of one's own data; null of a named data set. */
export const shaOf = (name: string): string | null => (isOwn(name) ? name.slice('own-'.length) : null);

export const isSvhn = (name: string): name is 'svhn' | 'svhn-official' =>
  name === 'svhn' || name === 'svhn-official';

/** Of MNIST in the page: what the Data view says before the engine has opened it (definition 8). */
export const mnistFacts = { width: 28, height: 28, training: 55000, validation: 5000, test: 10000 } as const;

/** To be shown before the click that fetches it. */
export const svhnTerms =
  'SVHN (Street View House Numbers; Netzer, Wang, Coates, Bissacco, Wu and Ng, 2011) may be used for non-commercial purposes only.';

/** The one address that is asked first; it passes the request on to its own storage hosts. */
export const svhnHost = 'huggingface.co';
export const svhnBytes = 183e6;
