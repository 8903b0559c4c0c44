import { describe, expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { planeExperiment } from '../../experiment/plane-experiment';
import { createPage } from '../../state/create-page';
import { mapDimensions, mapsSlice } from './map-probing';
import { mapGrid } from './map-view';

const settled = async () => {
  for (let i = 0; i < 200; i++) await Promise.resolve();
};

describe('the dimensions of a map', () => {
  it('are those of largest KL, in their order', () => {
    expect(mapDimensions(2, null)).toEqual([0, 1]);
    expect(mapDimensions(5, [0.1, 3, 0.2, 0, 2])).toEqual([1, 4]);
    expect(mapDimensions(5, [2, 0.1, 0.2, 0, 3])).toEqual([0, 4]);
    expect(mapDimensions(1, [3])).toBeNull();
  });
});

describe('asking for maps', () => {
  it('happens for every model while the view is shown, and not before', async () => {
    const engine = createFakeEngine();
    const asked: string[] = [];
    const spied = {
      ...engine,
      call: ((command, take) => {
        asked.push(command);
        return engine.call(command, take);
      }) as typeof engine.call,
    };
    const page = createPage(spied);
    await page.actions.open();
    await page.actions.openLink(planeExperiment('mnist'), [], []);
    await page.actions.train();
    await engine.advance(700);
    await settled();
    expect(asked).not.toContain('latentMap');
    page.actions.show('latent-map');
    page.of(mapsSlice);
    await engine.advance(50);
    await settled();
    await engine.advance(50);
    await settled();
    const { views } = page.of(mapsSlice).getState();
    expect(Object.keys(views).toSorted()).toEqual([...usualModels].toSorted());
    for (const id of usualModels) {
      expect(views[id]).toMatchObject({ dimensions: [0, 1], latent: 2, index: 0 });
      // The fake has a hundred validation digits.
      expect(views[id]!.map.means).toHaveLength(200);
      expect(views[id]!.map.grid.count).toBe(mapGrid ** 2);
    }
    await page.actions.restart();
    expect(page.of(mapsSlice).getState().views).toEqual({});
    page.actions.close();
  });
});
