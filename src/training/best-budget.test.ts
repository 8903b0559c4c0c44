/** Twenty held T of the default nets: bests in memory and in the run file stay within their budget, and every L stays listed. Prints the bytes. */
import { expect, test } from 'vitest';
import { defaultExperiment } from '../experiment/default-experiment';
import { startSettings } from '../experiment/live-settings';
import { modelIds, specOf } from '../models/registry';
import { bestBytes, createBests, type KeptBests, type ModelBest } from './best';
import type { KeptModel } from './kept-run';
import { networkShapes } from './network';
import { readRunFile } from './run-file/read-run-file';
import { factsOf } from './run-file/testing/kept-run-of';
import { writeRunFile } from './run-file/write-run-file';

const side = 28;
const held = 20;
const experiment = { ...defaultExperiment(), steps: 500 * held };
const live = startSettings(experiment).models;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

const parametersOf = (model: ModelBest['model']) =>
  new Map(
    networkShapes(specOf(model), live[model].settings, side * side).map(({ name, shape }) => [
      name,
      new Float32Array(shape.reduce((a, b) => a * b, 1)),
    ]),
  );

const bytesOf = ({ bests }: KeptBests) =>
  bests.reduce(
    (sum, { parameters }) => sum + [...parameters.values()].reduce((a, b) => a + b.byteLength, 0),
    0,
  );

function after(most: number): KeptBests {
  const bests = createBests({ bests: [], dropped: [] }, most);
  for (let at = 0; at < held; at++)
    for (const model of modelIds) {
      const temperature = specOf(model).hasTemperature(live[model].settings) ? 0.3 + 0.05 * at : null;
      const { settings } = live[model];
      const best = { model, freeEnergy: 120 - at, step: 500 * (at + 1), temperature, settings };
      if (!bests.meet(specOf(model), settings, temperature) || temperature === null)
        bests.offer({ ...best, parameters: parametersOf(model) });
    }
  return bests.keep();
}

function fileOf(bests: KeptBests): Uint8Array {
  const models = new Map(
    modelIds.map((id): [typeof id, KeptModel] => {
      const [parameters, first, second] = [1, 2, 3].map(() => parametersOf(id));
      const snapshot = { settings: live[id].settings, parameters, first, second, updates: 500 * held };
      return [id, { snapshot, beforeResizing: null, term2: null }];
    }),
  );
  const step = 500 * held;
  const facts = factsOf(experiment, { dataset: { name: 'mnist', sha256: 'a', width: side, height: side } });
  return writeRunFile(
    {
      ...{ experiment, moves: [], step, budget: step, start: null, evaluatedAt: step, testedAt: 0 },
      ...{ models, history: new Map(), ...bests },
    },
    facts,
  );
}

test('20 held T', () => {
  const [all, within] = [after(Infinity), after(bestBytes)];
  const [whole, file] = [fileOf(all), fileOf(within)];
  const one = fileOf({ bests: [], dropped: [] });
  console.log(
    `${held} held T without a budget: ${megabytes(bytesOf(all))} in memory, run file ${megabytes(whole.length)}; ` +
      `within ${megabytes(bestBytes)}: ${megabytes(bytesOf(within))}, run file ${megabytes(file.length)}; no best: ${megabytes(one.length)}`,
  );
  expect(bytesOf(all)).toBeGreaterThan(2 * bestBytes);
  expect(bytesOf(within)).toBeLessThanOrEqual(bestBytes);
  expect(file.length).toBeLessThan(one.length + bestBytes + 100_000);
  // All are listed, with their parameters or without.
  const listed = ({ bests, dropped }: KeptBests) =>
    [...bests, ...dropped]
      .map(({ model, temperature, freeEnergy }) => `${model} ${temperature} ${freeEnergy}`)
      .sort();
  expect(listed(within)).toEqual(listed(all));
  expect(readRunFile(file).kept).toMatchObject({ dropped: within.dropped });
});
