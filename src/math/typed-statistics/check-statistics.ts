/** Whether typed statistics make an exponential family on a grid: finite, not constant, and independent. */
import { orthogonalColumns } from '../orthogonal-columns';
import { textOf, valueAt, type Expression } from './expression';
import { parseStatistics } from './parse-statistics';
import { quoted, StatisticsError } from './statistics-error';

/** A column with no more than this of its own beside those before it depends on them. */
const LEAST_RESIDUAL = 1e-9;
/** Less than this may be rounding alone, as of sin(4*pi*z) on 9 points. */
const LEAST_RANGE = 1e-9;
/** So large a value may be: coefficients of 200 and their squares then stay far inside single precision. */
const LARGEST_VALUE = 1e6;

/** Each statistic at each z, [terms][z.length]. Throws a StatisticsError where the text is none. */
export function statisticsAt(text: string, z: readonly number[]): number[][] {
  return parseStatistics(text).map((term) => z.map((x) => valueAt(term, x)));
}

/** Each statistic in its shortest form, without spaces: `sin(3*z)`. Throws a StatisticsError likewise. */
export const statisticNames = (text: string): string[] => parseStatistics(text).map((term) => textOf(term));

/**
 * Why these statistics cannot be used on a grid [R], with the term, the place and the way out; null where
 * they can. Dependent: a relative residual below 1e-9 of QR on the columns with the constant first, each
 * scaled to norm 1.
 */
export function statisticsProblem(text: string, grid: readonly number[]): string | null {
  let terms: Expression[];
  try {
    terms = parseStatistics(text);
  } catch (error) {
    if (error instanceof StatisticsError) return error.message;
    throw error;
  }
  const columns = terms.map((term) => grid.map((z) => valueAt(term, z)));
  return notUsable(terms, columns, grid) ?? notIndependent(terms, columns, grid);
}

/** `Statistics, term 2, log(1-z)`. */
const named = (terms: readonly Expression[], p: number) =>
  `Statistics, term ${p + 1}, ${quoted(textOf(terms[p]))}`;

function notUsable(
  terms: readonly Expression[],
  columns: readonly (readonly number[])[],
  grid: readonly number[],
): string | null {
  for (const [p, column] of columns.entries()) {
    const broken = column.findIndex((value) => !Number.isFinite(value));
    if (broken >= 0)
      return `${named(terms, p)}: expected a finite value at every grid point, got ${Number.isNaN(column[broken]) ? 'none' : column[broken]} at z = ${place(grid[broken])}; change the term, as log(1+z) to log(1.02+z)`;
    const sizes = column.map(Math.abs);
    const largest = Math.max(...sizes);
    if (largest > LARGEST_VALUE)
      return `${named(terms, p)}: expected values of at most 1,000,000 on the grid, got ${largest.toPrecision(3)} at z = ${place(grid[sizes.indexOf(largest)])}; divide the term by a number`;
  }
  return null;
}

function notIndependent(
  terms: readonly Expression[],
  columns: readonly (readonly number[])[],
  grid: readonly number[],
): string | null {
  const constant = grid.map(() => 1);
  const { residuals } = orthogonalColumns([constant, ...columns], LEAST_RESIDUAL);
  const dependent = residuals.slice(1).findIndex((residual) => !(residual >= LEAST_RESIDUAL));
  const still = columns.findIndex((column) => range(column) > 0 && range(column) < LEAST_RANGE);
  if (still >= 0)
    return `${named(terms, still)}: expected values that differ by at least ${LEAST_RANGE} on the grid of ${grid.length} points, got ${range(columns[still]).toPrecision(3)}; multiply the term by a number, or take it out`;
  if (dependent < 0) return null;
  const alone = orthogonalColumns([constant, columns[dependent]]).residuals[1];
  return alone >= LEAST_RESIDUAL
    ? `${named(terms, dependent)}: expected a function that no sum of a constant and multiples of the terms before it gives on the grid of ${grid.length} points, got one; take the term out`
    : `${named(terms, dependent)}: expected a function of z, got the same value at all ${grid.length} grid points; take the term out, as a constant changes no density`;
}

const range = (column: readonly number[]): number => Math.max(...column) - Math.min(...column);

const place = (z: number): string => String(Number(z.toPrecision(6)));
