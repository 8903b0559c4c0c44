/** The box of a posterior that is narrower than the cells it is looked for on, far from q, or in two places; and of categories. */
import { expect, test } from 'vitest';
import { logSumExp } from '../../math/numeric';
import { evenInCells, ofCategories, oneHot } from '../../models/latent/categories';
import type { LatentCells } from '../../models/latent/distribution';
import { normalDistribution } from '../../models/latent/normal';
import { posteriorTruth } from './picture-truth';
import type { Asking } from './mass-box';

function answered<T>(asking: Asking<T>, log: (z: readonly number[]) => number) {
  const asked: number[] = [];
  let next = asking.next();
  while (!next.done) {
    const cells: readonly LatentCells[] = next.value;
    let points: number[][] = [[]];
    for (const { inputs } of cells)
      points = points.flatMap((point) => Array.from(inputs, (z) => [...point, z]));
    asked.push(points.length);
    next = asking.next(points.map(log));
  }
  return { found: next.value, asked };
}

const hill = (z: readonly number[], at: readonly number[], width: number) =>
  z.reduce((sum, value, j) => sum - ((value - at[j]) / width) ** 2 / 2, 0);

test('two narrow hills between the first cells, and a q at neither', () => {
  const [a, b, width] = [[0.27, -1.17], [1.93, 0.65], 0.03];
  const q = normalDistribution([-1, 0.4], [-4, -3], 1);
  const likelihood = (z: readonly number[]) => logSumExp([hill(z, a, width), hill(z, b, width) - 0.3]);
  const { found, asked } = answered(posteriorTruth(q, 2), likelihood);
  // The evidence of narrow hills under N(0, 1), in closed form.
  const evidence = logSumExp(
    [a, b].map((at, k) =>
      at.reduce(
        (sum, value) =>
          sum - value ** 2 / 2 / (1 + width ** 2) + Math.log(width) - Math.log(1 + width ** 2) / 2,
        k === 1 ? -0.3 : 0,
      ),
    ),
  );
  expect(-found.nll).toBeCloseTo(evidence, 2);
  expect(found.axes.map(({ modes }) => modes.length)).toEqual([2, 2]);
  expect(found.axes.map(({ ownModes }) => ownModes.length)).toEqual([1, 1]);
  expect(found.peaks).toHaveLength(2);
  for (const { own } of found.axes) expect(own.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 6);
  expect(Math.max(...asked)).toBeLessThan(11_000);
});

test('a density that is even in cells has no modes at their ends, and R cells too many to sum are joined', () => {
  const even = (R: number) => {
    const logits = Array.from({ length: R }, (_, r) => 8 * ((2 * r) / R - 1));
    const rows = { posterior: [logits, logits], prior: [logits, logits] };
    return {
      reading: 'exact' as const,
      relaxed: null,
      ...ofCategories(rows, evenInCells(R), [logits, logits.map((one) => one ** 2)]),
    };
  };
  const coarse = (z: readonly number[]) => hill(z, [0.1, 0], 0.3);
  const few = answered(posteriorTruth(even(41), 2), coarse).found;
  const many = answered(posteriorTruth(even(1001), 2), coarse).found;
  for (const { axes } of [few, many]) expect(axes.map(({ modes }) => modes.length)).toEqual([1, 1]);
  // Shown by the model's own cells.
  expect(few.axes[0].places[1] - few.axes[0].places[0]).toBeCloseTo(2 / 41, 6);
  expect(many.axes.every(({ places }) => places.length <= 102)).toBe(true);
  expect(many.nll).toBeCloseTo(few.nll, 1);
});

test('categories are taken as they are', () => {
  const rows = { posterior: [[0, 1, 2], [2, 0, 0]], prior: [[0, 0, 0], [0, 0, 0]] }; // prettier-ignore
  const q = { reading: 'hard' as const, relaxed: null, ...ofCategories(rows, oneHot(3)) };
  const asking = posteriorTruth(q, 2);
  expect(asking.next()).toMatchObject({ done: false, value: [{ logPrior: { length: 3 } }, {}] });
  const last = asking.next([0, 0, 0, 0, Math.log(4), 0, 0, 0, 0]);
  if (!last.done) throw new Error('expected the answer');
  expect(last.value.mass[4]).toBeCloseTo(4 / 12, 9);
  expect(last.value).toMatchObject({ correlation: null, reading: 'hard' });
  expect(last.value.axes[1]).toMatchObject({ categories: true, places: Float64Array.of(0, 1, 2) });
});
