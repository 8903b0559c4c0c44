/** Which cells of a truth are drawn: those that hold all of both masses but a thousandth at each end, and a little room. Pure. */
import type { TruthAxis } from '../../../experiment/truth';

const LEFT_OUT = 1e-3;
/** Of the cells that are drawn, at each end. */
const ROOM = 0.1;
const FEWEST = 9;

export interface AxisFrame {
  /** First and last cell drawn. */
  readonly cells: readonly [number, number];
  /** Their outer edges, in units of the places. */
  readonly edges: readonly [number, number];
  /** Masses of truth and q divided by the cells' widths, of the cells drawn. */
  readonly places: readonly number[];
  readonly truth: readonly number[];
  readonly own: readonly number[];
}

function ends(masses: ArrayLike<number>): readonly [number, number] {
  const last = masses.length - 1;
  let [from, below] = [0, masses[0]];
  while (from < last && below <= LEFT_OUT) below += masses[++from];
  let [to, above] = [last, masses[last]];
  while (to > from && above <= LEFT_OUT) above += masses[--to];
  return [from, to];
}

/** The frame of an axis; of categories all of them. */
export function frameOf({ places, truth, own, categories }: TruthAxis): AxisFrame {
  const last = places.length - 1;
  const both = [ends(truth), ends(own)];
  let [from, to] = [Math.min(...both.map(([low]) => low)), Math.max(...both.map(([, high]) => high))];
  const room = Math.max(2, Math.ceil(ROOM * (to - from)), Math.ceil((FEWEST - (to - from)) / 2));
  [from, to] = categories ? [0, last] : [Math.max(0, from - room), Math.min(last, to + room)];
  const width = places[1] - places[0];
  const part = (values: Float64Array, by: number) =>
    Array.from(values.slice(from, to + 1), (one) => one / by);
  return {
    cells: [from, to],
    edges: [places[from] - width / 2, places[to] + width / 2],
    places: part(places, 1),
    truth: part(truth, width),
    own: part(own, width),
  };
}

/** Mean of q on an axis. */
export const ownMean = ({ places, own }: TruthAxis): number =>
  own.reduce((sum, mass, cell) => sum + mass * places[cell], 0) / own.reduce((sum, mass) => sum + mass, 0);
