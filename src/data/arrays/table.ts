/** Tables of numbers as text (.csv, .tsv, .amat): a picture a line, its label in the first or the last column where there is one. Read line by line. */
import type { ByteSource } from '../bytes/byte-source';
import { noLabel } from '../dataset';
import { refusal } from '../refusal';
import type { NumberArray } from './number-array';
import {
  isHead,
  isNumber,
  lookedColumns,
  readingsOf,
  SeenColumn,
  type Reading,
  type SeenTable,
} from './table-columns';
import { cellsOf, eachLine, separatorOf } from './table-lines';

/** Labels 0 ... 254: the next one says that there is none. */
const mostClasses = noLabel;
/** Fewer columns are no picture. */
const fewestColumns = 16;
/** Lines that tell the range of the pixels. */
const looked = 100;

/** Whether the first bytes are lines of text, of as many columns as a picture has pixels. */
export function isTable(bytes: Uint8Array): boolean {
  const isText = bytes.every(
    (byte) => (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13 || byte >= 128,
  );
  if (bytes.length === 0 || !isText) return false;
  const [line] = new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return cellsOf(line, separatorOf(line)).length >= fewestColumns;
}

interface Table extends SeenTable {
  readonly name: string;
  /** Visits the cells of each row; their number is that of the first. */
  each(visit: (cells: readonly string[], row: number) => Promise<boolean> | boolean): Promise<void>;
}

/** All lines are looked at: a file may be sorted by its classes. */
async function seenTable(source: ByteSource): Promise<Table> {
  const { name } = source;
  const lines: string[] = [];
  await eachLine(source, (line) => lines.push(line) < 2);
  if (lines.length === 0) throw refusal(name, '', 'a table with a picture a line', 'an empty file');
  const separator = separatorOf(lines[0]);
  const [first, second] = lines.map((line) => cellsOf(line, separator));
  const head = isHead(first, second) ? first : null;
  if (head && !second) throw refusal(name, '', 'a line for each picture', 'a head alone');
  const columns = new Map(lookedColumns(head, first.length).map((at) => [at, new SeenColumn()]));
  let rows = 0;
  let areUnits = true;
  await eachLine(source, (line, index) => {
    if (head && index === 0) return true;
    const cells = cellsOf(line, separator);
    for (const [at, column] of columns) column.add(cells[at] ?? '', rows);
    if (rows < looked)
      areUnits &&= cells.every((cell, at) => columns.has(at) || (Number(cell) >= 0 && Number(cell) <= 1));
    rows++;
    return true;
  });
  const each: Table['each'] = (visit) =>
    eachLine(source, async (line, index) => {
      const row = head ? index - 1 : index;
      if (row < 0) return true;
      const cells = cellsOf(line, separator);
      if (cells.length !== first.length)
        throw refusal(name, `line ${index + 1}`, `${first.length} cells`, cells.length);
      return visit(cells, row);
    });
  return { name, head, count: first.length, rows, columns, areUnits, each };
}

/** Its pictures, and its labels where it has any. */
export async function openTable(source: ByteSource): Promise<readonly NumberArray[]> {
  const table = await seenTable(source);
  const readings = readingsOf(table);
  if (readings.length === 1) return arraysOf(table, readings[0]);
  const [pictures] = arraysOf(table, readings[0]);
  const options = readings.map(({ option }) => option);
  const question = { id: 'label-column', label: 'Column of the labels', options };
  const under = (answer: string) =>
    arraysOf(table, readings.find(({ option }) => option.value === answer) ?? readings[0]);
  return [{ ...pictures, open: { question, under } }];
}

function arraysOf({ name, head, count, rows, columns, each }: Table, reading: Reading): NumberArray[] {
  const { label, leftOut } = reading;
  const numberOf = (cell: string, row: number): number => {
    if (!isNumber(cell)) throw refusal(name, `picture ${row}`, 'numbers', `'${cell.slice(0, 20)}'`);
    return Number(cell);
  };
  const isPixel = Array.from({ length: count }, (_, at) => at !== label && !leftOut.includes(at));
  const pictures: NumberArray = {
    name,
    shape: [rows, isPixel.filter(Boolean).length],
    type: 'text',
    warnings: leftOut.map((at) => leftOutText(name, head?.[at], at)),
    each: (visit) =>
      each((cells, row) => {
        const pixels = cells.filter((_, at) => isPixel[at]);
        return visit(
          Float64Array.from(pixels, (cell) => numberOf(cell, row)),
          row,
        );
      }),
  };
  if (label === null) return [pictures];
  const { words, labelOf } = classesIn(name, columns.get(label)!);
  const labels: NumberArray = {
    name: `${name}, labels`,
    shape: [rows],
    type: 'text',
    words,
    each: (visit) => each((cells, row) => visit([labelOf(cells[label], row)], row)),
  };
  return [pictures, labels];

  /** One word among them makes all cells words; numbers that are no labels become classes in their order; an empty cell is no label. */
  function classesIn(file: string, { cells, hasWords }: SeenColumn) {
    const kinds = [...cells].filter((cell) => cell !== '');
    const numbers = [...new Set(kinds.map(Number))].sort((a, b) => a - b);
    const labelOf = (cell: string, row: number) => (cell === '' ? noLabel : numberOf(cell, row));
    const areLabels =
      !hasWords &&
      (!numbers.includes(noLabel) || numbers.some((value) => !Number.isInteger(value) || value < 0));
    if (areLabels) return { words: undefined, labelOf };
    const words = hasWords ? kinds.sort() : numbers.map(String);
    if (words.length > mostClasses) throw refusal(file, 'classes', `at most ${mostClasses}`, 'more');
    const places = new Map(words.map((word, at) => [word, at]));
    return {
      words,
      labelOf: (cell: string) => places.get(hasWords || cell === '' ? cell : String(Number(cell))) ?? noLabel,
    };
  }
}

const leftOutText = (file: string, called: string | undefined, at: number): string =>
  `${file}: column ${at + 1}${called ? ` (${called})` : ''} is left out: it is no pixel.`;
