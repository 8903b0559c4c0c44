/** The tables of a bench in Markdown, of summaries. Pure. */
import { markdownTable } from '../markdown-table';
import { axes, axisNames, cellsOf, growthAlong, modelName, type Axis, type Cell } from './cells';
import { contendersOn, oursOn, type ContenderName } from './contenders/registry';
import type { Options } from './options';
import { placeOf, type PlaceName } from './places/registry';
import type { Summaries, Summary } from './summary';

const missing = '-';

/** Three digits at the least, no more decimals than that takes; a dash for what was not measured. */
export function number(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missing;
  if (value === 0) return '0';
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

const megabytes = (bytes: number | null | undefined) => number(bytes == null ? null : bytes / 1e6);

interface Row {
  readonly cell: Cell;
  readonly contender: ContenderName;
  readonly summary: Summary | null;
  readonly ours: Summary | null;
}

interface Column {
  readonly name: string;
  text(row: Row): string;
}

const ratio: Column = {
  name: 'times ours',
  text: ({ summary, ours }) => number(summary && ours ? summary.step / ours.step : null),
};
const step: Column = { name: 'ms a step', text: ({ summary }) => number(summary?.step) };
const first: Column = { name: 'first step, ms', text: ({ summary }) => number(summary?.first) };
const memory: readonly Column[] = [
  { name: 'GPU MB held', text: ({ summary }) => megabytes(summary?.held) },
  { name: 'at most', text: ({ summary }) => megabytes(summary?.peak) },
];
const asked: readonly Column[] = [
  { name: 'dispatches', text: ({ summary }) => number(summary?.asked?.dispatches) },
  { name: 'submits', text: ({ summary }) => number(summary?.asked?.submits) },
  { name: 'buffers created', text: ({ summary }) => number(summary?.asked?.buffers) },
  {
    name: 'kB in them',
    text: ({ summary }) => number(summary?.asked ? summary.asked.bytes / 1000 : null),
  },
];

const columns: Readonly<Record<PlaceName, readonly Column[]>> = {
  null: [{ ...step, name: 'recording, ms a step' }, ratio, ...asked, ...memory],
  gpu: [step, ratio, first, ...asked, ...memory],
  swiftshader: [step, ratio, first, ...memory],
  wasm: [step, ratio, first],
  threads: [
    step,
    ratio,
    first,
    { name: 'threads', text: ({ summary }) => number(summary?.threads).replace(/\..*/, '') },
  ],
};

/** One row for each model, L and contender. */
export function placeTable(place: PlaceName, options: Options, summaries: Summaries): string {
  const { backend } = placeOf(place);
  const contenders = contendersOn(backend, options.peers, options.net);
  const rows = cellsOf(options).flatMap((cell) => {
    const ours = summaries.of(place, oursOn(backend), cell);
    return contenders.map((contender): Row => {
      return { cell, contender, summary: summaries.of(place, contender, cell), ours };
    });
  });
  return markdownTable(
    ['model', 'L', 'contender', ...columns[place].map(({ name }) => name)],
    rows.map((row) => [
      modelName(row.cell),
      String(row.cell.samples),
      row.contender,
      ...columns[place].map((column) => column.text(row)),
    ]),
    3,
  );
}

/** One row for each model and value of the axis: bytes on the null backend, milliseconds where something computes. */
export function growthTable(axis: Axis, options: Options, summaries: Summaries): string {
  const own = (place: PlaceName, cell: Cell) => summaries.of(place, oursOn(placeOf(place).backend), cell);
  const rows = growthAlong(axis)
    .filter(({ model }) => options.models.includes(model))
    .map((cell) => [
      modelName(cell),
      String(cell[axis]),
      megabytes(own('null', cell)?.held),
      megabytes(summaries.of('null', 'stock', cell)?.held),
      number(own('swiftshader', cell)?.step),
      number(own('wasm', cell)?.step),
    ]);
  const head = ['GPU MB held', 'by stock', 'ms on SwiftShader', 'ms on wasm, one thread'];
  return markdownTable(['model', axes[axis].symbol, ...head], rows, 1);
}

/** All four axes, each under its title. */
export function growthTables(options: Options, summaries: Summaries): string {
  return axisNames
    .map((axis) => `### ${axes[axis].symbol}\n\n${growthTable(axis, options, summaries)}`)
    .join('\n\n');
}
