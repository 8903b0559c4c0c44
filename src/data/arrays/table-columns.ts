/** What the columns of a table are: pixels, the label, or a numbering of the rows; by their names, else by what is in the outer ones. Pure. */
import type { Question } from '../own/question';

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const labelName = /^(label|class|target|y|digit|category)s?$/i;
/** Names of columns that number the rows; pandas writes the last, or none. */
const numberingName = /^(id|index|unnamed: ?\d+)$/i;
/** Values of a column that are kept: more tell no more. */
const mostKinds = 1000;
/** Of so few rows a first column that counts may well be the classes, one of each; of more than the second it cannot. */
const fewRows = 10;
const mostLabels = 255;

export const isNumber = (cell: string): boolean => number.test(cell);

/** Whether the first line names the columns. */
export function isHead(first: readonly string[], second: readonly string[] | undefined): boolean {
  const words = first.filter((cell) => !isNumber(cell));
  // A line of numbers with one word is a picture with its class.
  if (words.length > 1) return true;
  const numbers = first.filter(isNumber);
  const areDistinct = new Set(numbers).size === numbers.length;
  if (words.length === 1 && labelName.test(words[0]) && areDistinct) return true;
  if (areMangled(numbers)) return true;
  return isCounting(numbers) && !(second && isCounting(second.filter(isNumber)));
}

/** 0, 1, 2, ... or from 1. */
const isCounting = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  [0, 1].includes(Number(cells[0])) &&
  cells.every((cell, at) => Number(cell) === Number(cells[0]) + at);

/** A line of pixels that pandas took for names: of equal ones it makes 0, 0.1, 0.2, ... */
function areMangled(cells: readonly string[]): boolean {
  const seen = new Map<string, number>();
  for (const cell of cells) {
    const [base, again] = cell.split('.');
    const before = seen.get(base) ?? 0;
    if (again === undefined ? before > 0 : before === 0 || again !== String(before)) return false;
    seen.set(base, before + 1);
  }
  return seen.size < cells.length;
}

/** What all rows have in a column. */
export class SeenColumn {
  /** The first of them, where there are very many. */
  readonly cells = new Set<string>();
  hasWords = false;
  /** Whether it numbers the rows, from 0 or 1. */
  counts = true;
  private start: number | null = null;

  add(cell: string, row: number): void {
    if (this.cells.size <= mostKinds) this.cells.add(cell);
    this.hasWords ||= cell !== '' && !isNumber(cell);
    this.start ??= Number(cell);
    this.counts &&= cell !== '' && [0, 1].includes(this.start) && Number(cell) === this.start + row;
  }
}

export interface SeenTable {
  readonly head: readonly string[] | null;
  readonly count: number;
  readonly rows: number;
  /** Of the columns that `lookedColumns` names. */
  readonly columns: ReadonlyMap<number, SeenColumn>;
  /** Whether the pixels of the first rows are from 0 to 1. */
  readonly areUnits: boolean;
}

/** One way to read the columns; all that are neither the label nor left out are pixels. */
export interface Reading {
  readonly option: Question['options'][number];
  /** Null where no column is a label. */
  readonly label: number | null;
  readonly leftOut: readonly number[];
}

/** Columns that may be labels or numberings: the outer ones, and what is called so. */
export function lookedColumns(head: readonly string[] | null, count: number): number[] {
  const kept = keptByName(head, count);
  const named = kept.filter((at) => head && labelName.test(head[at]));
  return [...new Set([...kept.slice(0, 2), ...kept.slice(-1), ...named])];
}

function keptByName(head: readonly string[] | null, count: number): number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  if (!head) return all;
  const isAlone = head.filter((name) => name === '').length === 1;
  return all.filter((at) => !numberingName.test(head[at]) && !(isAlone && head[at] === ''));
}

const squareRoot = (count: number) => Number.isInteger(Math.sqrt(count));
const isPicture = (count: number) => squareRoot(count) || (count % 3 === 0 && squareRoot(count / 3));

/** The likeliest first; one alone where nothing is open. */
export function readingsOf(seen: SeenTable): readonly [Reading, ...Reading[]] {
  const { head, count, rows, columns } = seen;
  const kept = keptByName(head, count);
  const out = Array.from({ length: count }, (_, at) => at).filter((at) => !kept.includes(at));
  const none = (words: string, ...more: number[]): Reading => ({
    option: { value: 'none', words },
    label: null,
    leftOut: [...out, ...more],
  });
  const labelled = (value: string, label: number): Reading => ({
    option: { value, words: `the ${value}` },
    label,
    leftOut: out,
  });
  const [first, last] = [kept[0], kept.at(-1)!];
  const fits = isPicture(kept.length);
  const numbers = rows > 1 && columns.get(first)!.counts && !fits;
  const named = head ? kept.find((at) => labelName.test(head[at])) : undefined;
  const leaves = kept.length - 1;
  if (numbers && first !== named && !isPicture(leaves) && isPicture(leaves - 1)) {
    out.push(first);
    if (named !== undefined) return [labelled('named', named)];
    return byOuter(kept[1], last);
  }
  if (named !== undefined) return [labelled('named', named)];
  if (fits || !isPicture(leaves)) return [none('none')];
  if (!numbers) return byOuter(first, last);
  const unlabelled = none('none: the first column numbers the pictures', first);
  if (rows > mostLabels) return [unlabelled];
  const counted = labelled('first', first);
  return rows > fewRows ? [unlabelled, counted] : [counted, unlabelled];

  function byOuter(one: number, other: number): readonly [Reading, ...Reading[]] {
    const [a, b] = [one, other].map((at) => kindsIn(columns.get(at)!, seen.areUnits));
    // The corner of a digit is always black, that of a photograph has any greys; of two alike the first.
    const [best, rest] = b.rank < a.rank ? ['last', 'first'] : ['first', 'last'];
    const at = (place: string) => (place === 'first' ? one : other);
    const isOpen = [a, b].every(({ rank }) => rank <= mostKinds + mostLabels) && a.sure === b.sure;
    const sole = labelled(best, at(best));
    if (!isOpen) return [sole];
    return [sole, labelled(rest, at(rest)), none(`none: the ${best} column is left out`, at(best))];
  }
}

/** How many labels a column would have: fewer are likelier, and such as 0 to 9, of which none is left out, likelier than any others. */
function kindsIn({ cells, hasWords }: SeenColumn, areUnits: boolean): { rank: number; sure: number } {
  const kinds = [...cells].filter((cell) => cell !== '');
  // Pixels are never words.
  if (hasWords && kinds.length > 1) return { rank: 0, sure: 2 };
  const numbers = kinds.map(Number);
  if (hasWords || numbers.length < 2 || !numbers.every(Number.isInteger)) return { rank: Infinity, sure: 0 };
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (areUnits && high > 1) return { rank: 0, sure: 2 };
  const hasAll = [0, 1].includes(low) && high - low + 1 === kinds.length;
  return { rank: kinds.length + (hasAll ? 0 : mostKinds), sure: Number(hasAll) };
}
