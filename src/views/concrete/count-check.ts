/** Whether a GPU's counts may be believed: the same samples counted on the processor stand in the same cells, but for rounding. */
import { countConcrete } from '../../math/concrete-counts';
import type { Drawing, GpuCounter } from './gpu-counter';

export const CHECKED = 10_000;

/**
 * Samples of CHECKED that may stand in another cell. float32 knows a difference of two logits, of which each may be
 * about 16, to 4e-6; divided by T = 0.1 and through y (1 - y) <= 1/4 that moves y by 1e-5 and 40 y by 4e-4 of a
 * cell, along two sides: at most 8 samples in 10,000 lie so near to an edge. Other noise moves thousands.
 */
const MOST_MOVED = 10;

/** How many samples stand in other cells, of the triangle where they are most. */
export function mostMoved(counts: readonly Uint32Array[], others: readonly Uint32Array[]): number {
  return Math.max(
    ...counts.map(
      (row, t) => row.reduce((sum, count, cell) => sum + Math.abs(count - others[t][cell]), 0) / 2,
    ),
  );
}

/** Whether every row has that many samples: none fell out, as they would where a command was refused. */
export const areWhole = (counts: readonly Uint32Array[], samples: number): boolean =>
  counts.every((row) => row.reduce((sum, count) => sum + count, 0) === samples);

/** Rejects, in words that end a sentence, where the GPU's counts of the first CHECKED samples are others. */
export async function checkCounter(counter: GpuCounter, drawing: Drawing): Promise<void> {
  const { alpha, temperatures, key, n } = drawing;
  const truth = temperatures.map(() => new Uint32Array((n * (n + 1)) / 2));
  countConcrete(truth, alpha, temperatures, key, 0, CHECKED, n);
  const counted = await counter.count(0, CHECKED);
  const moved = mostMoved(truth, counted);
  if (!areWhole(counted, CHECKED) || moved > MOST_MOVED)
    throw new Error(
      `the GPU (${counter.adapter}) puts ${moved} of ${CHECKED} samples into other cells than the processor, at most ${MOST_MOVED} by rounding`,
    );
}
