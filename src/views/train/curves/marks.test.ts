import { expect, it } from 'vitest';
import { legible, marksOf } from './marks';

it('marksOf says what was changed in a few characters and in a sentence', () => {
  const marks = marksOf([
    { step: 5, field: 'temperature', value: 0.7 },
    { step: 9, field: 'temperature', value: null },
    { step: 20, field: 'polynomialOrder', value: 3 },
    { step: 30, field: 'gauss.on', value: false },
  ]);
  expect(marks.map(({ x, label }) => [x, label])).toEqual([
    [5, 'T 0.7'],
    [9, 'T to schedule'],
    [20, 'M 3'],
    [30, 'Model on off'],
  ]);
  expect(marks[3].text).toBe('Gauss: Model on off');
});

it('legible leaves the last label of a cluster, and one line where two cannot be told apart', () => {
  const mark = (step: number) => ({ step, field: 'temperature', value: step });
  const share = (x: number) => x / 100;
  const labels = legible([mark(1), mark(2), mark(50), mark(99)], share).map(({ label }) => label);
  expect(labels).toEqual(['', 'T 2', 'T 50', 'T 99']);
  const dense = legible(
    Array.from({ length: 10_000 }, (_, i) => mark(i / 100)),
    share,
  );
  expect(dense.length).toBeLessThanOrEqual(201);
  expect(dense.length).toBeGreaterThan(150);
  expect(dense.filter(({ label }) => label).length).toBeLessThanOrEqual(7);
  expect(dense.at(-1)?.x).toBe(99.99);
  expect(legible([mark(-1), mark(60), mark(101)], share)).toEqual(marksOf([mark(60)]));
});
