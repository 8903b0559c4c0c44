/** The final figures as a table for people, the paper's Table 1 in shape. Pure. */
import type { TestFigures } from '../experiment/measurements';
import { specOf } from '../models/registry';
import { alignedTable } from './aligned-table';

/** One row a model: nats on the test set, of the parameters that were best by validation (definition 7). */
export function testTable(figures: readonly TestFigures[]): string {
  const head = ['test', 'L', 'term1', 'term2', 'T', 'best at step'];
  const rows = figures.map(({ model, freeEnergy, term1, term2, temperature, step }) => [
    specOf(model).name,
    ...[freeEnergy, term1, term2].map((nats) => nats.toFixed(2)),
    temperature === null ? '' : String(temperature),
    String(step),
  ]);
  return alignedTable([head, ...rows], 1);
}
