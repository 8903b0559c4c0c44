import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelIds, specOf, type ModelId } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import type { Experiment, Move } from './experiment';
import { anyExperiment, anyMoves } from './testing/any-experiment';
import {
  applyMove,
  countUpTo,
  createSettingsLookup,
  inOrder,
  settingsAt,
  startSettings,
} from './live-settings';
import { countedMoves } from './testing/counted-moves';
import { readExperiment } from './read-experiment';
import { moveFields } from './move-fields';
import { readMove } from './read-move';
import { evaluationTemperature, temperatureOf } from './temperature';

const base = defaultExperiment();
const at = (moves: readonly Move[], step: number) => settingsAt(base, moves, step);
const move = (step: number, field: string, value: Move['value']): Move => ({ step, field, value });

const hasT = (id: ModelId) => specOf(id).hasTemperature(base.models[id]);

describe('settingsAt', () => {
  it('gives the experiment itself without moves', () => {
    const { models, notices } = at([], 5000);
    expect(notices).toEqual([]);
    for (const id of modelIds)
      expect(models[id]).toEqual({ settings: base.models[id], heldTemperature: null });
  });

  it('takes a move just before its step is trained, in every model that has the field', () => {
    const moves = [move(500, 'learningRate', 0.002)];
    expect(at(moves, 499).models.gauss.settings.learningRate).toBe(0.001);
    for (const id of modelIds) expect(at(moves, 500).models[id].settings.learningRate).toBe(0.002);
    expect(at(moves, 9000).models.gauss.settings.learningRate).toBe(0.002);
  });

  it('takes a move with a prefix in that model only', () => {
    const { models } = at([move(3, 'categorical.klWeight', 0.5), move(4, 'gauss.on', false)], 4);
    for (const id of modelIds) {
      expect(models[id].settings.klWeight).toBe(id === 'categorical' ? 0.5 : 1);
      expect(models[id].settings.on).toBe(base.models[id].on && id !== 'gauss');
    }
  });

  it('takes moves in the order of steps, and within a step as they were made', () => {
    const late = move(20, 'klWeight', 2);
    const first = move(10, 'klWeight', 3);
    const second = move(10, 'klWeight', 4);
    expect(at([late, first, second], 10).models.gauss.settings.klWeight).toBe(4);
    expect(at([late, second, first], 10).models.gauss.settings.klWeight).toBe(3);
    expect(at([late, first, second], 20).models.gauss.settings.klWeight).toBe(2);
  });

  it('holds T and gives it back', () => {
    const moves = [move(10, 'temperature', 0.3), move(20, 'temperature', null)];
    const held = (step: number) => modelIds.map((id) => at(moves, step).models[id].heldTemperature);
    const none = modelIds.map(() => null);
    expect(held(9)).toEqual(none);
    expect(held(10)).toEqual(modelIds.map((id) => (hasT(id) ? 0.3 : null)));
    expect(held(20)).toEqual(none);
    const one = [...moves, move(30, 'cg-bpef.temperature', 0.7)];
    for (const id of modelIds)
      expect(at(one, 30).models[id].heldTemperature).toBe(id === 'cg-bpef' ? 0.7 : null);
    // A held T is no setting: the schedule behind it stays.
    expect(at(moves, 15).models['cg-bpef'].settings).toEqual(base.models['cg-bpef']);
  });

  it('clamps M when R falls, says so at its step, and leaves M there when R grows again', () => {
    const moves = [move(10, 'gridPoints', 5), move(20, 'gridPoints', 101), move(30, 'polynomialOrder', 8)];
    const shape = (step: number) => {
      const { polynomialOrder, gridPoints } = at(moves, step).models['cg-bpef'].settings;
      return [polynomialOrder, gridPoints];
    };
    expect(shape(9)).toEqual([5, 101]);
    expect(shape(10)).toEqual([3, 5]);
    expect(shape(20)).toEqual([3, 101]);
    expect(shape(30)).toEqual([8, 101]);
    expect(at(moves, 30).notices).toEqual([
      'Step 10: Polynomial order M of CG-BPEF-VAE: expected at most R - 2 = 3 with R = 5, got 5; took 3.',
    ]);
  });

  it('mends what the experiment itself asks for', () => {
    const bpef = { ...base.models['cg-bpef'], polynomialOrder: 9, gridPoints: 7 };
    const experiment: Experiment = { ...base, models: { ...base.models, 'cg-bpef': bpef } };
    const { models, notices } = settingsAt(experiment, [], 0);
    expect(models['cg-bpef'].settings.polynomialOrder).toBe(5);
    expect(notices).toHaveLength(1);
  });

  it('leaves out what makes no sense, and clamps what is out of range', () => {
    const moves = [move(1, 'latent', 3), move(2, 'polynomialOrder', 40), move(3, 'gauss.temperature', 1)];
    const { models, notices } = at(moves, 3);
    expect(models['cg-bpef'].settings.polynomialOrder).toBe(20);
    expect(models.gauss).toEqual(at([], 0).models.gauss);
    expect(notices).toEqual([
      expect.stringMatching(/^move: expected one of temperature, .*, got latent at step 1; left it out\.$/),
      'polynomialOrder at step 2: expected a whole number from 1 to 20, got 40; took 20.',
      expect.stringContaining('got gauss.temperature at step 3'),
    ]);
  });

  it('is one fold: applying moves one by one gives the same, and all of it is valid and mended', () => {
    fc.assert(
      fc.property(anyExperiment, anyMoves, (experiment, moves) => {
        const step = 500_000;
        let { models } = startSettings(experiment);
        for (const next of moves.toSorted((a, b) => a.step - b.step))
          if (next.step <= step) models = applyMove(models, next).models;
        const before = structuredClone(experiment);
        expect(settingsAt(experiment, moves, step).models).toEqual(models);
        expect(experiment).toEqual(before);
        const settings = Object.fromEntries(modelIds.map((id) => [id, models[id].settings]));
        expect(readExperiment({ ...experiment, models: settings }).notices).toEqual([]);
        for (const id of modelIds) expect(specOf(id).mend(models[id].settings).notices).toEqual([]);
      }),
    );
  });
});

