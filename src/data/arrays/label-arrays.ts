/** Which arrays hold labels, one or a row of numbers a picture, and which of their columns is a class. */
import { saysLabels } from './array-names';
import { lastAxisFirst } from './axes';
import { firstRows, rowLength, type NumberArray } from './number-array';

/** More columns of labels are no class in numbers. */
const mostColumns = 256;
/** Rows that tell what the columns are. */
const looked = 1000;

/** A number a picture, or a row of numbers, where the name says that it holds labels. */
export function isLabels(array: NumberArray): boolean {
  const { shape, name } = array;
  if (shape.slice(1).every((size) => size === 1)) return true;
  return shape.length === 2 && (shape.includes(1) || (saysLabels(name) && Math.min(...shape) <= mostColumns));
}

/** The array with a row for each of so many pictures; null where it has another number. */
export function labelsFor(array: NumberArray, count: number): NumberArray | null {
  if (array.shape[0] === count && rowLength(array) <= mostColumns) return array;
  const [columns, n] = array.shape;
  return array.shape.length === 2 && n === count && columns <= mostColumns ? lastAxisFirst(array) : null;
}

/** What the first rows of an array of labels say. */
export interface SeenLabels {
  /** Of each row one column is 1, the others 0. */
  readonly isOneHot: boolean;
  /** Columns of whole numbers from 0 to 255, with those that were seen. */
  readonly columns: readonly { readonly column: number; readonly values: readonly number[] }[];
}

const isClass = (value: number) => Number.isInteger(value) && value >= 0 && value <= 255;
const isUnit = (row: readonly number[]) =>
  row.every((value) => value === 0 || value === 1) && row.filter((value) => value === 1).length === 1;

export async function seenLabels(array: NumberArray): Promise<SeenLabels> {
  const rows = await firstRows(array, looked);
  const columns = Array.from({ length: rowLength(array) }, (_, column) => ({
    column,
    values: [...new Set(rows.map((row) => row[column]))].sort((a, b) => a - b),
  }));
  return {
    isOneHot: columns.length > 1 && rows.every(isUnit),
    columns: columns.filter(({ values }) => values.every(isClass)),
  };
}
