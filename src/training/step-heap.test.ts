/** Two hundred steps with our kernels and with those of tfjs give the same losses, up to the rounding of float32. */
import { beforeAll, describe, expect, test } from 'vitest';
import { FLOAT32_EPSILON } from '../gpu/float32';
import { attachHeap, detachHeap } from '../gpu/heap/heap';
import { useBackend } from '../gpu/testing/test-backends';
import { curveOf, drive, tinyExperiment, tinyRun, tinyModels } from './testing/tiny-run';

/**
 * In roundings of L. The two differ in the order of sums and in logarithms and exponentials by about one rounding a
 * number; Adam divides by the gradient's own size, so that a weight is off by no more than its gradient is. 4 were
 * seen, as many as between tfjs on wasm and tfjs on cpu.
 */
const ROUNDINGS = 16;

describe('200 steps', () => {
  beforeAll(() => useBackend('wasm'));

  test.each([1, 3])('lose what they lose with the kernels of tfjs: %i samples', async (samples) => {
    const curves: ReturnType<typeof curveOf>[][] = [];
    for (const take of [attachHeap, detachHeap]) {
      take();
      const run = await tinyRun(tinyExperiment({ samples }, { steps: 200 }));
      await drive(run);
      curves.push(tinyModels.map((id) => curveOf(run, id)));
      run.dispose();
    }
    attachHeap();
    expect(curves[0]).not.toEqual(curves[1]);
    tinyModels.forEach((_, m) => {
      const [ours, theirs] = [curves[0][m], curves[1][m]];
      expect(ours.step).toHaveLength(200);
      const worst = ours.step.map((_, i) => {
        const scale = theirs.term1[i] + theirs.term2[i];
        const apart = [ours.term1[i] - theirs.term1[i], ours.term2[i] - theirs.term2[i]];
        return Math.max(...apart.map(Math.abs)) / scale / FLOAT32_EPSILON;
      });
      expect(Math.max(...worst)).toBeLessThanOrEqual(ROUNDINGS);
    });
  });
});
