/** Long measurements of a run, here audits: in turn, with progress, stopped half way, kept until the next, and how old they are. */
import { afterEach, expect, it } from 'vitest';
import { usualModels } from '../experiment/most-on';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { createPage } from './create-page';
import { measuringNowSlice } from './measuring-now';
import { ageNow, ageOf, createMeasuredStore, type MeasuredStore } from './measured-store';
import { defineSlice } from './slice';

const auditSlice = defineSlice<MeasuredStore<'audit'>>((page) => createMeasuredStore(page, 'audit'));

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function setUp() {
  const fake = createFakeEngine();
  const page = createPage(fake, () => 1);
  closers.push(page.actions.close);
  await page.actions.train();
  await fake.advance(50);
  await page.actions.pause();
  return { ...page, audits: page.of(auditSlice), fake };
}

/** Moves the fake's clock until a task is done; an audit waits for it between its chunks. */
async function finish(fake: ReturnType<typeof createFakeEngine>, task: Promise<unknown>): Promise<void> {
  let settled = false;
  void task.finally(() => (settled = true));
  for (let i = 0; i < 200 && !settled; i++) {
    await fake.advance(1);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
  expect(settled).toBe(true);
}

const size = { pictures: 20, samples: 10 };
const now = ({ run, experiment }: Awaited<ReturnType<typeof setUp>>) => ({
  started: experiment.getState().started,
  step: run.getState().status.step,
  moves: experiment.getState().moves.length,
});

it('audits the models in turn and says how far it is', async () => {
  const page = await setUp();
  const seen: string[] = [];
  page.audits.subscribe(({ doing }) => seen.push(doing ? `${doing.model} ${doing.done}` : 'nothing'));
  const work = page.audits.measure(usualModels, size);
  await finish(page.fake, work);
  const { byModel, problem } = page.audits.getState();
  expect(problem).toBeNull();
  expect(Object.keys(byModel)).toEqual(usualModels);
  expect(seen.findIndex((each) => each === 'gauss 5')).toBeGreaterThan(0);
  expect(seen.findIndex((each) => each === 'categorical 1')).toBeGreaterThan(seen.indexOf('gauss 5'));
  expect(seen.at(-1)).toBe('nothing');
  for (const id of usualModels) expect(ageOf(byModel[id]!, now(page))).toBe('now');
});

it('keeps what was done before a stop, and begins nothing after it', async () => {
  const page = await setUp();
  const work = page.audits.measure(usualModels, size);
  for (let i = 0; i < 100 && page.audits.getState().doing?.model !== 'categorical'; i++) {
    await page.fake.advance(1);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
  const stop = page.audits.stop();
  await finish(page.fake, Promise.all([work, stop]));
  expect(page.audits.getState()).toMatchObject({ stopped: true, problem: null, doing: null });
  expect(Object.keys(page.audits.getState().byModel)).toEqual(['gauss']);
});

it('is older once the run goes on or a hand moves something, and another run’s after a restart', async () => {
  const page = await setUp();
  const { actions, fake, audits } = page;
  const work = audits.measure(['gauss'], size);
  await finish(fake, work);
  const { gauss } = audits.getState().byModel;
  await actions.setLive('klWeight', 2);
  expect(ageOf(gauss!, now(page))).toBe('older');
  expect(ageOf(gauss!, { ...now(page), moves: gauss!.moves, step: gauss!.step + 1 })).toBe('older');
  await actions.restart();
  await fake.advance(50);
  await actions.pause();
  expect(ageOf(audits.getState().byModel.gauss!, now(page))).toBe('other run');
  // An audit of the new run does not stand beside one of the old.
  const next = audits.measure(['categorical'], size);
  await finish(fake, next);
  expect(Object.keys(audits.getState().byModel)).toEqual(['categorical']);
});

it('is older where a hand moved something amid, which the measurement did not see', async () => {
  const page = await setUp();
  const { actions, fake, audits } = page;
  const work = audits.measure(['gauss'], size);
  await fake.advance(1);
  await actions.setLive('klWeight', 2);
  await finish(fake, work);
  expect(ageOf(audits.getState().byModel.gauss!, now(page))).toBe('older');
});

it('is not older for a move that changes nothing of what is measured', async () => {
  const page = await setUp();
  const slice = defineSlice<MeasuredStore<'audit'>>((own) =>
    createMeasuredStore(own, 'audit', (model, { field }) => field === 'temperature' && model !== 'gauss'),
  );
  const audits = page.of(slice);
  await finish(page.fake, audits.measure(['gauss', 'cg-bpef'], size));
  const ages = () => {
    const { started, moves } = page.experiment.getState();
    const { step } = page.run.getState().status;
    const { gauss, 'cg-bpef': coarse } = audits.getState().byModel;
    return [gauss, coarse].map((one) => ageNow(one!, { started, step, moves }));
  };
  expect(ages()).toEqual(['now', 'now']);
  await page.actions.setLive('klWeight', 2);
  expect(ages()).toEqual(['now', 'now']);
  await page.actions.setLive('temperature', 2);
  expect(ages()).toEqual(['now', 'older']);
});

it('tells other views that it is under way, until its end, its stop or its failure', async () => {
  const page = await setUp();
  const { fake, audits } = page;
  const under = page.of(measuringNowSlice);
  const work = audits.measure(['gauss'], size);
  expect(under.getState()).toBe('audit');
  await finish(fake, work);
  expect(under.getState()).toBeNull();
  const next = audits.measure(['gauss'], size);
  await finish(fake, Promise.all([next, audits.stop()]));
  expect(under.getState()).toBeNull();
  await audits.measure(['gauss'], { pictures: -1, samples: 1 });
  expect(audits.getState().problem).not.toBeNull();
  expect(under.getState()).toBeNull();
});

it('says why there is no audit', async () => {
  const fake = createFakeEngine();
  const page = createPage(fake, () => 1);
  closers.push(page.actions.close);
  const audits = page.of(auditSlice);
  await audits.measure(['gauss'], size);
  expect(audits.getState().doing).toBeNull();
  expect(audits.getState().problem).toMatch(/call '(open|start)' first/);
});
