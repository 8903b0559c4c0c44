/** z of a trained posterior and of its prior, both relaxed at every temperature, counted in rounds. Pure. */
import { countLadder, fillGumbelRoots, LADDER, type EqualCells } from '../../math/relaxed-ladder';
import { keyOf } from '../../math/random';
import { SEED } from './families';

/** One dimension as categories on the grid. */
export interface RelaxedDimension {
  /** Logits of q(y | x) and of p(y | a), [R] each. */
  readonly posterior: readonly number[];
  readonly prior: readonly number[];
}

export interface PosteriorRequest {
  readonly zeta: readonly number[];
  readonly dimensions: readonly RelaxedDimension[];
  /** Eq. (4) by dimension, nats. */
  readonly categories: readonly number[];
}

/** Histograms of every dimension, [rungs x cells] each, of all rounds so far. */
export interface PosteriorCounts {
  readonly samples: number;
  readonly posterior: readonly Uint32Array[];
  readonly prior: readonly Uint32Array[];
}

export const ROUNDS = 8;
/** Exponentials' roots of a round, and the most samples made of them. */
const NOISE = 505_000;
const ROUND = 5000;

export const samplesOf = (gridPoints: number): number => Math.min(ROUND, Math.floor(NOISE / gridPoints));

/** Two streams: with one noise for both, the samples would agree where the distributions do not. */
const keys = { posterior: keyOf(SEED, 'lab/posterior'), prior: keyOf(SEED, 'lab/prior') } as const;

const FEWEST_CELLS = 51;
const MOST_CELLS = 101;

/**
 * Cells of one width over [-1, 1], about 51 to 101: each grid point in the middle of one, or equally many of
 * them around the middle, so that at T -> 0 the cells of z hold what the categories do.
 */
export function cellsFor(R: number): EqualCells {
  const spacing = 2 / (R - 1);
  const start = -1 - spacing / 2;
  if (R > MOST_CELLS) {
    const points = Math.ceil(R / MOST_CELLS);
    return { start, width: points * spacing, count: Math.ceil(R / points) };
  }
  // Odd, so that a grid point lies in the middle of a cell and not on an edge.
  let parts = 1;
  while (R * parts < FEWEST_CELLS) parts += 2;
  return { start, width: spacing / parts, count: R * parts };
}

export function nothingCounted({ dimensions, zeta }: PosteriorRequest): PosteriorCounts {
  const empty = () => dimensions.map(() => new Uint32Array(LADDER.length * cellsFor(zeta.length).count));
  return { samples: 0, posterior: empty(), prior: empty() };
}

/** Adds a round, 0, 1, ..., to the histograms. */
export function countRound(
  request: PosteriorRequest,
  before: PosteriorCounts,
  round: number,
): PosteriorCounts {
  const { zeta, dimensions } = request;
  const cells = cellsFor(zeta.length);
  const samples = samplesOf(zeta.length);
  const roots = new Float64Array(samples * zeta.length);
  for (const side of ['posterior', 'prior'] as const) {
    fillGumbelRoots(roots, keys[side], round, 0);
    dimensions.forEach((each, j) => countLadder(before[side][j], each[side], zeta, roots, cells));
  }
  return { ...before, samples: before.samples + samples };
}
