/** A best that leaves the memory of the engine is found again on the shelf of its kept run. */
import { afterEach, expect, it, vi } from 'vitest';
import { createRunsClient } from '../engine/runs-client';
import type { EngineClient, EngineEvent } from '../engine/protocol';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { fakeRunsWorker } from '../engine/testing/fake-runs-worker';
import { defaultExperiment } from '../experiment/default-experiment';
import { createPage } from './create-page';
import { keptRunsSlice } from './kept-runs';
import { shelvedFile } from './shelve';

const { models } = defaultExperiment();
const best = {
  model: 'cg-bpef',
  step: 1500,
  temperature: 0.5,
  freeEnergy: 101.2345,
  settings: models['cg-bpef'],
  file: Uint8Array.of(1, 2, 3),
} as const;

it('is named by its model, T and what else it is told apart by', () => {
  expect(shelvedFile(best)).toEqual({
    name: 'CG-BPEF-VAE, T 0.5, M 5, R 101',
    detail: 'step 1,500, L 101.23',
    file: best.file,
  });
  const settings = models.gauss;
  expect(shelvedFile({ ...best, model: 'gauss', temperature: null, settings }).name).toBe('Gauss-VAE');
});

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

it('is kept beside the run in hand, which is kept first', async () => {
  const fake = createFakeEngine({ tick: 5 });
  const listeners = new Set<(event: EngineEvent) => void>();
  const engine: EngineClient = {
    ...fake,
    on(listener) {
      listeners.add(listener);
      return fake.on(listener);
    },
  };
  const runs = createRunsClient(
    () => fakeRunsWorker(),
    async () => false,
  );
  const page = createPage(
    engine,
    () => 7,
    undefined,
    undefined,
    () => runs,
  );
  ends.push(page.actions.close, runs.close);
  page.of(keptRunsSlice).begin(() => 'https://example.org/#v=1');
  await page.actions.open();
  await page.actions.train();
  await vi.waitFor(() => expect(page.run.getState().status.step).toBeGreaterThan(0));
  for (const listener of listeners) listener({ event: 'shelved', data: best });
  await vi.waitFor(async () =>
    expect(await runs.call('list', null)).toMatchObject([{ shelf: [{ bytes: 3 }] }]),
  );
  const [{ id, shelf }] = await runs.call('list', null);
  const { file } = await runs.call('readShelved', { id, name: shelf[0].name });
  expect(file).toEqual(best.file);
});
