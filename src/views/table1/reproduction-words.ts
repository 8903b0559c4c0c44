/** How far the runs here are from the paper's figures, in a sentence that follows from the summaries. Pure. */
import { paperRows } from '../../experiment/table1/rows';
import type { RowSummary } from '../../experiment/table1/summary';
import { signedNats } from './columns';

/** By the paper's own accounting, over the rows of its table that were run; how far is near is left to the reader. */
export function reproductionWords(summaries: readonly RowSummary[]): string {
  const rows = summaries.flatMap(({ row, difference }) =>
    difference === null ? [] : [{ label: row.label, difference }],
  );
  if (rows.length === 0) return 'None of the paper’s rows was run yet.';
  const least = rows.reduce((best, row) => (row.difference < best.difference ? row : best));
  const most = rows.reduce((best, row) => (row.difference > best.difference ? row : best));
  const size = rows.reduce((sum, { difference }) => sum + Math.abs(difference), 0) / rows.length;
  const run =
    rows.length === paperRows.length
      ? `all ${rows.length} rows`
      : `the ${rows.length} of ${paperRows.length} rows that were run`;
  const range =
    rows.length === 1
      ? `${signedNats(least.difference)} nats (${least.label})`
      : `from ${signedNats(least.difference)} (${least.label}) to ${signedNats(most.difference)} nats (${most.label}), ${size.toFixed(2)} off on average`;
  return `L here minus the paper’s, by the paper’s accounting: ${range}, over ${run}.`;
}
