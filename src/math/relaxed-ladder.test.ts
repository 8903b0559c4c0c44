/** The ladder's powers against the exponentials they stand for, sample by sample, at every temperature. */
import { describe, expect, it } from 'vitest';
import { relaxedMeans } from './concrete-histogram';
import { fc, someVector } from './testing/properties';
import { linspace } from './numeric';
import { gumbel, keyOf, threefry2x32, toUniform } from './random';
import { countLadder, fillGumbelRoots, LADDER, paperCells, type EqualCells } from './relaxed-ladder';

const key = keyOf(1, 'test');

function plainCounts(
  logits: readonly number[],
  zeta: readonly number[],
  roots: Float64Array,
  cells: EqualCells,
) {
  const noise = roots.map((root) => 12 * Math.log(root));
  return LADDER.map((T) => {
    const counts = new Array<number>(cells.count).fill(0);
    for (const z of relaxedMeans(logits, zeta, noise, T)) {
      const cell = Math.floor((z - cells.start) / cells.width);
      counts[Math.min(cells.count - 1, Math.max(0, cell))]++;
    }
    return counts;
  });
}

const distance = (a: ArrayLike<number>, b: readonly number[]) =>
  b.reduce((sum, count, i) => sum + Math.abs(count - a[i]), 0);

describe('countLadder', () => {
  it('counts what relaxedMeans draws from the same noise, whatever the logits', () => {
    fc.assert(
      fc.property(
        fc.oneof(someVector(2, 30, 3), someVector(2, 30, 1500)),
        fc.integer({ min: 0, max: 1000 }),
        (logits, step) => {
          const zeta = linspace(-1, 1, logits.length);
          // Off the grid points, on which samples of small T pile up.
          const cells = { start: -1.0123, width: 0.0531, count: 39 };
          const roots = fillGumbelRoots(new Float64Array(50 * zeta.length), key, step, 0);
          const counts = new Uint32Array(LADDER.length * cells.count);
          countLadder(counts, logits, zeta, roots, cells);
          plainCounts(logits, zeta, roots, cells).forEach((plain, rung) =>
            expect(distance(counts.subarray(rung * cells.count, (rung + 1) * cells.count), plain)).toBe(0),
          );
        },
      ),
    );
  });

  it('puts every grid point of R = 100 into a cell of its own', () => {
    const zeta = linspace(-1, 1, 100);
    const cellOf = (z: number) => Math.min(99, Math.floor((z - paperCells.start) / paperCells.width));
    expect(zeta.map(cellOf)).toEqual(zeta.map((_, r) => r));
  });

  it('adds to what is there, one a sample at each rung', () => {
    const zeta = linspace(-1, 1, 5);
    const counts = new Uint32Array(LADDER.length * paperCells.count).fill(1);
    countLadder(counts, [0, 0, 0, 0, 0], zeta, fillGumbelRoots(new Float64Array(35), key, 0, 0), paperCells);
    LADDER.forEach((_, rung) =>
      expect(counts.subarray(rung * 100, rung * 100 + 100).reduce((sum, count) => sum + count, 0)).toBe(107),
    );
  });
});

it('the roots are those of the Gumbel noise at the same counter', () => {
  const [root] = fillGumbelRoots(new Float64Array(1), key, 4, 9);
  expect(12 * Math.log(root)).toBeCloseTo(gumbel(toUniform(threefry2x32(key, [4, 9])[0])), 12);
});
