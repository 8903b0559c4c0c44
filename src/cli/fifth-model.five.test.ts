/** Where five models are registered, a fifth on the command line is left off, and it is said. */
import { expect, it } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { modelIds } from '../models/registry';
import { parseOptions } from './options';

const read = (...argv: string[]) => {
  const options = parseOptions(argv);
  if (options.ok !== true) throw new Error('expected options');
  return { on: modelIds.filter((id) => options.experiment.models[id].on), notices: options.notices };
};

it('trains four by default', () => {
  expect(usualModels).toHaveLength(5);
  expect(read()).toEqual({ on: usualModels.slice(0, 4), notices: [] });
});

it('takes any four', () => {
  const four = usualModels.slice(1);
  expect(read('--model', four.join())).toEqual({ on: four, notices: [] });
});

it('leaves the fifth of a list off, with a notice', () => {
  const { on, notices } = read('--model', usualModels.join());
  expect(on).toEqual(usualModels.slice(0, 4));
  expect(notices).toEqual([
    'Models on: expected at most 4 at once, got 5; left Fifth-VAE off. Switch another off first.',
  ]);
  expect(read('--on', 'on').on).toEqual(modelIds.slice(0, 4));
});
