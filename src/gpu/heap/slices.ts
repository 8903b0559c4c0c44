/** How the work of each kernel is cut, so that every number of its output comes from the same operations in the same order, however many slices there are. */
import type { HeapKernels } from './kernels';

export interface Slicing {
  /** Which argument counts what is divided. */
  readonly count: number;
  /** Slices begin at multiples of it. */
  readonly unit?: number;
  /** By how much an argument moves on with each one counted: addresses in bytes. */
  readonly moves: Readonly<Record<number, number>>;
  /** Which argument is scratch memory, and the floats of it that a slice needs. */
  readonly scratch?: { readonly at: number; readonly floats: number };
  /** About what the whole takes on one thread, as measured: it decides whether cutting pays. */
  readonly nanoseconds: number;
}

type Numbers = readonly number[];
type Cut = (numbers: Numbers, scratchOfMultiply: HeapKernels['scratchOfMultiply']) => Slicing;

/** Tiles of wasm/multiply.ts: one at C's edge rounds otherwise than one inside, so that a slice must not make new edges. */
const TILE_ROWS = 5;
const TILE_COLUMNS = 8;

/** Floats that so many take in whole vectors. */
export const aligned = (floats: number) => Math.ceil(floats / 4) * 4;

/** Vectors are of four. */
const noise = ([, count]: Numbers): Slicing => ({
  count: 1,
  unit: 4,
  moves: { 0: 4, 5: 1 },
  nanoseconds: 12 * count,
});

/** Floats of one row of a mixture and of so many padded rows beside it. */
export const mixtureScratch = (order: number, components: number, points: number, beside: number) =>
  (2 * components + beside) * aligned(points) + 4 * components + aligned(order);

