/** Counts of relaxed z by products and by the plain loop, against masses in closed form: two categories, whose z is tanh of a logistic variable. */
import { beforeAll, describe, expect, test } from 'vitest';
import { backends, useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { cellsAroundGrid } from '../../math/cell-density';
import { concreteKl } from '../../math/concrete-divergence';
import { histogramKl } from '../../math/histogram-divergence';
import { gridPoints } from '../../math/polynomial-family';
import { keyOf } from '../../math/random';
import type { EqualCells } from '../../math/relaxed-ladder';
import { countRelaxed, LOWEST_T_OF_PRODUCTS } from './relaxed-counts';

const samples = 20_000;
const cells: EqualCells = { start: -1.05, width: 0.1, count: 21 };

async function counted(columns: readonly (readonly number[])[], temperature: number, stream = 'test') {
  const R = columns[0].length;
  const own = R === 2 ? cells : cellsAroundGrid(R);
  const work = countRelaxed({
    columns,
    zeta: gridPoints(R),
    temperature,
    key: keyOf(7, stream),
    samples,
    cells: own,
  });
  for (;;) {
    const next = await work.next();
    if (next.done) return columns.map((_, i) => [...next.value.subarray(i * own.count, (i + 1) * own.count)]);
  }
}

/** P(z in cell) of two categories with that difference of logits: z = tanh((difference + logistic) / 2T). */
function masses(difference: number, temperature: number): number[] {
  const below = (z: number) => {
    if (z <= -1) return 0;
    if (z >= 1) return 1;
    return 1 / (1 + Math.exp(difference - 2 * temperature * Math.atanh(z)));
  };
  return Array.from({ length: cells.count }, (_, i) => {
    const from = cells.start + i * cells.width;
    return below(from + cells.width) - below(from);
  });
}

describe.each(backends)('counts of relaxed z on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each([0.1, LOWEST_T_OF_PRODUCTS, 0.5, 0.8, 1.5])(
    'fall as the closed form says at T = %d',
    async (T) => {
      const differences = [0, 1.5, -4];
      const all = await counted(
        differences.map((difference) => [0, difference]),
        T,
      );
      all.forEach((counts, i) => {
        expect(counts.reduce((a, b) => a + b)).toBe(samples);
        const expected = masses(differences[i], T);
        let chi = 0;
        let judged = 0;
        counts.forEach((count, cell) => {
          if (expected[cell] * samples < 5) return;
          chi += (count - samples * expected[cell]) ** 2 / (samples * expected[cell]);
          judged++;
        });
        // Chi squared of n cells has mean n and deviation sqrt(2 n).
        expect(chi).toBeLessThan(judged + 4 * Math.sqrt(2 * judged));
      });
    },
  );

  test('their KL is below that of y, and near it on cells this fine', async () => {
    const [q] = await counted([[0, 1.5]], 0.8, 'q');
    const [p] = await counted([[0, 0]], 0.8, 'p');
    const exact = concreteKl([0, 1.5], [0, 0]);
    const [ofQ, ofP] = [masses(1.5, 0.8), masses(0, 0.8)];
    const binned = ofQ.reduce((sum, mass, i) => sum + mass * Math.log(mass / ofP[i]), 0);
    expect(binned).toBeLessThan(exact);
    // z takes y to itself and back, so that only the cells lose something.
    expect(binned).toBeGreaterThan(0.97 * exact);
    // The deviation of log(q/p), some 0.7, over sqrt(20,000), four times, for both histograms.
    expect(Math.abs(histogramKl(q, p).kl - binned)).toBeLessThan(4 * Math.SQRT2 * (0.7 / Math.sqrt(samples)));
  });

  test('products are the plain loop, and logits of hundreds leave no hole', async () => {
    const zeta = gridPoints(21);
    const columns = [
      zeta.map((z) => -300 * (z - 0.4) ** 2),
      zeta.map((z) => 270 * z),
      zeta.map((z) => 3 * z * z),
    ];
    const T = LOWEST_T_OF_PRODUCTS;
    const products = await counted(columns, T);
    const plain = await counted(columns, T - 1e-9);
    products.forEach((counts, i) => {
      expect(counts.reduce((a, b) => a + b)).toBe(samples);
      const moved = counts.reduce((sum, count, cell) => sum + Math.abs(count - plain[i][cell]), 0);
      // Float32 moves the few that lie within 1e-6 of an edge.
      expect(moved).toBeLessThan(20);
    });
  });

  test('leave no tensor behind, at their end or abandoned', async () => {
    const before = tf.memory().numTensors;
    await counted([[0, 1]], 0.5);
    const work = countRelaxed({
      columns: [[0, 1]],
      zeta: [-1, 1],
      temperature: 0.5,
      key: keyOf(1, 'test'),
      samples,
      cells,
    });
    await work.next();
    await work.return(new Uint32Array());
    expect(tf.memory().numTensors).toBe(before);
  });
});
