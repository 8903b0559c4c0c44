/** The parameters that a run keeps are those whose test figures it reports. */
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../gpu/testing/test-backends';
import { loadModel } from '../models/registry';
import { readSafetensors, writeSafetensors } from '../nn/safetensors';
import { evaluate, type Measured } from './evaluate';
import { createNetwork, disposeNetwork } from './network';
import { readParameterFile } from './parameter-file';
import { tiny, drive, tinyExperiment, tinyRun } from './testing/tiny-run';

beforeAll(() => useBackend('wasm'));

test('evaluated again, a file gives the test figures of its run to the last bit', async () => {
  const run = await tinyRun(tinyExperiment({ learningRate: 0.02 }, { steps: 1020 }, ['cg-bpef']));
  const { figures } = await drive(run);
  const bytes = await run.parameterFile('cg-bpef');
  const { model, settings, experiment, step, temperature, dataset, parameters } = readParameterFile(bytes!);
  expect([step, temperature, dataset]).toEqual([figures[0].step, 0.5, tiny.sha256]);
  const network = createNetwork(await loadModel(model), settings, tiny.width * tiny.height, parameters);
  const { seed, binarise } = experiment;
  const range = tiny.split.test;
  const work = evaluate({ network, dataset: tiny, range, seed, binarise, temperature: 0.5 });
  let measured: Measured | null = null;
  while (!measured) {
    const next = await work.next();
    if (next.done) measured = next.value;
  }
  expect([measured.term1, measured.term2]).toEqual([figures[0].term1, figures[0].term2]);
  disposeNetwork(network);
  run.dispose();
});

test('a file from before a field came is read with its default', async () => {
  const run = await tinyRun(tinyExperiment({}, { steps: 2 }, ['gauss']));
  await drive(run);
  const { metadata, shapes, values } = readSafetensors((await run.parameterFile('gauss'))!);
  const { settings, ...facts } = JSON.parse(metadata.trained);
  delete settings.net;
  delete settings.noiseScale;
  const trained = JSON.stringify({ ...facts, settings });
  const older = writeSafetensors({ metadata: { ...metadata, trained }, shapes, values });
  expect(readParameterFile(older).settings).toMatchObject({ net: 'dense', noiseScale: 1, latent: 3 });
  run.dispose();
});

test('a safetensors file of others is refused', () => {
  const other = writeSafetensors({ metadata: { format: 'pt' }, shapes: new Map(), values: new Map() });
  expect(() => readParameterFile(other)).toThrow("expected a file of 'npm run train -- --weights'");
});
