/** What codes were learned from and tried on, in words, for the page and the command line. Pure. */
import type { Codes, CodesPoint } from './codes';

const counted = new Intl.NumberFormat('en-GB');
const count = (value: number) => counted.format(value);

/** '89.20 % ± 0.31': an accuracy and its standard error. */
export const shareText = ({ mean, standardError }: CodesPoint['accuracy']): string =>
  `${(100 * mean).toFixed(2)} % ± ${(100 * standardError).toFixed(2)}`;

/** '1,000', or 'all, 10,000'. */
export const labelsText = ({ labels, wanted }: Pick<CodesPoint, 'labels' | 'wanted'>): string =>
  wanted === null ? `all, ${count(labels)}` : count(labels);

/** The code, the pictures, and what naming one class for all would reach. */
export function takenWords(found: Codes): string {
  const { kind, width, classes, training, used, validation, test, blind } = found;
  const code = kind === 'means' ? `${count(width)} posterior means` : `${count(width)} probabilities`;
  const learned =
    used < training
      ? `“All” learns from ${count(used)} of the ${count(training)} labelled training pictures.`
      : `“All” learns from all ${count(training)} labelled training pictures.`;
  return [
    `A code is ${code}.`,
    learned,
    `${count(validation)} validation pictures choose the penalty, ${count(test)} test pictures are classified.`,
    `Naming the commonest of ${count(classes)} classes every time: ${(100 * blind).toFixed(1)} %.`,
  ].join(' ');
}

/** A sentence for each number of labels that the data cannot give. */
export const leftOutWords = ({ leftOut }: Pick<Codes, 'leftOut'>): readonly string[] =>
  leftOut.map(({ labels, needed, rarest }) =>
    needed < 1
      ? `${count(labels)} labels are left out: there are more classes.`
      : `${count(labels)} labels are left out: they need ${count(needed)} training pictures of each class, and the rarest has ${count(rarest)}.`,
  );
