/** Commands that come one upon another, and an engine that falls silent: the last command wins, and the sliders reach the run that is shown. */
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { setUp } from './testing/commanded-page';

describe('another link', () => {
  it('calls off a run that still waits for its engine: the newer link is shown, and nothing trains unasked', async () => {
    const { actions, experiment, commands, state, settle } = setUp();
    const opening = actions.open();
    await actions.openLink(
      { ...defaultExperiment(), seed: 77 },
      [{ step: 3, field: 'klWeight', value: 2 }],
      [],
    );
    const training = actions.train();
    await actions.openLink({ ...defaultExperiment(), seed: 78 }, [], []);
    await Promise.all([opening, training]);
    await settle();
    expect(commands()).not.toContain('start');
    expect(experiment.getState()).toMatchObject({ started: null, moves: [], shown: { seed: 78 } });
    expect(state()).toMatchObject({ begun: false, failure: null });
  });

  it('is overtaken by a newer one while the run in hand is being paused; Train is for the newest', async () => {
    const { actions, experiment, given, commands, train, settle } = setUp();
    await actions.train();
    await train(20);
    const older = actions.openLink({ ...defaultExperiment(), seed: 77 }, [], ['older']);
    const newer = actions.openLink({ ...defaultExperiment(), seed: 78 }, [], ['newer']);
    await Promise.all([older, newer, actions.train()]);
    await settle();
    expect(experiment.getState()).toMatchObject({ notices: ['newer'], started: { seed: 78 } });
    expect(commands()).not.toContain('resume');
    // What the views ask of the new run follows it.
    expect(given.findLast(({ command }) => command === 'start' || command === 'pause')).toMatchObject({
      command: 'start',
      take: { experiment: { seed: 78 } },
    });
  });
});

describe('one command after another', () => {
  it('Restart pressed twice: the second run trains, and the sliders reach it', async () => {
    const { actions, experiment, state, train, settle } = setUp();
    await actions.train();
    await train(20);
    await Promise.all([actions.restart(), actions.restart()]);
    await settle();
    expect(state()).toMatchObject({ failure: null, status: { state: 'training' } });
    expect(experiment.getState()).toMatchObject({ notices: [], started: expect.anything() });
    const moving = actions.setLive('klWeight', 0.5);
    await train(5);
    await moving;
    expect(experiment.getState().moves).toMatchObject([{ field: 'klWeight', value: 0.5 }]);
  });

  it('another backend calls off a run that still waits for its engine', async () => {
    const { actions, commands, experiment, settle } = setUp();
    const training = actions.train();
    await Promise.all([training, actions.chooseBackend('cpu')]);
    await settle();
    expect(commands()).not.toContain('start');
    expect(experiment.getState().started).toBeNull();
  });
});

describe('an engine that does not answer', () => {
  it('is back where it was when it answers after all', async () => {
    const { actions, state, fake, train } = setUp();
    await actions.train();
    await train(20);
    fake.fail('silent');
    expect(state()).toMatchObject({ failure: { kind: 'silent' }, status: { state: 'failed' } });
    await train(30);
    expect(state()).toMatchObject({ failure: null, status: { state: 'training' } });
    expect(state().backend?.name).toBe('wasm');
  });

  it.each(['remedy', 'train', 'restart', 'newSeed'] as const)('is opened anew by %s', async (action) => {
    const { actions, state, fake, commands, train } = setUp();
    await actions.train();
    await train(20);
    fake.fail('silent');
    await actions[action]();
    await train(20);
    const engineCommands = commands().filter((command) => command === 'open' || command === 'start');
    expect(engineCommands).toEqual(['open', 'start', 'open', 'start']);
    expect(state()).toMatchObject({ failure: null, status: { state: 'training' } });
  });

  it('is left by a link, and opened anew by Train', async () => {
    const { actions, fake, commands, train } = setUp();
    await actions.train();
    await train(20);
    fake.fail('silent');
    await actions.openLink({ ...defaultExperiment(), seed: 77 }, [], []);
    expect(commands()).not.toContain('pause');
    await actions.train();
    expect(commands().filter((command) => command === 'open')).toHaveLength(2);
  });

  it('holds up no link that waits for its pause', async () => {
    const { actions, experiment, state, fake, train, hang } = setUp();
    await actions.train();
    await train(20);
    hang('pause');
    const opening = actions.openLink({ ...defaultExperiment(), seed: 77 }, [], []);
    fake.fail('silent');
    await opening;
    expect(experiment.getState().shown.seed).toBe(77);
    expect(state()).toMatchObject({ failure: null, status: { state: 'idle' } });
  });
});
