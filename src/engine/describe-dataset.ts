/** What the page is told of the data set in hand. */
import { noLabel, type Dataset, type Range } from '../data/dataset';
import { meanEntropy } from '../data/pixel-entropy';
import { attributionOf } from '../experiment/dataset-name';
import type { ClassCount, OpenDataset } from './protocol';

const countOf = ({ first, end }: Range) => end - first;

function classesIn(labels: Uint8Array): ClassCount[] {
  const counts = new Map<number, number>();
  for (const label of labels) if (label !== noLabel) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).toSorted((a, b) => a.label - b.label);
}

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
    present: classesIn(labels.subarray(validation.first, validation.end)),
    attribution: attributionOf(name),
    floor: meanEntropy(dataset, validation),
  };
}
