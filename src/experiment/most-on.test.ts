/** Of more models than may be on, the first stay, and those that were on before stay first; links, records, moves and the command line say so. */
import { describe, expect, it } from 'vitest';
import { modelIds, specOf } from '../models/registry';
import { defaultExperiment } from './default-experiment';
import { mapSettings } from './experiment';
import { isFull, mendOn, modelsShown, MOST_ON, usualModels } from './most-on';

const { models } = defaultExperiment();
const onIn = (given: typeof models) => modelIds.filter((id) => given[id].on);

describe('at most as many as have room', () => {
  it('are on by default', () => {
    expect(onIn(models)).toEqual(usualModels.slice(0, MOST_ON));
  });

  it('leaves alone what has room', () => {
    expect(mendOn(models)).toEqual({ models, notices: [] });
    expect(isFull(models)).toBe(usualModels.length >= MOST_ON);
  });

  it('switches the last off, and says which', () => {
    const all = mapSettings((id) => ({ ...models[id], on: true }));
    const mended = mendOn(all, [], 2);
    expect(onIn(mended.models)).toEqual(modelIds.slice(0, 2));
    const left = modelIds.slice(2).map((id) => specOf(id).name);
    expect(mended.notices).toEqual([
      `Models on: expected at most 2 at once, got ${modelIds.length}; left ${left.join(', ')} off. Switch another off first.`,
    ]);
  });

  it('keeps those that were on before', () => {
    const all = mapSettings((id) => ({ ...models[id], on: true }));
    const before = modelIds.slice(1, 3);
    expect(onIn(mendOn(all, before, 2).models)).toEqual(before);
  });
});

describe('columns', () => {
  it('are of all models that are on by default where there is room, and of no other that is off', () => {
    const none = mapSettings((id) => ({ ...models[id], on: false }));
    for (const given of [models, none]) expect(modelsShown(given, modelIds.length)).toEqual(usualModels);
  });

  it('are of those that are on, and of others only while there is room, in the order of the registry', () => {
    const last = mapSettings((id) => ({ ...models[id], on: id === modelIds.at(-1) }));
    expect(modelsShown(last, 2)).toEqual([modelIds[0], modelIds.at(-1)]);
    expect(modelsShown(last, 1)).toEqual([modelIds.at(-1)]);
  });
});
