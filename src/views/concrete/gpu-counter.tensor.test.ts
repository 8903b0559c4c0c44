/** What a GPU counts is what math/concrete-counts counts, but for samples that rounding moves over a cell's edge. */
import { afterEach, describe, expect, it } from 'vitest';
import { latticeMasses, LATTICE } from '../../math/concrete-cells';
import { compareCells } from '../../math/cell-comparison';
import { countConcrete } from '../../math/concrete-counts';
import { areWhole, checkCounter, mostMoved } from './count-check';
import { openGpuCounter, type GpuCounter } from './gpu-counter';
import { drawingKey, paperFigures } from './paper-figures';

// Where this runs in a browser, the set-up has failed without an adapter.
const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;

const drawingOf = (figure: '6' | '8') => {
  const { alpha, temperatures } = paperFigures[figure];
  return { alpha, temperatures, key: drawingKey, n: LATTICE };
};

describe.skipIf(!gpu)('counting on WebGPU', () => {
  let counter: GpuCounter | null = null;
  afterEach(() => counter?.end());

  it.each(['6', '8'] as const)('of figure %s comes to the counts of the processor', async (figure) => {
    const drawing = drawingOf(figure);
    const { alpha, temperatures, key } = drawing;
    counter = await openGpuCounter(drawing, true);
    expect(counter.adapter).not.toBe('');
    await checkCounter(counter, drawing);
    // No part of 4096, from an odd place, and so that workgroups are more than one.
    const [first, count] = [123_457, 50_001];
    const truth = temperatures.map(() => new Uint32Array(820));
    countConcrete(truth, alpha, temperatures, key, first, count, LATTICE);
    const counts = await counter.count(first, count);
    expect(areWhole(counts, count)).toBe(true);
    // float32 leaves 8 samples in 10,000 near enough to an edge at T = 0.1, see MOST_MOVED.
    expect(mostMoved(counts, truth)).toBeLessThanOrEqual(40);
    temperatures.forEach((T, t) => {
      const { totalVariation, noise } = compareCells(counts[t], latticeMasses(alpha, T, LATTICE));
      expect(totalVariation / noise).toBeLessThan(1.2);
    });
  });

  it('adds nothing of the part before, and other samples are other counts', async () => {
    counter = await openGpuCounter(drawingOf('6'), true);
    const once = await counter.count(0, 5000);
    const other = await counter.count(5000, 5000);
    expect(mostMoved(once, other)).toBeGreaterThan(500);
    expect(await counter.count(0, 5000)).toEqual(once);
  });

  it('is refused to software where nobody asked for it', async () => {
    const adapter = await gpu!.requestAdapter();
    const isSoftware = adapter!.info.isFallbackAdapter || /swiftshader/i.test(adapter!.info.architecture);
    const opened = openGpuCounter(drawingOf('6'), false);
    if (isSoftware) await expect(opened).rejects.toThrow(/the only GPU is software/);
    else counter = await opened;
  });

  it('rejects once its device is gone', async () => {
    counter = await openGpuCounter(drawingOf('6'), true);
    counter.end();
    await expect(counter.count(0, 100)).rejects.toThrow(/the GPU was lost/);
  });
});
