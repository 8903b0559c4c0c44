/** The check of a device as Markdown, to be pasted into a report of an issue. Pure; it goes nowhere by itself. */
import type { DeviceReport } from '../../engine/protocol';
import { backendFacts, deviceFacts, limitFacts, backendNames, type Fact } from './facts';
import { faultOf, kindWords, rowsOf, verdictOf } from './worst';

/** A cell may not end its own column. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

const list = (facts: readonly Fact[]) => [...facts.map(([name, words]) => `- ${name}: ${words}`), ''];

/** `browser` is what the browser calls itself. */
export function reportText(report: DeviceReport, browser: string): string {
  const { backend } = report;
  const limits = limitFacts(report);
  return [
    '## Device check of Coarse Grain',
    '',
    verdictOf(report),
    '',
    ...list([...backendFacts(backend), ...deviceFacts(report), ['Browser', browser]]),
    ...table(
      ['Backend', 'State', 'Why'],
      backend.candidates.map(({ name, state, reason }) => [backendNames[name], state, reason]),
    ),
    ...(limits.length === 0 ? [] : table(['Limit', 'Value'], limits)),
    ...table(
      ['Checked', 'Of', 'Worst error', 'Tolerance', 'ms', 'Result'],
      rowsOf(report.findings).map((row) => [
        row.name,
        kindWords[row.kind],
        row.worst.error.toExponential(1),
        row.worst.tolerance.toExponential(1),
        row.milliseconds.toFixed(1),
        row.wrong ? `wrong: ${faultOf(row)}` : 'right',
      ]),
    ),
  ].join('\n');
}
