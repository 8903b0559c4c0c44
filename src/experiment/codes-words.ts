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

/** '20 posterior means'. */
export const codeText = ({ kind, width }: Pick<Codes, 'kind' | 'width'>): string =>
  `${count(width)} ${kind === 'means' ? 'posterior means' : 'probabilities of categories'}`;

/** The pictures that were learned from and tried on, and what naming one class for all would reach. */
export function picturesWords(found: Codes): string {
  const { classes, training, used, validation, test, blind } = found;
  const learned = used < training ? `${count(used)} of the ${count(training)}` : `all ${count(training)}`;
  return [
    `“All” learns from ${learned} labelled training pictures.`,
    `${count(validation)} validation pictures choose the penalty, and ${count(test)} test pictures are named.`,
    `Naming the commonest of the ${count(classes)} classes every time is right in ${(100 * blind).toFixed(1)} %.`,
  ].join(' ');
}

/** A sentence for each number of labels that the data cannot give. */
export const leftOutWords = ({ leftOut }: Pick<Codes, 'leftOut'>): readonly string[] =>
  leftOut.map(({ labels, needed, rarest }) =>
    needed < 1
      ? `${count(labels)} labels are left out: there are more classes.`
      : `${count(labels)} labels are left out: they need ${count(needed)} training pictures of each class, and the rarest has ${count(rarest)}.`,
  );
