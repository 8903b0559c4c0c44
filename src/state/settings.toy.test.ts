/** A setting that does nothing under the others has no control, and keeps its value in the link. */
import { expect, it } from 'vitest';
import { decodeLink } from '../experiment/decode-link';
import { defaultExperiment } from '../experiment/default-experiment';
import { encodeLink } from '../experiment/encode-link';
import type { Experiment } from '../experiment/experiment';
import { usualModels } from '../experiment/most-on';
import type { ModelId } from '../models/registry';
import { sweptFields } from './sweep/sweep-jobs';
import { modelsMoved, sharedFields, shownValue, withModelSetting } from './settings';

const unit = 'unit' as ModelId;
const base = defaultExperiment();
const shared = (name: string) => sharedFields.find((field) => field.name === name)!;
const moved = (experiment: Experiment, name: string) => modelsMoved(experiment, shared(name));
const set = (
  experiment: Experiment,
  ...changes: readonly (readonly [string, number | string | boolean, ModelId[]?])[]
) =>
  changes.reduce(
    (was, [name, value, models]) => withModelSetting(was, name, value, models).experiment,
    experiment,
  );

it('of one model has its control where the model says that it does something', () => {
  expect(moved(base, 'note')).toEqual([unit]);
  expect(moved(set(base, ['latent', 1]), 'note')).toEqual([]);
  // While its model is off it is there as every other setting of that model.
  expect(moved(set(base, ['on', false, [unit]]), 'note')).toEqual([unit]);
});

it('of several has its control while it does something for one that is on, and shows the value of that one', () => {
  const convolutional = set(base, ['net', 'convolutional']);
  expect(moved(base, 'hidden')).toEqual(usualModels);
  expect(moved(convolutional, 'hidden')).toEqual([]);
  expect(moved(set(convolutional, ['net', 'dense', [unit]]), 'hidden')).toEqual([unit]);
  expect(moved(set(convolutional, ['net', 'dense', [unit]], ['on', false, [unit]]), 'hidden')).toEqual([]);

  const exact = set(base, ['sampler', 'inverse-cdf'], ['temperatureMinimum', 0.3, ['categorical']]);
  expect(moved(exact, 'temperatureMinimum')).toEqual(['categorical']);
  expect(shownValue(exact, shared('temperatureMinimum'))).toEqual({ value: 0.3, differs: true });
  expect(moved(set(exact, ['on', false, ['categorical']]), 'temperatureMinimum')).toEqual([]);
});

it('keeps its value in the link while it does nothing', () => {
  const note = 'z; -z^2 + abs(z)*3; max(z, 0)';
  const silent = set(base, ['note', note], ['latent', 1], ['net', 'convolutional']);
  expect(moved(silent, 'note')).toEqual([]);
  const { experiment: read, notices } = decodeLink(encodeLink(silent, []));
  expect([read, notices]).toEqual([silent, []]);
  expect((set(read, ['latent', 3]).models[unit] as unknown as { note: string }).note).toBe(note);
});

it('is not swept where it is a typed text, which has commas of its own', () => {
  expect(sharedFields.map(({ name }) => name)).toContain('note');
  expect(sweptFields.map(([name]) => name)).not.toContain('note');
});

it('of CG-VAE offers the family that only tests have', () => {
  const { options } = shared('family').field as { options: readonly string[] };
  expect(options.at(-1)).toBe('laplace');
  const chosen = set(base, ['on', true, ['cg']], ['family', 'laplace']);
  expect(chosen.models.cg.family).toBe('laplace');
  expect(moved(chosen, 'components')).toEqual([]);
});
