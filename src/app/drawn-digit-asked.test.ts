/** A drawing reaches the engine before anybody asks about its index: an answer is never about an older drawing. */
import { afterEach, expect, it, vi } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { createFakeEngine } from '../engine/testing/fake-engine';
import type { CommandName, Commands, EngineClient } from '../engine/protocol';
import { createPage } from '../state/create-page';
import { posteriorSlice } from '../state/posterior-probing';
import { mapsSlice } from '../views/latent-map/map-probing';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const drawingOf = (grey: number) => ({ width: 28, height: 28, pixels: new Uint8Array(784).fill(grey) });

/** A page after some training, and for every question about a drawing the grey of the one that the engine had then. */
async function trained() {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const asked: { command: CommandName; index: number; grey: number | null }[] = [];
  let grey: number | null = null;
  const client: EngineClient = {
    ...fake,
    call<K extends CommandName>(command: K, take: Commands[K]['take']) {
      if (take && 'pixels' in take && typeof take.pixels !== 'string') grey = take.pixels[0];
      const indices = take && 'indices' in take ? take.indices : take && 'index' in take ? [take.index] : [];
      for (const index of indices) if (index < 0) asked.push({ command, index, grey });
      return fake.call(command, take);
    },
  };
  const page = createPage(client);
  closers.push(page.actions.close);
  await page.actions.train();
  await fake.advance(200);
  await page.actions.pause();
  return { ...page, asked };
}

it('is asked about only once the engine has it, by every view that follows the pick', async () => {
  const { actions, probes, of, asked } = await trained();
  const [posteriors, maps] = [of(posteriorSlice), of(mapsSlice)];
  actions.show('latent-map');
  for (const grey of [10, 20]) {
    actions.pickDrawing(drawingOf(grey));
    await vi.waitFor(() => {
      const index = -grey / 10;
      expect(probes.getState()).toMatchObject({ picked: index, nearest: { index } });
      for (const { views } of [probes.getState(), posteriors.getState(), maps.getState()])
        expect(Object.values(views).map((one) => one.index)).toEqual(usualModels.map(() => index));
    }, 30_000);
  }
  expect(new Set(asked.map(({ command }) => command))).toEqual(
    new Set(['nearest', 'reconstruct', 'traverse', 'term2', 'posterior', 'latentMap']),
  );
  expect(asked.filter(({ index, grey }) => grey !== -10 * index)).toEqual([]);
});

it('is picked together with its picture', async () => {
  const { actions, probes } = await trained();
  const seen: boolean[] = [];
  probes.subscribe(({ picked, pickedDigit }) => seen.push(picked === pickedDigit?.index));
  actions.pickDrawing(drawingOf(10));
  expect(seen).not.toContain(false);
  expect(probes.getState().pickedDigit?.picture.pixels).toEqual(drawingOf(10).pixels);
});
