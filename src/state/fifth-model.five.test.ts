/** Where five models are registered, the page has four of them on at most: links, records, switches and moves keep to it, and say so. */
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { decodeLink } from '../experiment/decode-link';
import { defaultExperiment } from '../experiment/default-experiment';
import { encodeLink } from '../experiment/encode-link';
import { mapSettings, type Experiment } from '../experiment/experiment';
import { applyMove, settingsAt, startSettings } from '../experiment/live-settings';
import { modelsShown, usualModels } from '../experiment/most-on';
import { planeExperiment } from '../experiment/plane-experiment';
import { readExperiment } from '../experiment/read-experiment';
import { modelIds } from '../models/registry';
import { createPage } from './create-page';
import { modelsOn } from './settings';

const notice = 'Models on: expected at most 4 at once, got 5; left Fifth-VAE off. Switch another off first.';
const base = defaultExperiment();
const four = usualModels.slice(0, 4);
const fifth = usualModels[4];
const all: Experiment = {
  ...base,
  models: mapSettings((id) => ({ ...base.models[id], on: usualModels.includes(id) })),
};

describe('of five models', () => {
  it('four are on by default, and have the columns', () => {
    expect(usualModels).toHaveLength(5);
    expect(modelsOn(base)).toEqual(four);
    expect(modelsOn(planeExperiment('mnist'))).toEqual(four);
    expect(modelsShown(base.models)).toEqual(four);
  });

  it('a link mends, and says so', () => {
    const { experiment, notices } = decodeLink(encodeLink(all, []));
    expect([modelsOn(experiment), notices]).toEqual([four, [notice]]);
  });

  it('a link without a list has as many on as the default, and one of the fifth alone has that', () => {
    const link = encodeLink(base, []);
    expect(modelsOn(decodeLink(link.replace(/&models=[^&]*/, '')).experiment)).toEqual(four);
    expect(modelsOn(decodeLink(link.replace(/&models=[^&]*/, `&models=${fifth}`)).experiment)).toEqual([
      fifth,
    ]);
  });

  it('a record mends, and says so', () => {
    const { experiment, notices } = readExperiment(all);
    expect([modelsOn(experiment), notices]).toEqual([four, [notice]]);
  });

  it('a run mends, and says so', () => {
    const { models, notices } = startSettings(all);
    expect([modelIds.filter((id) => models[id].settings.on), notices]).toEqual([four, [notice]]);
  });

  it('a move brings no fifth, at whatever step', () => {
    const move = { step: 7, field: `${fifth}.on`, value: true };
    const { models, notices } = applyMove(startSettings(base).models, move);
    expect([models[fifth].settings.on, notices]).toEqual([false, [`Step 7: ${notice}`]]);
    const room = { step: 6, field: 'gauss.on', value: false };
    expect(settingsAt(base, [room, move], 7)).toMatchObject({
      models: { gauss: { settings: { on: false } }, [fifth]: { settings: { on: true } } },
      notices: [],
    });
    // The fifth is on: the first has no room any more, though it stands before it.
    const back = { step: 8, field: 'gauss.on', value: true };
    expect(settingsAt(base, [room, move, back], 8).models.gauss.settings.on).toBe(false);
  });

  it('a switch brings none before a run, with a notice, and the fifth once there is room', async () => {
    const { actions, experiment } = createPage(createFakeEngine());
    const on = () => modelsOn(experiment.getState().shown);
    await actions.setLive(`${fifth}.on`, true);
    expect([on(), experiment.getState().notices]).toEqual([four, [notice]]);
    await actions.setLive('gauss.on', false);
    await actions.setLive(`${fifth}.on`, true);
    expect(on()).toEqual([...four.slice(1), fifth]);
    actions.close();
  });

  it('a switch brings none to a run in hand', async () => {
    const engine = createFakeEngine();
    const { actions, experiment } = createPage(engine);
    await actions.train();
    await engine.advance(50);
    await actions.setLive(`${fifth}.on`, true);
    expect(modelsOn(experiment.getState().shown)).toEqual(four);
    actions.close();
  });
});
