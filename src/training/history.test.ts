/** The record of a run: decimals that are the same float32, means of times, and what a rewind forgets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHistory, shortestFloat32 } from './history';

test('a shortened number is the same float32, and no longer than nine digits', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const short = shortestFloat32(value);
      expect(Math.fround(short) === value).toBe(true);
      expect(short.toExponential().replace(/e.*|[-.]/g, '').length).toBeLessThanOrEqual(9);
    }),
  );
  expect(shortestFloat32(Math.fround(0.1))).toBe(0.1);
});

test('a rewind forgets the curve, evaluations and test figures after its step', () => {
  const history = createHistory();
  const at = (step: number) => ({
    model: 'gauss' as const,
    step,
    temperature: null,
    training: { term1: 1, term2: 2 },
    validation: { term1: 3, term2: 4 },
    klByDimension: new Float32Array(1),
  });
  history.metrics([
    {
      model: 'gauss',
      step: Float64Array.of(1, 2, 3),
      term1: Float32Array.of(1, 2, 3),
      term2: Float32Array.of(4, 5, 6),
    },
  ]);
  history.evaluation([at(2)]);
  history.evaluation([at(3)]);
  history.test([{ model: 'gauss', term1: 1, term2: 2, freeEnergy: 3, temperature: null, step: 3 }]);
  history.spent('gauss', 10, 1);
  history.spent('gauss', 20, 1);
  expect(history.record().gauss).toMatchObject({ millisecondsPerStep: 15, test: { freeEnergy: 3 } });
  history.rewind(2);
  const record = history.record().gauss;
  expect(record?.curve).toEqual({ step: [1, 2], term1: [1, 2], term2: [4, 5] });
  expect(record?.validation.map(({ step }) => step)).toEqual([2]);
  expect(record?.test).toBeNull();
});
