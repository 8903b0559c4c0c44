/** What codes know in words and as rows of a table, a row a number of labels. Pure. */
import type { Codes, CodesPoint } from '../../../experiment/codes';
import {
  codeText,
  labelsText,
  leftOutWords,
  picturesWords,
  shareText,
} from '../../../experiment/codes-words';
import { nameOf } from '../../../state/model-names';
import { csvOf } from '../../../ui/csv';
import { formatCount } from '../../../ui/format';
import type { Measure } from '../../figure-table';

/** Which parameters, and of what a code is made. */
export const subjectWords = (found: Codes): string =>
  `step ${formatCount(found.step)}, a code is ${codeText(found)}`;

/** Every point of every model. */
export function codesSummary(all: readonly Codes[]): string {
  const each = all.map(({ model, points }) => {
    const said = points.map((point) => `${labelsText(point)}: ${shareText(point.accuracy)}`);
    return `${nameOf(model)}, ${said.join('; ')}.`;
  });
  return `Accuracy on test pictures, by number of labels. ${each.join(' ')}`;
}

/** A line a number of labels of each model. */
export const codesCsv = (all: readonly Codes[]): string =>
  csvOf(
    ['model', 'labels', 'wanted', 'accuracy', 'standard_error', 'error_over'],
    all.flatMap(({ model, points }) =>
      points.map(({ labels, wanted, accuracy: { mean, standardError }, errorOver }) => [
        ...[model, labels, wanted ?? 'all', mean, standardError, errorOver],
      ]),
    ),
  );

/** Each once: of models on the same pictures they are the same. */
export const picturesOf = (all: readonly Codes[]): readonly string[] => [...new Set(all.map(picturesWords))];
export const leftOutOf = (all: readonly Codes[]): readonly string[] => [
  ...new Set(all.flatMap(leftOutWords)),
];

/** Why there is nothing to see, and what to do. */
export function nothingWords(of: {
  readonly run: boolean;
  readonly labelled: boolean;
  readonly trained: boolean;
}): string {
  if (!of.run) return 'Nothing is trained yet. Train a run, or open trained models in the Train view.';
  if (!of.labelled) return 'The pictures of this run have no labels, so no class can be learned.';
  return of.trained
    ? 'Nothing is measured yet: press Measure the codes.'
    : 'Measuring is possible once the run has trained a step.';
}

/** 'penalty 1', or of draws that chose otherwise 'penalties 0.1 to 10'. */
function penaltyText({ penalties }: CodesPoint): string {
  const [least, most] = [Math.min(...penalties), Math.max(...penalties)];
  return least === most ? `penalty ${least}` : `penalties ${least} to ${most}`;
}

const rowOf = ({ wanted }: CodesPoint): string => (wanted === null ? 'all' : String(wanted));

function sentenceOf({ labels, wanted }: CodesPoint, { classes, draws, test }: Codes): string {
  if (wanted === null) return `One fit: its error is binomial, of ${formatCount(test)} test pictures.`;
  return `${formatCount(labels / classes)} of each class; the error is over ${formatCount(draws)} draws.`;
}

/** Rows from the fewest labels, of all models together. */
export function codesMeasures(all: readonly Codes[]): readonly Measure<Codes>[] {
  const rows = new Map<string, Measure<Codes> & { readonly labels: number }>();
  for (const found of all)
    for (const point of found.points) {
      const id = rowOf(point);
      if (rows.has(id)) continue;
      rows.set(id, {
        id,
        labels: point.wanted ?? Infinity,
        name: `${labelsText(point)} labels`,
        sentence: sentenceOf(point, found),
        figure(one) {
          const own = one.points.find((other) => rowOf(other) === id);
          if (!own) return { text: '–', tag: 'left out' };
          return { text: shareText(own.accuracy), tag: penaltyText(own) };
        },
      });
    }
  return [...rows.values()].sort((a, b) => a.labels - b.labels);
}
