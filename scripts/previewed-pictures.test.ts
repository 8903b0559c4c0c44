/** A hand moves T, M and R over a real, small run: the pictures previewed are those of the run once it has taken the value at that step, byte for byte. */
import { expect, it, vi } from 'vitest';
import { realEngineClient } from '../src/cli/testing/real-engine-client';
import { smallExperiment } from '../src/engine/testing/small-experiment';
import { moveTarget } from '../src/experiment/move-fields';
import { usualModels } from '../src/experiment/most-on';
import type { ModelId } from '../src/models/registry';
import { createPage } from '../src/state/create-page';
import { picturesPreviewSlice } from '../src/state/pictures-preview';
import { hold, previewSlice } from '../src/state/preview-store';
import type { ModelView } from '../src/state/probes-store';

const patience = { timeout: 120_000, interval: 10 };
const STEPS = 3;

async function resting() {
  const { client } = realEngineClient();
  const page = createPage(client);
  const previews = page.of(picturesPreviewSlice);
  await page.actions.open();
  await page.actions.openLink(smallExperiment(100), [], []);
  for (let step = 1; step <= STEPS; step++) {
    await page.actions.step();
    await vi.waitFor(
      () => expect(page.run.getState().status).toMatchObject({ state: 'paused', step }),
      patience,
    );
  }
  await vi.waitFor(() => {
    for (const model of usualModels) expect(page.probes.getState().views[model]?.step).toBe(STEPS);
  }, patience);
  return { page, previews, preview: page.of(previewSlice) };
}

const partsOf = ({ reconstruction, samples, traversal }: ModelView) => ({
  reconstruction: [...reconstruction.pixels],
  samples: [...samples.pixels],
  traversal: [...traversal.pictures.pixels],
});

it.each([
  ['temperature', 2.5],
  ['temperature', 0.05],
  ['polynomialOrder', 1],
  ['polynomialOrder', 9],
  ['gridPoints', 5],
] as const)('of %s at %d', async (name, value) => {
  const { page, previews, preview } = await resting();
  const { models: owners, nullable } = moveTarget(name)!;
  const models = owners.filter((id) => usualModels.includes(id));
  const ownOf = (model: ModelId) => partsOf(page.probes.getState().views[model]!);
  const before = new Map(models.map((model) => [model, ownOf(model)]));
  hold(preview, name, value);
  await vi.waitFor(() => {
    for (const model of models) {
      expect(previews.getState().views[model]).toMatchObject({ at: { [name]: value }, step: STEPS });
      expect(previews.getState().views[model]?.samples).toBeTruthy();
      if (!nullable) expect(previews.getState().views[model]?.traversal).toBeTruthy();
    }
  }, patience);
  const previewed = new Map(models.map((model) => [model, previews.getState().views[model]!]));
  for (const model of models) expect(ownOf(model)).toEqual(before.get(model));

  void page.actions.setLive(name, value);
  hold(preview, name, null);
  expect(Object.keys(previews.getState().views)).toEqual(models);
  await vi.waitFor(() => expect(previews.getState()).toEqual({ views: {}, problem: null }), patience);
  expect(page.run.getState().status.step).toBe(STEPS);
  for (const model of models) {
    const { reconstruction, samples, traversal } = previewed.get(model)!;
    const taken = ownOf(model);
    expect([...reconstruction!.pixels]).toEqual(taken.reconstruction);
    expect([...samples!.pixels]).toEqual(taken.samples);
    // T moves no traversal (definition 24).
    const expected = nullable ? before.get(model)!.traversal : [...traversal!.pictures.pixels];
    expect(taken.traversal).toEqual(expected);
    if (nullable) expect(traversal).toBeNull();
    // A value that changes nothing would show nothing; M that grows does not, until it trains.
    if (value !== 9) expect(taken.samples).not.toEqual(before.get(model)!.samples);
  }
  page.actions.close();
});
