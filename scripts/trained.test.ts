/** The trained models beside the page are of today's experiments, small, and what float16 changes in L is what was measured of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openNamed } from '../src/cli/open-dataset';
import type { Dataset } from '../src/data/dataset';
import { slicePictures, trainedFigures } from '../src/experiment/trained/figures';
import { trainedExperiment, trainedNames } from '../src/experiment/trained/trained-runs';
import { activate } from '../src/gpu/backends';
import { modelIds, type ModelId } from '../src/models/registry';
import { lossOfKept } from '../src/training/loss-of-kept';
import { openRunFile } from '../src/training/run-file/open-run-file';
import type { RunFile } from '../src/training/run-file/read-run-file';

const way = 'its experiment, its kernels or its random numbers changed: run npm run trained';
const trainedThen: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];
const mebibyte = 2 ** 20;

/** Nats that rounding to float16 may change in L; the largest that was measured is 0.0009. */
const roundedBound = 0.002;

const files = new Map<string, RunFile>();
let dataset: Dataset;
let plan: string;
beforeAll(async () => {
  dataset = await openNamed('mnist', null, () => undefined);
  ({ plan } = await activate('wasm', { threads: 1 }));
  for (const name of trainedNames)
    files.set(name, await openRunFile(readFileSync(`public/trained/${name}.zip`)));
});

test('every run has its file and its figures, and there are no others', () => {
  expect(readdirSync('public/trained').sort()).toEqual([...trainedNames].sort().map((name) => `${name}.zip`));
  expect(trainedFigures.map(({ name }) => name)).toEqual(trainedNames);
});

describe.each(trainedNames)('%s', (name) => {
  const { bytes, step, digest, start, code, models } = trainedFigures.find((one) => one.name === name)!;
  const file = () => files.get(name)!;

  test('is of the experiment and the kernels of today, trained to its end by a version that it names', () => {
    const { kept, facts } = file();
    const today = trainedExperiment(name);
    const { models: then, ...run } = kept.experiment;
    expect({ ...run, models: today.models }, way).toEqual(today);
    for (const id of trainedThen) expect(then[id], `${id}: ${way}`).toEqual(today.models[id]);
    // A model that came later takes no part.
    const later = modelIds.filter((id) => !trainedThen.includes(id));
    for (const id of later) expect([then[id].on, kept.models.has(id)], id).toEqual([false, false]);
    expect(facts.plan, way).toBe(plan);
    // A release changes no bit of training, or src/training/same-bits.test.ts and the plan would say so.
    expect(facts.code).toMatch(/^coarse-grain \d+\.\d+\.\d+$/);
    expect([facts.backend.name, facts.backend.threads]).toEqual(['wasm', 1]);
    expect([kept.step, kept.budget, kept.testedAt]).toEqual([today.steps, today.steps, today.steps]);
    expect(facts.dataset.sha256).toBe(dataset.sha256);
  });

  test('is a view file of the figures, at most 2 MiB a model', () => {
    const { kept, facts } = file();
    expect([step, digest, code]).toEqual([kept.step, facts.digest, facts.code]);
    expect(start).toBe(facts.view?.sha256);
    expect(bytes).toBe(readFileSync(`public/trained/${name}.zip`).length);
    expect(bytes).toBeLessThan(2 * mebibyte * kept.models.size);
    expect([...kept.models.keys()]).toEqual(Object.keys(models));
    expect(facts.view).toBeDefined();
  });

  test(`float16 changes L by less than ${roundedBound} nats, on the test set and on ${slicePictures} validation pictures`, async () => {
    const { first } = dataset.split.validation;
    const now = await lossOfKept(file().kept, dataset, { first, end: first + slicePictures });
    for (const [id, { test: whole, slice }] of Object.entries(models)) {
      for (const { full, float16 } of [whole, slice])
        expect(Math.abs(float16 - full), id).toBeLessThan(roundedBound);
      // Of these very parameters: computed here.
      expect(Math.abs(now.get(id as ModelId)! - slice.full), id).toBeLessThan(roundedBound);
      expect(now.get(id as ModelId)!, id).toBeCloseTo(slice.float16, 3);
    }
  });
});
