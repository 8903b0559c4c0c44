/** When Theorem 2's bounds are measured: only while the curves show them, one question at a time, and nothing of a run that is no more. */
import { beforeEach, expect, it } from 'vitest';
import { usualModels } from '../../../experiment/most-on';
import { createFakeEngine } from '../../../engine/testing/fake-engine';
import { planeExperiment } from '../../../experiment/plane-experiment';
import { loadGeometry, type ModelId } from '../../../models/registry';
import { term1Geometry, type Term1Geometry } from '../../../models/term1-geometry';
import { FakeWorker } from '../../../ui/testing/fake-worker';
import { createPage } from '../../../state/create-page';
import type { GeometryRequest } from '../../../state/geometry-request';
import { boundsSlice } from './bounds-probing';
import { inHand, ofSeries } from '../../../state/series';

const PICTURES = 1000;
const on = { 'train.bounds': 'on' };

const settled = async () => {
  for (let i = 0; i < 200; i++) await Promise.resolve();
};

const geometries = new Map(
  await Promise.all(usualModels.map(async (id) => [id, await loadGeometry(id)] as const)),
);

/** Computes at once, until it is told to wait. */
let waiting: (() => void)[] | null;
beforeEach(() => void (waiting = null));

class Computer extends FakeWorker<GeometryRequest, Term1Geometry> {
  override postMessage(request: GeometryRequest) {
    const { heads, pictures, prior } = request.view.posteriors;
    const size = heads.length / pictures;
    const geometry = geometries.get(request.model)!;
    const answer = () => this.say(term1Geometry(geometry, heads, prior, size, request.view.settings));
    if (waiting) waiting.push(answer);
    else void Promise.resolve().then(answer);
  }
}

async function trained() {
  const engine = createFakeEngine();
  const asked: ModelId[] = [];
  const page = createPage(
    {
      ...engine,
      call: ((command, take) => {
        if (command === 'posteriors') {
          const { model, count } = take as { readonly model: ModelId; readonly count: number };
          expect(count).toBe(PICTURES);
          asked.push(model);
        }
        return engine.call(command, take);
      }) as typeof engine.call,
    },
    undefined,
    () => new Computer(),
  );
  await page.actions.open();
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  await engine.advance(700);
  await settled();
  const bounds = page.of(boundsSlice);
  const curves = () => bounds.getState().curves;
  const pointsOf = (model: ModelId) => ofSeries(curves(), inHand(model))!.points;
  const pause = async () => {
    await page.actions.pause();
    await engine.advance(100);
    await settled();
  };
  return { ...page, bounds, engine, asked, curves, pointsOf, pause };
}

it('happens for every model once it is switched on, in order, and not before', async () => {
  const { view, asked, pointsOf, engine, run, pause } = await trained();
  expect(asked).toEqual([]);
  view.setState({ settings: on });
  await engine.advance(50);
  await settled();
  await pause();
  const { step } = run.getState().status;
  for (const id of usualModels) {
    const last = pointsOf(id).at(-1)!;
    expect(last.step).toBe(step);
    expect(last.pictures).toBeGreaterThan(0);
    // The last digits of sums of a few dimensions.
    const close = 1e-9;
    expect(last.term1).toBeGreaterThanOrEqual(last.eq5 - close);
    expect(last.eq5).toBeGreaterThanOrEqual(last.eq6 - close);
    expect(last.eq6).toBeGreaterThanOrEqual(-close);
    expect(last.term1).toBeGreaterThan(0.01);
  }
});

it('keeps the steps in order, the newest in the place of one at its step', async () => {
  const { view, pointsOf, engine, pause, actions } = await trained();
  view.setState({ settings: on });
  await pause();
  const first = pointsOf('gauss').at(-1)!.step;
  for (let i = 0; i < 3; i++) {
    await actions.step();
    await engine.advance(50);
    await settled();
  }
  const steps = pointsOf('gauss').map(({ step }) => step);
  expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
  expect([steps[0]! <= first, steps.at(-1)]).toEqual([true, first + 3]);
});

it('asks nothing while another view is shown, or after it was switched off', async () => {
  const { view, asked, pause, actions, engine } = await trained();
  await pause();
  view.setState({ settings: on, name: 'audit' });
  await actions.step();
  await engine.advance(50);
  await settled();
  expect(asked).toEqual([]);
  view.setState({ name: 'train' });
  await settled();
  expect(asked).toEqual([...usualModels]);
  view.setState({ settings: {} });
  await actions.step();
  await engine.advance(50);
  await settled();
  expect(asked).toEqual([...usualModels]);
});

it('waits for the computation before it asks again', async () => {
  const { view, asked, engine } = await trained();
  waiting = [];
  view.setState({ settings: on });
  for (let i = 0; i < 5; i++) {
    await engine.advance(200);
    await settled();
  }
  expect(asked).toHaveLength(1);
  waiting.shift()!();
  await engine.advance(50);
  await settled();
  expect(asked).toHaveLength(2);
});

it('forgets an older run, and what is still computed of it', async () => {
  const { view, bounds, curves, pause, actions } = await trained();
  view.setState({ settings: on });
  await pause();
  expect(curves()).toHaveLength(usualModels.length);
  waiting = [];
  await actions.step();
  await pause();
  const late = waiting[0]!;
  waiting = null;
  await actions.restart();
  expect(curves()).toEqual([]);
  const seen: number[] = [];
  bounds.subscribe((state) =>
    seen.push(...state.curves.flatMap(({ points }) => points.map(({ step }) => step))),
  );
  late();
  await pause();
  // The new run has not trained yet, and the old one is not heard of again.
  expect(curves()).toHaveLength(usualModels.length);
  expect(new Set(seen)).toEqual(new Set([0]));
});

it('goes back with the run after a loss that is not finite', async () => {
  const { view, curves, pointsOf, run, engine, pause, actions } = await trained();
  view.setState({ settings: on });
  await pause();
  const far = pointsOf('gauss').at(-1)!.step;
  engine.fail('non-finite');
  await actions.train();
  await engine.advance(50);
  await settled();
  const back = run.getState().status.step;
  expect(back).toBeLessThan(far);
  for (const { points } of curves()) expect(points.every(({ step }) => step <= back)).toBe(true);
});

it('says what went wrong, keeps what there is, and forgets it when all is well again', async () => {
  const { view, bounds, curves, engine, pause, actions } = await trained();
  view.setState({ settings: on });
  await pause();
  const before = curves();
  const answer = engine.call;
  engine.call = (() => Promise.reject(new Error('no posteriors'))) as typeof engine.call;
  view.setState({ name: 'audit' });
  view.setState({ name: 'train' });
  await settled();
  expect(bounds.getState()).toEqual({ curves: before, problem: 'no posteriors' });
  engine.call = answer;
  view.setState({ name: 'audit' });
  view.setState({ name: 'train' });
  await settled();
  expect(bounds.getState().problem).toBeNull();
  actions.close();
});
