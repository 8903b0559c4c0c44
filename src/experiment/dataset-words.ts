/** How the page calls data sets that it has not open, and what it says before it fetches one. Pure; fetches nothing. */
import { isOwn, usualTitle } from './dataset-name';

/** 'SVHN, pooled as in the paper'; 'own data 0123456789ab' of one's own. */
export const datasetTitle = (name: string): string =>
  usualTitle(name) ?? `own data ${shaOf(name)?.slice(0, 12) ?? name}`;

/** The sha256 in the name of one's own data; null of a named data set. */
export const shaOf = (name: string): string | null => (isOwn(name) ? name.slice('own-'.length) : null);

/** Of MNIST in the page: what the Data view says before the engine has opened it (definition 8). */
export const mnistFacts = { width: 28, height: 28, training: 55000, validation: 5000, test: 10000 } as const;

/** Bytes of SVHN's two files. */
export const svhnBytes = 183e6;
