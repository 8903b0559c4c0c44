/** A link's fewer moves make the run that all of them make. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultExperiment } from './default-experiment';
import type { Move } from './experiment';
import { inOrder, settingsAt } from './live-settings';
import { modelFields } from './model-fields';
import { anyExperiment, anyMoves } from './testing/any-experiment';
import { countedMoves } from './testing/counted-moves';
import { writtenMoves } from './written-moves';

const base = defaultExperiment();
const move = (step: number, field: string, value: Move['value']): Move => ({ step, field, value });

it('of one field at one step the last is written, and what another model or step has stays', () => {
  const moves = [
    move(4, 'temperature', 0.3),
    move(4, 'klWeight', 2),
    move(4, 'temperature', 0.4),
    move(4, 'cg-bpef.temperature', 0.9),
    move(4, 'temperature', null),
    move(5, 'klWeight', 3),
  ];
  expect(writtenMoves(base, moves)).toEqual([moves[1], moves[3], moves[4], moves[5]]);
});

it('moves of which none is superseded are written as they are', () => {
  const moves = [move(9, 'klWeight', 2), move(4, 'klWeight', 2), move(4, 'gauss.klWeight', 1)];
  expect(writtenMoves(base, moves)).toBe(moves);
});

it('what a move clamped that is left out stays clamped', () => {
  const moves = [move(7, 'gridPoints', 5), move(7, 'gridPoints', 101)];
  const { models } = modelFields.find(({ name }) => name === 'polynomialOrder')!;
  const orders = models.map((id) => move(7, `${id}.polynomialOrder`, 3));
  expect(writtenMoves(base, moves)).toEqual([moves[1], ...orders]);
});

/** Of a few fields and values, which clamp each other. */
const close = fc.array(
  fc
    .tuple(
      fc.constantFrom('gridPoints', 'polynomialOrder', 'cg-bpef.gridPoints'),
      fc.constantFrom(3, 4, 9, 20),
    )
    .map(([field, value]) => move(0, field, value)),
);

it.each([
  ['any', anyMoves],
  ['those that clamp each other', close],
])('%s: the settings are the same before every step, and few moves are written of each', (_, any) => {
  fc.assert(
    fc.property(anyExperiment, any, fc.array(fc.nat(2), { minLength: 1 }), (experiment, given, steps) => {
      const moves = given.map((one, i) => ({ ...one, step: steps[i % steps.length] }));
      const written = writtenMoves(experiment, moves);
      for (const step of [-1, 0, 1, 2])
        expect(settingsAt(experiment, written, step).models).toEqual(
          settingsAt(experiment, moves, step).models,
        );
      const names = written.map(({ step, field }) => `${step} ${field}`);
      if (written !== moves) expect(inOrder(written)).toEqual(written);
      // A field beside the model's own of that name, and again for what was clamped.
      for (const name of names) expect(names.filter((one) => one === name).length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 200 },
  );
});

it('ten thousand at one step, and at a step each, are looked at a few times', () => {
  const many = Array.from({ length: 10_000 }, (_, i) =>
    move(0, i % 2 ? 'gridPoints' : 'polynomialOrder', 3 + (i % 7)),
  );
  for (const moves of [
    many,
    many.map((one, i) => ({ ...one, step: i >> 1 })),
    [...many, move(1, 'klWeight', 2)],
  ]) {
    const counted = countedMoves(moves);
    expect(writtenMoves(base, counted.moves).length).toBeLessThanOrEqual(moves.length);
    expect(counted.looks()).toBeLessThan(20 * moves.length);
  }
  expect(writtenMoves(base, many).length).toBeLessThanOrEqual(4);
});
