/** What codes know as a table for people. Pure. */
import type { Codes } from '../../experiment/codes';
import { codeText, labelsText, leftOutWords, picturesWords, shareText } from '../../experiment/codes-words';
import { specOf } from '../../models/registry';
import { alignedTable } from '../aligned-table';

/** The error's name stands with it: that of all labels is none over draws. */
const errorNames = { draws: 'over the draws', 'test pictures': 'binomial, of the test pictures' } as const;

/** One block a model: accuracy with its standard error, a row a number of labels. */
export function codesTable(all: readonly Codes[]): string {
  return all
    .map((found) => {
      const { model, step, points, draws } = found;
      const rows = points.map((point) => [
        point.wanted !== null && point.wanted !== point.labels
          ? `${labelsText(point)} (of ${point.wanted})`
          : labelsText(point),
        errorNames[point.errorOver],
        shareText(point.accuracy),
        point.penalties.join(' '),
      ]);
      return [
        `what the codes of ${specOf(model).name} know, step ${step}, ${codeText(found)}, ${draws} draws, test accuracy and standard error\n`,
        alignedTable([['labels', 'error', 'accuracy', 'penalties'], ...rows], 2),
        ...[picturesWords(found), ...leftOutWords(found)].map((words) => `${words}\n`),
      ].join('');
    })
    .join('\n');
}
