/** What a search selected, row by row, in Markdown. Pure. */
import type { RunFigures } from '../../experiment/table1/run-figures';
import { markdownTable } from '../markdown-table';
import { trainArguments } from '../train-arguments';
import type { Job } from './jobs';
import { ranked } from './search';
import type { Table } from './tables';

/** '' where nothing was searched. `jobs` say what the configurations are. */
export function searchText(table: Table, runs: readonly RunFigures[], jobs: readonly Job[]): string {
  const rows = table.rows.flatMap((row) => {
    const [best, ...others] = ranked(row, runs);
    const job = jobs.find((candidate) => candidate.row === best?.row);
    if (!best || !job || !row.paper) return [];
    return [
      [
        row.label,
        trainArguments(job.experiment).slice(2).join(' '),
        String(others.length + 1),
        best.validation.toFixed(2),
        `${best.freeEnergy.toFixed(2)} (${best.term2.toFixed(2)})`,
        `${row.paper.freeEnergy.toFixed(1)} (${row.paper.term2.toFixed(1)})`,
      ],
    ];
  });
  if (rows.length === 0) return '';
  const head = ['row', 'selected', 'of', 'validated L', 'test L (term2)', 'paper: L (term2)'];
  return `## Searched, selected by validated L\n\n${markdownTable(head, rows, 2)}`;
}