describe('many moves', () => {
  const many = 10_000;
  /** Each clamps something, and says so. */
  const clash = (step: (i: number) => number) =>
    Array.from({ length: many }, (_, i) =>
      i % 2 === 0 ? move(step(i), 'gridPoints', 5) : move(step(i), 'polynomialOrder', 20),
    );
  const kinds: [string, Move[]][] = [
    ['at one step', clash(() => 0)],
    ['at a step each', clash((i) => i)],
    ['at huge steps', clash((i) => Number.MAX_SAFE_INTEGER - many + i)],
    ['the last first', clash((i) => many - i)],
  ];

  it.each(kinds)('%s are looked at a few times each, whatever they say', (_, moves) => {
    const { moves: counted, looks } = countedMoves(moves);
    const { notices } = settingsAt(base, counted, Infinity);
    expect(notices.length).toBeGreaterThanOrEqual(many / 2);
    expect(looks()).toBeLessThan(10 * many);
  });

  it.each(kinds)('%s are folded once each by a lookup that is asked at every step', (_, moves) => {
    const ordered = inOrder(moves);
    const { moves: counted, looks } = countedMoves(ordered);
    const lookup = createSettingsLookup(base, counted);
    let models = lookup(-1);
    // By turns, as while a run evaluates.
    for (const { step } of ordered) for (const at of [step, step - 1, step]) models = lookup(at);
    expect(looks()).toBeLessThan(100 * many);
    expect(models).toEqual(settingsAt(base, ordered, Infinity).models);
  });

  it('are looked up alike whatever was asked before, and after the list has grown', () => {
    const shorter = fc.array(fc.nat(30), { maxLength: 12 });
    fc.assert(
      fc.property(anyExperiment, anyMoves, shorter, (experiment, given, asked) => {
        const moves = inOrder(given.map((one) => ({ ...one, step: one.step % 20 })));
        const lookup = createSettingsLookup(experiment, moves);
        for (const step of asked) {
          expect(lookup(step)).toEqual(settingsAt(experiment, moves, step).models);
          if (step % 3 === 0) moves.splice(countUpTo(moves, step), 0, move(step, 'klWeight', step / 20));
        }
      }),
    );
  });
});