/** By kernel; what is not here is too little work to cut. Argument numbers are those of kernels.ts. */
export const slicings: Partial<Record<keyof HeapKernels, Cut>> = {
  /** Along the longer side of C, because each slice packs all of the other operand. */
  multiply([, , , rows, depth, columns, cRow, aRow, , , bColumn], scratchOfMultiply) {
    const byRows = { count: 3, unit: TILE_ROWS, moves: { 0: 4 * cRow, 1: 4 * aRow } };
    const byColumns = { count: 5, unit: TILE_COLUMNS, moves: { 0: 4, 2: 4 * bColumn } };
    return {
      ...(rows >= columns ? byRows : byColumns),
      scratch: { at: 11, floats: scratchOfMultiply(depth, columns) },
      nanoseconds: 0.05 * rows * depth * columns,
    };
  },
  adam: ([, , , , , count]) => ({
    count: 5,
    unit: 4,
    moves: { 0: 4, 1: 4, 2: 4, 3: 4, 4: 4 },
    nanoseconds: 0.8 * count,
  }),
  bernoulli: ([, , , , rows, pixels, samples]) => ({
    count: 4,
    unit: samples,
    moves: { 0: 4, 1: 4 * pixels, 2: 4 * pixels, 3: (4 * pixels) / samples },
    nanoseconds: 6 * rows * pixels,
  }),
  sampleCoarseGrain: ([, , , , , , rows, order, points]) => ({
    count: 6,
    moves: { 0: 4, 1: 4 * order, 2: 4 * order, 3: 4 * points },
    scratch: { at: 10, floats: aligned(points) },
    nanoseconds: 6 * rows * points,
  }),
  sampleInverseCdf: ([, , , , , rows, order, points]) => ({
    count: 5,
    moves: { 0: 4, 1: 4 * order, 2: 4 * order, 3: 4 },
    scratch: { at: 9, floats: aligned(points) + aligned(order) },
    nanoseconds: 6 * rows * points,
  }),
  klCoarseGrain: ([, , , , , , , rows, latent, order, points]) => ({
    count: 7,
    unit: latent,
    moves: { 0: 4, 1: 4 * order, 2: 4 * order, 4: 4 * order },
    scratch: { at: 11, floats: 2 * aligned(points) + aligned(order) },
    nanoseconds: 10 * rows * points,
  }),
  sampleMixture: ([, , , , , , rows, order, components, points]) => {
    const bytes = 4 * components * (order + 1);
    return {
      count: 6,
      moves: { 0: 4, 1: bytes, 2: bytes, 3: 4 * points },
      scratch: { at: 11, floats: mixtureScratch(order, components, points, 3 + components) },
      nanoseconds: 6 * rows * points * components,
    };
  },
  sampleMixtureCells: ([, , , , , rows, order, components, points]) => {
    const bytes = 4 * components * (order + 1);
    return {
      count: 5,
      moves: { 0: 4, 1: bytes, 2: bytes, 3: 4 },
      scratch: { at: 9, floats: mixtureScratch(order, components, points, 3) },
      nanoseconds: 6 * rows * points * components,
    };
  },
  klMixture: ([, , , , , , , , rows, latent, order, components, points]) => {
    const bytes = 4 * components * (order + 1);
    return {
      count: 8,
      unit: latent,
      moves: { 0: 4, 1: bytes, 2: bytes, 6: bytes },
      scratch: { at: 13, floats: mixtureScratch(order, components, points, 3) },
      nanoseconds: 10 * rows * points * components,
    };
  },
  concrete: ([, , , pictures, samples, each, categories]) => ({
    count: 3,
    moves: {
      0: 4 * samples * each * categories,
      1: 4 * each * categories,
      2: 4 * samples * each * categories,
    },
    scratch: { at: 8, floats: aligned(categories) },
    nanoseconds: 7 * pictures * samples * each * categories,
  }),
  concreteGradient: ([, , , pictures, samples, each, categories]) => ({
    count: 3,
    moves: {
      0: 4 * each * categories,
      1: 4 * samples * each * categories,
      2: 4 * samples * each * categories,
    },
    nanoseconds: 0.7 * pictures * samples * each * categories,
  }),
  klToUniform: ([, , , rows, categories]) => ({
    count: 3,
    moves: { 0: 4, 1: 4 * categories, 2: 4 * categories },
    scratch: { at: 5, floats: 2 * aligned(categories) },
    nanoseconds: 12 * rows * categories,
  }),
  scaleRows: ([, , , rows, columns]) => ({
    count: 3,
    moves: { 0: 4 * columns, 1: 4 * columns, 2: 4 },
    nanoseconds: 0.25 * rows * columns,
  }),
  addBiases: ([, , rows, columns]) => ({
    count: 2,
    moves: { 0: 4 * columns },
    nanoseconds: 0.25 * rows * columns,
  }),
  throughRelu: ([, , , count]) => ({
    count: 3,
    unit: 4,
    moves: { 0: 4, 1: 4, 2: 4 },
    nanoseconds: 0.25 * count,
  }),
  columnSums: ([, , rows, columns]) => ({
    count: 3,
    unit: 4,
    moves: { 0: 4, 1: 4 },
    nanoseconds: 0.25 * rows * columns,
  }),
  patches: ([, , pictures, height, width, channels, side, , , down, across]) => ({
    count: 2,
    moves: { 0: 4 * down * across * side * side * channels, 1: 4 * height * width * channels },
    nanoseconds: 0.5 * pictures * down * across * side * side * channels,
  }),
  overlay: ([, , pictures, height, width, channels, side, , , down, across]) => ({
    count: 2,
    moves: { 0: 4 * height * width * channels, 1: 4 * down * across * side * side * channels },
    nanoseconds: 0.5 * pictures * down * across * side * side * channels,
  }),
  maxPool: ([, , pictures, height, width, channels]) => ({
    count: 2,
    moves: { 0: height * width * channels, 1: 4 * height * width * channels },
    nanoseconds: 0.5 * pictures * height * width * channels,
  }),
  maxPoolGradient: ([, , , pictures, height, width, channels]) => ({
    count: 3,
    moves: {
      0: 4 * height * width * channels,
      1: 4 * height * width * channels,
      2: height * width * channels,
    },
    nanoseconds: 0.5 * pictures * height * width * channels,
  }),
  fillGumbel: noise,
  fillNormal: noise,
};

/** Nanoseconds below which the caller is done before another thread is awake. */
const WORTH_A_SLICE = 20_000;

/** The numbers of each slice's call: one list, the kernel's own, where cutting does not pay. */
export function cut(numbers: Numbers, slicing: Slicing, most: number, worth = WORTH_A_SLICE): Numbers[] {
  const { count, unit = 1, moves, scratch, nanoseconds } = slicing;
  const total = numbers[count];
  const units = Math.ceil(total / unit);
  const slices = Math.max(1, Math.min(most, units, Math.floor(nanoseconds / worth)));
  return Array.from({ length: slices }, (_, slice) => {
    const [first, end] = [slice, slice + 1].map((k) =>
      Math.min(total, Math.floor((units * k) / slices) * unit),
    );
    const own = numbers.map((number, i) => number + first * (moves[i] ?? 0));
    own[count] = end - first;
    if (scratch) own[scratch.at] += 4 * aligned(scratch.floats) * slice;
    return own;
  });
}
