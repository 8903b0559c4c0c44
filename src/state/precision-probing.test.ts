/** When the precision of z is asked for: of all models in the Geometry view, of those with a coarse grain in Train, and nowhere else. */
import { afterEach, expect, it, vi } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { defaultExperiment } from '../experiment/default-experiment';
import { planeExperiment } from '../experiment/plane-experiment';
import { spacingOf } from '../experiment/spacing';
import { createPage } from './create-page';
import { precisionSlice } from './precision-probing';

const settled = async () => {
  for (let i = 0; i < 400; i++) await Promise.resolve();
};

afterEach(() => void vi.useRealTimers());

async function training() {
  const engine = createFakeEngine();
  const asked: { readonly model: string; readonly index: number; readonly truth: boolean }[] = [];
  const page = createPage({
    ...engine,
    call: ((command, take) => {
      if (command === 'precision') asked.push(take as (typeof asked)[number]);
      return engine.call(command, take);
    }) as typeof engine.call,
  });
  await page.actions.open();
  const advance = async (milliseconds: number, times = 1) => {
    for (let i = 0; i < times; i++) {
      await engine.advance(milliseconds);
      await settled();
    }
  };
  return { page, asked, advance };
}

const grained = usualModels.filter((id) => spacingOf(id, defaultExperiment().models[id]) !== null);

it('asks in Train the models that have a grid, and in Geometry all, with the truth', async () => {
  const { page, asked, advance } = await training();
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  await advance(700);
  expect(asked).toEqual([]);
  const slice = page.of(precisionSlice);
  await advance(50, 3);
  expect(asked).toEqual([]);
  const hide = slice.show();
  await advance(50, 3);
  expect(asked).toEqual(grained.map((model) => expect.objectContaining({ model, index: 0, truth: false })));
  asked.length = 0;
  page.actions.show('geometry');
  await advance(50, 3);
  expect(asked).toEqual(
    usualModels.map((model) => expect.objectContaining({ model, index: 0, truth: true })),
  );
  for (const id of usualModels) {
    const { index, answer } = slice.getState().views[id]!;
    expect(index).toBe(0);
    if (answer.precision) expect(answer.precision.truth).toHaveLength(2);
    else expect(answer.reason).toContain('no precision');
  }
  expect(slice.getState().views.gauss!.answer.precision).not.toBeNull();
  expect(slice.getState().views.categorical!.answer.precision).toBeNull();
  asked.length = 0;
  // Steps and their metrics ask nothing.
  await advance(100, 5);
  expect(asked).toEqual([]);
  page.actions.pickDigit(5);
  await advance(50, 3);
  expect(asked.map(({ index }) => index)).toEqual(usualModels.map(() => 5));
  asked.length = 0;
  hide();
  page.actions.pickDigit(6);
  await advance(50, 3);
  expect(asked).toEqual([]);
  await page.actions.restart();
  expect(slice.getState().views).toEqual({});
  page.actions.close();
});

it('asks again at an evaluation', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const { page, asked, advance } = await training();
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  page.of(precisionSlice).show();
  await advance(50, 3);
  const { length } = asked;
  expect(length).toBe(grained.length);
  const step = () => page.run.getState().status.step;
  while (step() < 450) await advance(100);
  vi.setSystemTime(Date.now() + 60_000);
  await advance(50);
  expect(asked).toHaveLength(length);
  while (step() < 550) await advance(100);
  expect(asked).toHaveLength(length + grained.length);
  page.actions.close();
});
