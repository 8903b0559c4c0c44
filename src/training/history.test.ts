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

test('a long curve takes bounded memory, and keeps the same rows in whatever parts it comes, also after it was kept', () => {
  const total = 20_000;
  const step = Float64Array.from({ length: total }, (_, i) => i + 1);
  const term1 = Float32Array.from(step, (s) => (s === 7000 ? 900 : 20 + Math.sin(s)));
  const term2 = Float32Array.from(step, (s) => 80 + Math.cos(3 * s));
  const curveOf = (part: number, kept = Infinity) => {
    let history = createHistory(new Map(), 4000);
    for (let at = 0; at < total; at += part) {
      if (at === kept) history = createHistory(history.keep(), 4000);
      const of = <T extends Float64Array | Float32Array>(all: T) => all.slice(at, at + part) as T;
      history.metrics([{ model: 'gauss', step: of(step), term1: of(term1), term2: of(term2) }]);
    }
    return history.keep().get('gauss')!.curve;
  };
  const curve = curveOf(1);
  expect(curve.step.length).toBeLessThanOrEqual(4000);
  expect(curve.step.at(-1)).toBe(total);
  expect(curve.step.slice(0, 1000)).toEqual([...step.slice(0, 1000)]);
  expect(curve.term1[curve.step.indexOf(7000)]).toBe(900);
  for (const [row, at] of curve.step.entries()) expect(curve.term2[row]).toBe(term2[at - 1]);
  expect(curveOf(700)).toEqual(curve);
  expect(curveOf(50, 10_000)).toEqual(curve);
});
