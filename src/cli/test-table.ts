/** The final figures as a table for people, the paper's Table 1 in shape. Pure. */
import type { TestFigures } from '../experiment/measurements';
import { specOf } from '../models/registry';

/** One row a model: nats on the test set, of the parameters that were best by validation (definition 7). */
export function testTable(figures: readonly TestFigures[]): string {
  const head = ['test', 'L', 'term1', 'term2', 'T', 'best at step'];
  const rows = figures.map(({ model, freeEnergy, term1, term2, temperature, step }) => [
    specOf(model).name,
    ...[freeEnergy, term1, term2].map((nats) => nats.toFixed(2)),
    temperature === null ? '' : String(temperature),
    String(step),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const print = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(print).join('\n')}\n`;
}
