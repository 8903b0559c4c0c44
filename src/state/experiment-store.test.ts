import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { createExperimentStore, linked, plannedTemperature } from './experiment-store';
import { restartNeededFor, sharedFields, shownValue, withModelSetting, withMoves } from './settings';

const initial = defaultExperiment();
const shared = (name: string) => sharedFields.find((field) => field.name === name)!;

describe('settings', () => {
  it('changes a shared setting in every model that has it and in no other', () => {
    const { experiment } = withModelSetting(initial, 'temperatureMinimum', 0.25);
    expect(experiment.models.categorical.temperatureMinimum).toBe(0.25);
    expect(experiment.models['cg-bpef'].temperatureMinimum).toBe(0.25);
    expect(experiment.models.gauss).toBe(initial.models.gauss);
  });

  it('mends what a model cannot take, and says so', () => {
    const { experiment, notices } = withModelSetting(initial, 'gridPoints', 4);
    expect(experiment.models['cg-bpef']).toMatchObject({ gridPoints: 4, polynomialOrder: 2 });
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('R - 2');
  });

  it('shows the value of the first model that is on, and whether others differ', () => {
    expect(shownValue(initial, shared('latent'))).toEqual({ value: 20, differs: false });
    const one = withModelSetting(initial, 'latent', 7, ['gauss']).experiment;
    expect(shownValue(one, shared('latent'))).toEqual({ value: 7, differs: true });
    const off = withModelSetting(one, 'on', false, ['gauss']).experiment;
    expect(shownValue(off, shared('latent'))).toEqual({ value: 20, differs: true });
  });

  it('asks for a restart for the settings that need one, once each', () => {
    const live = withModelSetting(initial, 'learningRate', 0.01).experiment;
    expect(restartNeededFor(initial, live)).toEqual([]);
    const fixed = { ...withModelSetting(live, 'latent', 5).experiment, seed: 9 };
    expect(restartNeededFor(initial, fixed)).toEqual(['Seed', 'Latent dimensions']);
  });

  it('takes a move of one model, of all, and none of T', () => {
    const moved = (field: string, value: number | boolean) =>
      withMoves(initial, [{ field, value }]).experiment;
    expect(moved('gauss.on', false).models.gauss.on).toBe(false);
    expect(moved('gauss.on', false).models.categorical.on).toBe(true);
    expect(moved('klWeight', 2).models.categorical.klWeight).toBe(2);
    expect(moved('temperature', 2)).toBe(initial);
  });
});

describe('the experiment store', () => {
  const move = (step: number, value: number) => ({ step, field: 'klWeight', value });

  it('keeps every move, in order of steps and then of hands', () => {
    const store = createExperimentStore(initial);
    store.start([move(9, 4)]);
    for (const one of [move(5, 1), move(5, 3), move(5, 1)]) store.move(one);
    const all = [move(5, 1), move(5, 3), move(5, 1), move(9, 4)];
    expect(store.getState().moves).toEqual(all);
    // The run says of each that it took it: the controls follow, and nothing is written twice.
    for (const one of all) store.setLive([one]);
    store.setLive(all);
    expect(store.getState().moves).toEqual(all);
    expect(store.getState().shown.models.gauss.klWeight).toBe(4);
  });

  it('takes back live settings, and no others, when a run goes back', () => {
    const store = createExperimentStore(initial);
    store.start([]);
    store.move(move(2, 0.5));
    store.move(move(8, 3));
    store.setRun('seed', 6);
    store.rewind(5, [move(2, 0.5), move(20, 4)]);
    expect(store.getState().moves).toEqual([move(2, 0.5), move(20, 4)]);
    expect(store.getState().shown.models.gauss.klWeight).toBe(0.5);
    expect(store.getState().shown.seed).toBe(6);
  });

  it('stands for the run in hand until its settings need another', () => {
    const store = createExperimentStore(initial);
    store.start([]);
    store.move(move(3, 2));
    expect(store.getState().shown.models.gauss.klWeight).toBe(2);
    expect(linked(store.getState()).experiment.models.gauss.klWeight).toBe(1);
    expect(linked(store.getState()).moves).toEqual([move(3, 2)]);
    store.setRun('seed', 5);
    expect(linked(store.getState())).toEqual({ experiment: store.getState().shown, moves: [] });
  });

  it('shows the settings of the run in hand again, and leaves its live ones as they are', () => {
    const store = createExperimentStore(initial);
    store.setRun('seed', 4);
    store.keepRunning();
    expect(store.getState().shown.seed).toBe(4);
    store.start([]);
    store.move(move(3, 2));
    store.setRun('seed', 5);
    store.setModels('latent', 30, ['categorical']);
    expect(restartNeededFor(store.getState().started!, store.getState().shown)).toEqual([
      'Seed',
      'Latent dimensions',
    ]);
    store.keepRunning();
    const { started, shown } = store.getState();
    expect(restartNeededFor(started!, shown)).toEqual([]);
    expect(shown.seed).toBe(4);
    expect(shown.models.gauss.klWeight).toBe(2);
  });

  it('judges a live value by the run in hand, not by what is chosen for the next', () => {
    const store = createExperimentStore(withModelSetting(initial, 'on', true, ['cg']).experiment);
    store.start([]);
    store.setModels('family', 'free', ['cg']);
    store.setLive([{ field: 'gridPoints', value: 1001 }]);
    expect(store.getState().shown.models.cg).toMatchObject({ family: 'free', gridPoints: 1001 });
    store.move({ step: 3, field: 'gridPoints', value: 501 });
    expect(store.getState().shown.models.cg).toMatchObject({ family: 'free', gridPoints: 501 });
    expect(store.getState().notices).toEqual([]);
  });

  it('sets one model alone where it is asked to', () => {
    const store = createExperimentStore(initial);
    store.setModels('latent', 30, ['categorical']);
    const { gauss, categorical } = store.getState().shown.models;
    expect([gauss.latent, categorical.latent]).toEqual([20, 30]);
    store.setModels('latent', 8);
    expect(shownValue(store.getState().shown, shared('latent'))).toEqual({ value: 8, differs: false });
  });

  it('goes back to what the run was started with when there is no run any more', () => {
    const store = createExperimentStore(initial);
    store.start([]);
    store.move(move(3, 2));
    store.drop();
    expect(store.getState()).toMatchObject({ started: null, moves: [move(3, 2)] });
    expect(store.getState().shown.models.gauss.klWeight).toBe(1);
  });

  it('plans T for a run yet to start, and takes it back', () => {
    const store = createExperimentStore(initial);
    store.planTemperature(0.3);
    store.planTemperature(0.7);
    expect(store.getState().moves).toEqual([{ step: 0, field: 'temperature', value: 0.7 }]);
    expect(plannedTemperature(store.getState().moves)).toBe(0.7);
    store.planTemperature(null);
    expect(plannedTemperature(store.getState().moves)).toBeNull();
  });

  it('says a notice once', () => {
    const store = createExperimentStore(initial);
    store.notice(['a', 'a']);
    store.notice(['a', 'b']);
    expect(store.getState().notices).toEqual(['a', 'b']);
    store.dismiss();
    expect(store.getState().notices).toEqual([]);
  });
});
