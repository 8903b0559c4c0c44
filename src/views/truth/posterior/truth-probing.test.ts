/** When true posteriors are asked for: while the view is shown, at rest, at evaluations and for another picture, and at nothing else. */
import { afterEach, expect, it, vi } from 'vitest';
import { usualModels } from '../../../experiment/most-on';
import { createFakeEngine } from '../../../engine/testing/fake-engine';
import { planeExperiment } from '../../../experiment/plane-experiment';
import { createPage } from '../../../state/create-page';
import { truthsSlice } from './truth-probing';

const settled = async () => {
  for (let i = 0; i < 400; i++) await Promise.resolve();
};

afterEach(() => void vi.useRealTimers());

async function training() {
  const engine = createFakeEngine();
  const asked: { readonly model: string; readonly index: number; readonly dimension: number }[] = [];
  const spied = {
    ...engine,
    call: ((command, take) => {
      if (command === 'truth') asked.push(take as (typeof asked)[number]);
      return engine.call(command, take);
    }) as typeof engine.call,
  };
  const page = createPage(spied);
  await page.actions.open();
  const advance = async (milliseconds: number) => {
    await engine.advance(milliseconds);
    await settled();
  };
  return { page, asked, advance };
}

it('asks every model, once, of the picked picture, and keeps what it is of', async () => {
  const { page, asked, advance } = await training();
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  await advance(700);
  expect(asked).toEqual([]);
  page.actions.show('truth');
  const slice = page.of(truthsSlice);
  for (let i = 0; i < 3; i++) await advance(50);
  expect(asked.map(({ model }) => model)).toEqual(usualModels);
  for (const id of usualModels)
    expect(slice.getState().views[id]).toMatchObject({ index: 0, answer: { kind: 'posterior' } });
  // Steps and their metrics ask nothing.
  for (let i = 0; i < 5; i++) await advance(100);
  expect(asked).toHaveLength(usualModels.length);

  page.actions.pickDigit(5);
  for (let i = 0; i < 3; i++) await advance(50);
  expect(asked.slice(usualModels.length).map(({ index }) => index)).toEqual(usualModels.map(() => 5));
  expect(slice.getState().views.gauss).toMatchObject({ index: 5 });
  expect(slice.getState().problem).toBeNull();

  await page.actions.restart();
  expect(slice.getState().views).toEqual({});
  page.actions.close();
});

it('asks of many dimensions for another one', async () => {
  const { page, asked, advance } = await training();
  await page.actions.train();
  page.actions.show('truth');
  const slice = page.of(truthsSlice);
  for (let i = 0; i < 3; i++) await advance(50);
  const before = asked.length;
  expect(slice.getState().views.gauss?.answer).toMatchObject({
    kind: 'conditional',
    step: expect.any(Number) as number,
  });
  page.actions.pickDimension('gauss', 7);
  for (let i = 0; i < 3; i++) await advance(50);
  expect(asked.slice(before).find(({ model }) => model === 'gauss')).toMatchObject({ dimension: 7 });
  expect(slice.getState().views.gauss?.answer.axes[0]).toMatchObject({ dimension: 7 });
  page.actions.close();
});

it('asks again at an evaluation', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const { page, asked, advance } = await training();
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  page.actions.show('truth');
  page.of(truthsSlice);
  for (let i = 0; i < 3; i++) await advance(50);
  const { length } = asked;
  expect(length).toBe(usualModels.length);
  const step = () => page.run.getState().status.step;
  while (step() < 450) await advance(100);
  vi.setSystemTime(Date.now() + 60_000);
  await advance(50);
  expect(asked).toHaveLength(length);
  while (step() < 550) await advance(100);
  expect(asked.length).toBeGreaterThan(length);
  page.actions.close();
});
