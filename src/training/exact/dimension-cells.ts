/** One latent dimension of a picture in cells, as fine or as coarse as is asked between any two places. Pure. */
import { logSumExp } from '../../math/numeric';
import type { LatentCells, LatentDistribution } from '../../models/latent/distribution';
import { boxedCells } from './boxed-cells';

export interface Span {
  readonly low: number;
  readonly high: number;
}

/** A run of cells, whose every `parts` neighbours are one of the model's own. */
export interface FineCells extends LatentCells {
  readonly parts: number;
}

interface DimensionCells {
  /** All that the prior and q reach. */
  readonly whole: Span;
  /** All of q but 1e-7 at each end. */
  readonly own: Span;
  /** The model's own cells in the span and their parts, the finest that are taken; null where they may be as fine as is asked. */
  listed(span: Span): { readonly own: number; readonly parts: number } | null;
  /** About `count` cells at most, all that touch the span. */
  within(span: Span, count: number): FineCells;
}

/** Cells to each side of which so much of q's mass may lie. */
const LEFT_OUT = 1e-7;
/** Deviations of a normal q to each side: 4e-8 lies beyond. */
const REACH = 5.5;
/** Of listed cells, where there are not too many of them (definition 25). */
const FINENESS = 2;

/** Null where the cells are categories, which lie in no order, or where there are none. */
export function dimensionCells({ windowed, cells }: LatentDistribution, j: number): DimensionCells | null {
  if (windowed) {
    const { mean, deviation } = windowed.moments[j];
    const own = { low: mean - REACH * deviation, high: mean + REACH * deviation };
    const prior = windowed.reached(j);
    return {
      whole: { low: Math.min(prior.low, own.low), high: Math.max(prior.high, own.high) },
      own,
      listed: () => null,
      within: ({ low, high }, count) => ({ ...windowed.cells(j, { low, high, count }), parts: 1 }),
    };
  }
  const plain = cells?.(j, 1);
  if (!cells || !plain || !standAtPlaces(plain)) return null;
  const fine = cells(j, FINENESS);
  const places = plain.inputs;
  const parts = fine.logPrior.length / places.length;
  const [from, to] = runOfMass(plain.logPosterior.map(Math.exp), LEFT_OUT);
  return {
    whole: { low: places[0], high: places[places.length - 1] },
    own: { low: places[from], high: places[to] },
    listed(span) {
      const [first, end] = runIn(places, span);
      return { own: end - first, parts };
    },
    within(span, count) {
      const [first, end] = runIn(places, span);
      if ((end - first) * parts <= count) return { ...boxedCells(fine, first * parts, end * parts), parts };
      const run = boxedCells(plain, first, end);
      return { ...joined(run, Math.ceil((end - first) / count)), parts: 1 };
    },
  };
}

/** The first of the places in the span and the one behind the last; two at least, which have a distance. */
function runIn(places: Float32Array, { low, high }: Span): readonly [number, number] {
  const inside = (place: number) => place >= low && place <= high;
  const from = Math.min(Math.max(0, places.findIndex(inside)), places.length - 2);
  return [from, Math.max(from + 2, places.findLastIndex(inside) + 1)];
}

/** Whether each cell is one number that the decoder is fed, and not a category. */
export const standAtPlaces = ({ inputs, logPrior }: LatentCells): boolean =>
  inputs.length === logPrior.length;

/** First and last cell of all but `leftOut` of the mass at each end. */
export function runOfMass(masses: ArrayLike<number>, leftOut: number): readonly [number, number] {
  let [from, below] = [0, masses[0]];
  while (from < masses.length - 1 && below <= leftOut) below += masses[++from];
  let [to, above] = [masses.length - 1, masses[masses.length - 1]];
  while (to > from && above <= leftOut) above += masses[--to];
  return [from, to];
}

/** Every `many` neighbours as one cell that has their masses and stands in their middle. */
function joined(cells: LatentCells, many: number): LatentCells {
  if (many <= 1) return cells;
  const count = Math.ceil(cells.logPrior.length / many);
  const each = <T>(values: ArrayLike<number>, of: (own: number[]) => T): T[] =>
    Array.from({ length: count }, (_, i) => of(Array.from(values).slice(i * many, (i + 1) * many)));
  const mean = (own: readonly number[]) => own.reduce((sum, value) => sum + value, 0) / own.length;
  return {
    logPrior: Float64Array.from(each(cells.logPrior, logSumExp)),
    logPosterior: Float64Array.from(each(cells.logPosterior, logSumExp)),
    inputs: Float32Array.from(each(cells.inputs, mean)),
    statistics: cells.statistics?.map((row) => Float64Array.from(each(row, mean))) ?? null,
  };
}
