/** Figures 2, 6, 7 and 8 of the paper: their alpha, their temperatures, and how their samples are drawn here. */
import { latticeMasses, LATTICE } from '../../math/concrete-cells';
import { keyOf } from '../../math/random';
import type { FigureName } from './lab-settings';

interface PaperFigure {
  readonly alpha: readonly [number, number, number];
  /** As the page writes it. */
  readonly alphaText: string;
  readonly temperatures: readonly number[];
}

/** T = 0.1 ... 1.6, row by row. */
const sixteen = Array.from({ length: 16 }, (_, t) => (t + 1) / 10);

export const paperFigures: Readonly<Record<FigureName, PaperFigure>> = {
  // The paper does not give figure 2's temperatures: these are four of figure 6.
  2: { alpha: [1 / 3, 1 / 3, 1 / 3], alphaText: '1/3, 1/3, 1/3', temperatures: [0.1, 0.5, 1, 1.6] },
  6: { alpha: [1 / 3, 1 / 3, 1 / 3], alphaText: '1/3, 1/3, 1/3', temperatures: sixteen },
  7: { alpha: [1 / 2, 1 / 3, 1 / 6], alphaText: '1/2, 1/3, 1/6', temperatures: sixteen },
  8: { alpha: [2 / 3, 1 / 6, 1 / 6], alphaText: '2/3, 1/6, 1/6', temperatures: sixteen },
};

/** Appendix D: samples a triangle. */
export const SAMPLES = 1_000_000;
/** The same samples every time. */
export const SEED = 2017;
export const drawingKey = keyOf(SEED, 'lab/concrete');

/** Counts into the cells of every triangle, and the masses that they should come to. */
export interface Triangles {
  readonly figure: FigureName;
  readonly samples: number;
  readonly counts: readonly Uint32Array[];
  readonly masses: readonly Float64Array[];
}

/** What was counted, and where. */
export interface Counted {
  readonly samples: number;
  readonly counts: readonly Uint32Array[];
  /** Of the samples, those counted on the GPU; the others were counted in a worker. */
  readonly onGpu: number;
  /** What the GPU calls itself; empty where none counted. */
  readonly adapter: string;
  /** Why samples were counted in a worker; empty where none were. */
  readonly reason: string;
}

/** The closed form alone. */
export function exactMasses(figure: FigureName): Float64Array[] {
  const { alpha, temperatures } = paperFigures[figure];
  return temperatures.map((T) => latticeMasses(alpha, T, LATTICE));
}
