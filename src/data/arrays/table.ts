/** Tables of numbers as text (.csv, .tsv, .amat): a picture a line, its label in the first or the last column where there is one. Read line by line. */
import { streamOf, type ByteSource } from '../bytes/byte-source';
import { refusal, refusing } from '../refusal';
import type { NumberArray } from './number-array';

/** Characters of a line: 64 x 64 pixels of three channels, ten digits each. */
const mostLine = 2 ** 18;
/** Lines by which the columns are told apart. */
const looked = 1000;
const lookedCharacters = 2 ** 23;
const mostWords = 256;
/** Fewer columns are no picture. */
const fewestColumns = 16;

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const labelName = /^(label|class|target|y|digit|category)s?$/i;

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

/** The mark that parts most cells; blanks, where there is none. */
function separatorOf(line: string): string {
  const counted = [',', ';', '\t'].map((mark) => [line.split(mark).length, mark] as const);
  const [count, mark] = counted.reduce((a, b) => (b[0] > a[0] ? b : a));
  return count > 1 ? mark : ' ';
}

const cellsOf = (line: string, separator: string): string[] =>
  (separator === ' ' ? line.trim().split(/ +/) : line.split(separator)).map((cell) =>
    cell.trim().replace(/^"(.*)"$/, '$1'),
  );

/** Visits the lines that are not empty; stops where a visit answers false. */
async function eachLine(
  source: ByteSource,
  visit: (line: string, index: number) => Promise<boolean> | boolean,
): Promise<void> {
  const { name, size } = source;
  const reader = streamOf(source, 0, size).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let index = 0;
  try {
    for (;;) {
      const { done, value = '' } = await refusing(name, '', 'a text', () => reader.read());
      const lines = (rest + value).split('\n');
      rest = done ? '' : lines.pop()!;
      for (const line of lines) {
        if (line.length > mostLine)
          throw refusal(name, `line ${index + 1}`, `at most ${mostLine} characters`, line.length);
        const text = index === 0 ? line.replace(/^\uFEFF/, '') : line;
        if (text.trim() !== '' && !(await visit(text.replace(/\r$/, ''), index++))) return;
      }
      if (rest.length > mostLine)
        throw refusal(name, `line ${index + 1}`, `at most ${mostLine} characters`, 'more');
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

interface Columns {
  readonly separator: string;
  readonly count: number;
  readonly hasHead: boolean;
  /** Null where no column is a label. */
  readonly label: number | null;
}

const squareRoot = (count: number) => Number.isInteger(Math.sqrt(count));
const isPicture = (count: number) => squareRoot(count) || (count % 3 === 0 && squareRoot(count / 3));

/** Which column the labels are in, by its name, else by the number of columns and what is in the outer ones. */
function labelColumn(head: readonly string[] | null, rows: readonly (readonly string[])[]): number | null {
  const { length: count } = head ?? rows[0];
  const named = head?.findIndex((name) => labelName.test(name)) ?? -1;
  if (named >= 0) return named;
  if (isPicture(count) || !isPicture(count - 1)) return null;
  /** How many labels a column would have: fewer are likelier, and such as 0 to 9, of which none is left out, likelier than any others. */
  const kinds = (column: number) => {
    const cells = [...new Set(rows.map((cells) => cells[column] ?? ''))];
    const numbers = cells.filter((cell) => number.test(cell)).map(Number);
    if (cells.length < 2 || !numbers.every(Number.isInteger)) return Infinity;
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    const hasAll = numbers.length < cells.length || ([0, 1].includes(low) && high - low + 1 === cells.length);
    return cells.length + (hasAll ? 0 : looked);
  };
  // The corner of a digit is always black, that of a photograph has any greys; of two alike the first.
  return kinds(count - 1) < kinds(0) ? count - 1 : 0;
}

async function columnsOf(source: ByteSource): Promise<Columns> {
  const lines: string[] = [];
  let most = looked;
  await eachLine(source, (line) => {
    // Of long lines fewer are as good.
    most = Math.min(most, Math.ceil(lookedCharacters / line.length));
    return lines.push(line) < most;
  });
  if (lines.length === 0) throw refusal(source.name, '', 'a table with a picture a line', 'an empty file');
  const separator = separatorOf(lines[0]);
  const cells = lines.map((line) => cellsOf(line, separator));
  // A line of numbers with one word is a picture with its class.
  const hasHead = cells[0].filter((cell) => !number.test(cell)).length > 1;
  const rows = hasHead ? cells.slice(1) : cells;
  if (rows.length === 0) throw refusal(source.name, '', 'a line for each picture', 'a head alone');
  return { separator, count: cells[0].length, hasHead, label: labelColumn(hasHead ? cells[0] : null, rows) };
}

/** Its pictures, and its labels where it has any. Counts the lines, and reads no number but those of the first ones. */
export async function openTable(source: ByteSource): Promise<readonly NumberArray[]> {
  const { name } = source;
  const { separator, count, hasHead, label } = await columnsOf(source);
  let rows = hasHead ? -1 : 0;
  const words = new Set<string>();
  await eachLine(source, (line) => {
    if (rows++ < 0 || label === null) return true;
    const cell = cellsOf(line, separator)[label] ?? '';
    if (!number.test(cell)) words.add(cell);
    if (words.size > mostWords) throw refusal(name, 'classes', `at most ${mostWords}`, 'more');
    return true;
  });
  const classes = words.size > 0 ? [...words].sort() : undefined;

  const each =
    (numbersOf: (cells: readonly string[], row: number) => ArrayLike<number>): NumberArray['each'] =>
    (visit) =>
      eachLine(source, async (line, index) => {
        const row = hasHead ? index - 1 : index;
        if (row < 0) return true;
        const cells = cellsOf(line, separator);
        if (cells.length !== count) throw refusal(name, `line ${index + 1}`, `${count} cells`, cells.length);
        return visit(numbersOf(cells, row), row);
      });

  const numberOf = (cell: string, row: number): number => {
    if (!number.test(cell)) throw refusal(name, `picture ${row}`, 'numbers', `'${cell.slice(0, 20)}'`);
    return Number(cell);
  };
  const pixels = label === null ? count : count - 1;
  const pictures: NumberArray = {
    name,
    shape: [rows, pixels],
    type: 'text',
    each: each((cells, row) => {
      const others = label === null ? cells : cells.toSpliced(label, 1);
      return Float64Array.from(others, (cell) => numberOf(cell, row));
    }),
  };
  if (label === null) return [pictures];
  const labels: NumberArray = {
    name: `${name}, labels`,
    shape: [rows],
    type: 'text',
    words: classes,
    each: each((cells, row) => [classes ? classes.indexOf(cells[label]) : numberOf(cells[label], row)]),
  };
  return [pictures, labels];
}