describe('countUpTo', () => {
  it('counts as a filter would', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: -1, max: 21 }), (steps, step) => {
        const moves = inOrder(steps.map((one) => move(one, 'klWeight', 1)));
        expect(countUpTo(moves, step)).toBe(moves.filter((one) => one.step <= step).length);
      }),
    );
  });
});

describe('readMove', () => {
  it('knows exactly the live fields and T', () => {
    expect(moveFields.map(({ name }) => name).toSorted()).toEqual([
      'gridPoints',
      'klWeight',
      'learningRate',
      'on',
      'polynomialOrder',
      'temperature',
    ]);
  });

  it('takes valid moves as they are', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        for (const given of moves) expect(readMove(given)).toEqual({ move: given, notices: [] });
      }),
    );
  });

  it.each<[unknown]>([
    [null],
    [[]],
    ['temperature'],
    [{ step: -1, field: 'temperature', value: 1 }],
    [{ step: 0.5, field: 'temperature', value: 1 }],
    [{ step: 1, field: 'temperature', value: NaN }],
    [{ step: 1, field: 'temperature', value: Infinity }],
    [{ step: 1, field: 'temperature', value: true }],
    [{ step: 1, field: 'temperature' }],
    [{ step: 1, field: 'learningRate', value: null }],
    [{ step: 1, field: 'on', value: 1 }],
    [{ step: 1, field: 'seed', value: 1 }],
    [{ step: 1, field: 'nobody.on', value: true }],
    [{ step: 1, field: 'gauss.polynomialOrder', value: 3 }],
    [{ step: 1, field: '__proto__', value: 3 }],
    [{ step: 1, field: 'constructor.on', value: true }],
  ])('leaves out %j with one notice', (given) => {
    const read = readMove(given);
    expect(read.move).toBeNull();
    expect(read.notices).toEqual([expect.stringMatching(/: expected .*, got .*; left it out\.$/)]);
  });

  it('never throws', () => {
    const nearly = fc.record({ step: fc.anything(), field: fc.anything(), value: fc.anything() });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly), (given) => {
        const { move: read } = readMove(given);
        if (read) expect(readMove(read)).toEqual({ move: read, notices: [] });
      }),
      { numRuns: 500 },
    );
  });
});

describe('temperature', () => {
  const { gauss, categorical } = base.models;

  it("follows definition 2 until a hand holds it, and is the hand's while it does", () => {
    expect(temperatureOf('categorical', categorical, null, 0, 1000)).toBe(1);
    expect(temperatureOf('categorical', categorical, null, 250, 1000)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(temperatureOf('categorical', categorical, null, 900, 1000)).toBe(0.5);
    expect(temperatureOf('categorical', categorical, 0.2, 250, 1000)).toBe(0.2);
    expect(evaluationTemperature('categorical', categorical, null)).toBe(0.5);
    expect(evaluationTemperature('categorical', categorical, 0.2)).toBe(0.2);
  });

  it('is none where the model has none', () => {
    expect(temperatureOf('gauss', gauss, null, 0, 1000)).toBeNull();
    expect(evaluationTemperature('gauss', gauss, null)).toBeNull();
  });

  it('is none of the exact sampler, whatever a hand does', () => {
    const exact = { ...base.models['cg-bpef'], sampler: 'inverse-cdf' as const };
    expect(temperatureOf('cg-bpef', exact, null, 10, 1000)).toBeNull();
    expect(temperatureOf('cg-bpef', exact, 0.2, 10, 1000)).toBeNull();
    expect(evaluationTemperature('cg-bpef', exact, 0.2)).toBeNull();
    expect(evaluationTemperature('cg-bpef', base.models['cg-bpef'], 0.2)).toBe(0.2);
  });
});
