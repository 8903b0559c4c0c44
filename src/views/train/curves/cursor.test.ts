import { expect, it } from 'vitest';
import { Columns } from '../../../state/growing-columns';
import { evaluatedAt, nearestStep } from './cursor';

function measured(...steps: number[]) {
  const minibatch = new Columns();
  minibatch.append(steps, steps, steps);
  return { minibatch };
}

it('nearestStep stands on measured steps only, of any model', () => {
  const curves = [measured(10, 20, 30), measured(25)];
  expect([-5, 14, 16, 24, 26, 28, 1e9].map((place) => nearestStep(curves, place))).toEqual([
    10, 10, 20, 25, 25, 30, 30,
  ]);
  expect(nearestStep([], 5)).toBeNull();
  expect(nearestStep([measured()], 5)).toBeNull();
});

it('evaluatedAt is the newest evaluation that a step has reached', () => {
  const at = (...steps: number[]) => ({ evaluations: steps.map((step) => ({ step }) as never) });
  const curves = [at(500, 1000), at(500)];
  expect([499, 500, 999, Infinity].map((step) => evaluatedAt(curves, step))).toEqual([null, 500, 500, 1000]);
});
