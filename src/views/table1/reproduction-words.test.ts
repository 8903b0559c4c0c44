/** The sentence about the paper's figures follows from the summaries, whichever way they turn out. */
import { expect, it } from 'vitest';
import { paperRows } from '../../experiment/table1/rows';
import type { TableRow } from '../../experiment/table1/table-row';
import type { RowSummary } from '../../experiment/table1/summary';
import { reproductionWords } from './reproduction-words';

const summary = (row: TableRow, difference: number | null) => ({ row, difference }) as RowSummary;

it('names the least and the largest difference, and in how many rows', () => {
  const some = [summary(paperRows[0], -0.5), summary(paperRows[1], 3), summary(paperRows[2], 0.25)];
  expect(reproductionWords(some)).toBe(
    `L here minus the paper’s, by the paper’s accounting: from −0.50 (${paperRows[0].label}) to +3.00 nats (${paperRows[1].label}), 1.25 off on average, over the 3 of ${paperRows.length} rows that were run.`,
  );
  expect(reproductionWords(paperRows.map((row) => summary(row, 0.1)))).toContain(
    `over all ${paperRows.length} rows.`,
  );
});

it('leaves out runs that the paper has not, and says when nothing was run', () => {
  expect(reproductionWords([summary(paperRows[0], null)])).toBe('None of the paper’s rows was run yet.');
  expect(reproductionWords([summary(paperRows[0], 0.4), summary(paperRows[1], null)])).toContain(
    `+0.40 nats (${paperRows[0].label}), over the 1 of`,
  );
});
