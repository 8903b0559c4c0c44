/** When the posteriors of many pictures are asked for: only while the Geometry view is shown, as many as its setting says. */
import { expect, it } from 'vitest';
import { usualModels } from '../../experiment/most-on';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { planeExperiment } from '../../experiment/plane-experiment';
import { specOf } from '../../models/registry';
import { createPage } from '../../state/create-page';
import { geometrySlice } from './geometry-probing';

const settled = async () => {
  for (let i = 0; i < 200; i++) await Promise.resolve();
};

it('happens for every model while the view is shown, at rest and for another number of pictures', async () => {
  const engine = createFakeEngine();
  const asked: number[] = [];
  const page = createPage({
    ...engine,
    call: ((command, take) => {
      if (command === 'posteriors') asked.push((take as { readonly count: number }).count);
      return engine.call(command, take);
    }) as typeof engine.call,
  });
  await page.actions.open();
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  await engine.advance(700);
  await settled();
  expect(asked).toEqual([]);
  page.actions.show('geometry');
  page.of(geometrySlice);
  for (let i = 0; i < 4; i++) {
    await engine.advance(50);
    await settled();
  }
  expect(asked).toEqual(usualModels.map(() => 1000));
  const { views } = page.of(geometrySlice).getState();
  for (const id of usualModels) {
    const { posteriors, settings, step } = views[id]!;
    expect(posteriors.heads).toHaveLength(posteriors.pictures * specOf(id).headSize(settings));
    expect(step).toBeGreaterThan(0);
  }
  asked.length = 0;
  await page.actions.pause();
  await engine.advance(100);
  await settled();
  expect(asked).toEqual(usualModels.map(() => 1000));
  const step = page.run.getState().status.step;
  for (const id of usualModels) expect(page.of(geometrySlice).getState().views[id]?.step).toBe(step);
  asked.length = 0;
  page.view.setState({ settings: { 'geometry.pictures': '200' } });
  await engine.advance(100);
  await settled();
  expect(asked).toEqual(usualModels.map(() => 200));
  await page.actions.restart();
  expect(page.of(geometrySlice).getState().views).toEqual({});
  page.actions.close();
});
