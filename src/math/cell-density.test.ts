/** Cells: that draws fall as their masses say, that nothing is lost at edges, and that proposals cover what they must. */
import { describe, expect, it } from 'vitest';
import {
  cellOf,
  cellsAroundGrid,
  coveringProposal,
  massesOfCounts,
  placeAt,
  runningSums,
  runningSumsOfLogits,
} from './cell-density';
import { fc, someVector } from './testing/properties';
import { softmax } from './numeric';
import { gridPoints } from './polynomial-family';
import { fillUniform, keyOf } from './random';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('placeAt', () => {
  it('draws each cell with its mass and evenly inside it', () => {
    const masses = [0.1, 0, 0.6, 0.3];
    const places = Array.from(fillUniform(new Float32Array(200_000), keyOf(1, 'test/places'), 0), (u) =>
      placeAt(runningSums(masses), u),
    );
    masses.forEach((mass, cell) => {
      const own = places.filter((place) => Math.floor(place) === cell);
      // Four standard deviations of a count.
      expect(Math.abs(own.length / 2e5 - mass)).toBeLessThanOrEqual(4 * Math.sqrt((mass * (1 - mass)) / 2e5));
      const inside = own.map((place) => place - cell);
      if (mass > 0)
        expect(Math.abs(sum(inside) / own.length - 0.5)).toBeLessThan(4 / Math.sqrt(12 * own.length));
    });
  });

  it('is the inverse of the distribution function, whatever the masses', () => {
    const masses = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(masses, fc.double({ min: 1e-7, max: 1 - 1e-7, noNaN: true }), (values, u) => {
        if (sum(values) === 0) return;
        const place = placeAt(runningSums(values), u);
        const cell = Math.floor(place);
        expect(values[cell]).toBeGreaterThan(0);
        const below = sum(values.slice(0, cell)) + (place - cell) * values[cell];
        // The place is kept 2^-20 of a cell below the next.
        expect(Math.abs(below / sum(values) - u)).toBeLessThan(2e-6);
      }),
    );
  });
});

describe('runningSumsOfLogits', () => {
  it('sums softmax, also of large logits', () => {
    fc.assert(
      fc.property(someVector(1, 20, 900), (logits) => {
        const sums = runningSumsOfLogits(logits);
        const q = softmax(logits);
        q.forEach((_, r) => expect(sums[r]).toBeCloseTo(sum(q.slice(0, r + 1)), 12));
      }),
    );
  });
});

describe('proposals', () => {
  const counts = [0, 0, 8, 0, 2, 0];

  it('spread counts, keep their sum, and bound the weight of the prior', () => {
    const prior = massesOfCounts([1, 9, 5, 0, 0, 5]);
    expect(sum(prior)).toBeCloseTo(1, 14);
    expect(Math.min(...prior)).toBeGreaterThan(0);
    const proposal = coveringProposal(counts, prior, 0.1);
    expect(sum(proposal)).toBeCloseTo(1, 14);
    expect(proposal[2]).toBeCloseTo((0.9 * 4) / 10 + 0.1 * prior[2], 14);
    expect(proposal[3]).toBeCloseTo((0.9 * 2.5) / 10 + 0.1 * prior[3], 14);
    proposal.forEach((mass, cell) => expect(prior[cell] / mass).toBeLessThanOrEqual(10 + 1e-9));
    // What would leave at an end stays in it.
    expect(coveringProposal([4, 0, 0], [0, 0, 1], 0.5)[0]).toBeCloseTo(0.375, 14);
    expect(() => coveringProposal([0, 0], [0.5, 0.5], 0.1)).toThrow('expected counted samples, got none');
  });
});

describe('cellsAroundGrid', () => {
  it('has some 400 cells with every grid point in the middle of one', () => {
    for (const R of [3, 11, 51, 101, 150, 401, 1001]) {
      const cells = cellsAroundGrid(R);
      for (const zeta of gridPoints(R)) {
        const place = (zeta - cells.start) / cells.width;
        expect(Math.abs(place - Math.floor(place) - 0.5)).toBeLessThan(1e-9);
        expect(cellOf(cells, zeta)).toBe(Math.floor(place));
      }
      expect([cellOf(cells, -1.5), cellOf(cells, 1.5)]).toEqual([0, cells.count - 1]);
      expect(cells.count).toBeGreaterThan(R > 200 ? R - 1 : 300);
      expect(cells.count).toBeLessThan(Math.max(550, R + 1));
    }
  });
});
