/** What the page is told of the data set in hand. */
import { noLabel, type Dataset, type Range } from '../data/dataset';
import { meanEntropy } from '../data/pixel-entropy';
import { attributionOf } from '../experiment/dataset-name';
import type { OpenDataset } from './protocol';

const countOf = ({ first, end }: Range) => end - first;

/** The validation pictures must be in. */
export function describeDataset(dataset: Dataset): OpenDataset {
  const { name, title, sha256, width, height, labels, classes, split } = dataset;
  const { training, validation, test } = split;
  return {
    name,
    title,
    sha256,
    width,
    height,
    split: { training: countOf(training), validation: countOf(validation), test: countOf(test) },
    labelled: labels.some((label) => label !== noLabel),
    classes,
    attribution: attributionOf(name),
    floor: meanEntropy(dataset, validation),
  };
}
