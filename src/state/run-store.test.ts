import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { modelFields } from '../experiment/model-fields';
import { idleStatus, milestoneOf, titleOf, withTemperature } from './run-store';

const at = (state: typeof idleStatus.state, step: number) => ({ ...idleStatus, state, step, steps: 10_000 });

it('titleOf tells how far a run is', () => {
  expect(titleOf(idleStatus, 'Coarse Grain')).toBe('Coarse Grain');
  expect(titleOf(at('training', 1234), 'Coarse Grain')).toBe('▶ 1,234 / 10,000 · Coarse Grain');
  expect(titleOf(at('paused', 1234), 'Coarse Grain')).toBe('❚❚ 1,234 / 10,000 · Coarse Grain');
  expect(titleOf(at('finished', 10_000), 'Coarse Grain')).toBe('✓ 10,000 / 10,000 · Coarse Grain');
});

describe('milestoneOf', () => {
  it('says nothing of a step', () => {
    expect(milestoneOf(at('training', 10), at('training', 11))).toBeNull();
    expect(milestoneOf(at('training', 500), at('evaluating', 500))).toBeNull();
  });
  it('says what begins, rests and ends, and each quarter once', () => {
    expect(milestoneOf(at('preparing', 0), at('training', 0))).toBe('Training started.');
    expect(milestoneOf(at('paused', 7), at('training', 7))).toBe('Training goes on from step 7.');
    expect(milestoneOf(at('training', 7), at('paused', 8))).toBe('Paused at step 8.');
    expect(milestoneOf(at('training', 2499), at('training', 2501))).toBe('25% of the steps are trained.');
    expect(milestoneOf(at('training', 2501), at('training', 2502))).toBeNull();
    expect(milestoneOf(at('evaluating', 10_000), at('finished', 10_000))).toBe('Finished at step 10,000.');
  });
});

it('withTemperature holds T of the models that have one, and gives it back', () => {
  const experiment = defaultExperiment();
  const { models } = modelFields.find(({ name }) => name === 'temperatureMinimum')!;
  const ofEach = <V>(value: V) => Object.fromEntries(models.map((id) => [id, value]));
  const held = withTemperature(at('training', 1), 'temperature', 0.7, experiment);
  expect(held.temperature).toEqual(ofEach(0.7));
  expect(held.temperatureHeld).toEqual(ofEach(true));
  const released = withTemperature({ ...held, step: experiment.steps }, 'temperature', null, experiment);
  // The schedule's at that step, whether or not another one is trained.
  expect(released.temperature).toEqual(ofEach(0.5));
  expect(released.temperatureHeld).toEqual(ofEach(false));
});
