/** Section 4's search: the paper's grid for a row of Table 1, whole or a random part, and the one with the smallest validated L. Pure. */
import type { AnyValue } from '../../schema/field';
import type { Experiment, ModelSettings } from '../../experiment/experiment';
import type { RunFigures } from '../../experiment/table1/run-figures';
import type { TableRow } from '../../experiment/table1/table-row';
import { everyCombination } from '../../experiment/sweep/every-combination';
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

interface Choice {
  readonly name: string;
  readonly values: readonly AnyValue[];
}

const settingsOf = (row: TableRow) => row.experiment.models[row.model] as unknown as Record<string, AnyValue>;

/** The grid for the model of a row. A setting that the model lacks has no values. */
function choicesOf(row: TableRow): Choice[] {
  const settings = settingsOf(row);
  const choices = settings.net === 'convolutional' ? convolutionalGrid : grid;
  return Object.entries<readonly unknown[]>(choices).map(([name, values]) => {
    const own = values.map((value) => (value === 'T_min' ? settings.temperatureMinimum : value) as AnyValue);
    return { name, values: name in settings ? own : [] };
  });
}

function withPicked(row: TableRow, picked: readonly (readonly [string, AnyValue])[]): Experiment {
  const models = {
    ...row.experiment.models,
    [row.model]: { ...settingsOf(row), ...Object.fromEntries(picked) },
  } as unknown as ModelSettings;
  return { ...row.experiment, models };
}

function drawn(row: TableRow, seed: number, number: number): Experiment {
  // The same number of uniforms for every model, so that a setting more or less changes no other.
  const uniforms = fillUniform(
    new Float32Array(Object.keys(grid).length),
    keyOf(seed, `search/${row.id}`),
    number,
  );
  const picked = choicesOf(row).flatMap(({ name, values }, i): [string, AnyValue][] =>
    values.length === 0 ? [] : [[name, values[Math.floor(uniforms[i] * values.length)]]],
  );
  return withPicked(row, picked);
}

/** Row ids of the search: 'search-3-of-gauss-L1', from 1. A pure function of row, seed and number. */
export function drawnRows(row: TableRow, seed: number, count: number): TableRow[] {
  return Array.from({ length: count }, (_, i) => ({
    ...row,
    id: `search-${i + 1}-of-${row.id}`,
    experiment: drawn(row, seed, i + 1),
  }));
}

/** The whole grid. Row ids: 'grid-3-of-gauss-L1', from 1. The last setting changes fastest. */
export function gridRows(row: TableRow): TableRow[] {
  const choices = choicesOf(row).filter(({ values }) => values.length > 0);
  return everyCombination(choices.map(({ values }) => values)).map((values, i) => ({
    ...row,
    id: `grid-${i + 1}-of-${row.id}`,
    experiment: withPicked(
      row,
      choices.map(({ name }, place) => [name, values[place]] as const),
    ),
  }));
}

/** The runs of a row's search, best first by validated L. Test figures decide nothing. */
export function ranked(row: TableRow, runs: readonly RunFigures[]): RunFigures[] {
  return runs
    .filter((run) => /^(search|grid)-/.test(run.row) && run.row.endsWith(`-of-${row.id}`))
    .toSorted((a, b) => a.validation - b.validation);
}
