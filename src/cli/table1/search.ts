/** Section 4's search: configurations drawn from the paper's grid for a row of Table 1, and the one with the smallest validated L among them. Pure. */
import type { AnyValue } from '../../schema/field';
import type { Experiment, ModelSettings } from '../../experiment/experiment';
import type { RunFigures } from '../../experiment/table1/run-figures';
import type { TableRow } from '../../experiment/table1/table-row';
import { fillUniform, keyOf } from '../../math/random';

/** Section 4. T_min is the row's, as L is: Table 1 has a best model for each. 'T_min' of T_max stands for the row's own. */
const grid = {
  learningRate: [1e-4, 5e-4, 1e-3, 5e-3],
  hidden: [[400], [400, 400]],
  latent: [10, 20, 30, 40, 50, 60, 70, 80],
  temperatureMaximum: [1, 'T_min'],
  categories: [5, 10, 15, 20],
  polynomialOrder: [5, 10, 15, 20],
  gridPoints: [51, 101],
} as const;

/** Appendix E's nets have no hidden widths to choose, and section 4 lists fewer d for them. */
const convolutionalGrid: Readonly<Record<keyof typeof grid, readonly unknown[]>> = {
  ...grid,
  hidden: [],
  latent: [10, 20, 30, 40, 50],
};

function drawn(row: TableRow, seed: number, number: number): Experiment {
  const settings = row.experiment.models[row.model] as unknown as Record<string, AnyValue>;
  // The same number of uniforms for every model, so that a setting more or less changes no other.
  const uniforms = fillUniform(
    new Float32Array(Object.keys(grid).length),
    keyOf(seed, `search/${row.id}`),
    number,
  );
  const choices = settings.net === 'convolutional' ? convolutionalGrid : grid;
  const picked = Object.entries(choices).flatMap(([name, values], i): [string, AnyValue][] => {
    if (!(name in settings) || values.length === 0) return [];
    const value = values[Math.floor(uniforms[i] * values.length)];
    return [[name, value === 'T_min' ? settings.temperatureMinimum : (value as AnyValue)]];
  });
  const models = {
    ...row.experiment.models,
    [row.model]: { ...settings, ...Object.fromEntries(picked) },
  } as unknown as ModelSettings;
  return { ...row.experiment, models };
}

/** Row ids of the search: 'search-3-of-gauss-L1', from 1. A pure function of row, seed and number. */
export function drawnRows(row: TableRow, seed: number, count: number): TableRow[] {
  return Array.from({ length: count }, (_, i) => ({
    ...row,
    id: `search-${i + 1}-of-${row.id}`,
    experiment: drawn(row, seed, i + 1),
  }));
}

/** What was drawn for a row of the table, best first by validated L. Test figures decide nothing. */
export function ranked(row: TableRow, runs: readonly RunFigures[]): RunFigures[] {
  return runs
    .filter((run) => run.row.startsWith('search-') && run.row.endsWith(`-of-${row.id}`))
    .toSorted((a, b) => a.validation - b.validation);
}
