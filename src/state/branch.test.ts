/** Moves that are taken back: the run is trained again from where it still agrees, up to where it was. On the fake engine, with the room of runs in memory. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../engine/testing/fake-engine';
import { createRunsClient } from '../engine/runs-client';
import { fakeRunsWorker } from '../engine/testing/fake-runs-worker';
import type { CommandName, Commands, EngineClient } from '../engine/protocol';
import type { Move } from '../experiment/experiment';
import { createPage } from './create-page';
import { keptRunsSlice } from './kept-runs';
import type { Page } from './page';
import { linked } from './experiment-store';

let engine: FakeEngine;
let page: Page;
/** Steps of the run in hand, in the order in which the page heard of them. */
let heard: number[];
let given: CommandName[];

const run = () => page.run.getState();
const step = () => run().status.step;
const moves = () => page.experiment.getState().moves;
const shown = () => page.experiment.getState().shown;
const settle = () => new Promise((resolve) => setImmediate(resolve));
const inState = (state: string) => () => run().status.state === state;

async function until(condition: () => boolean) {
  for (let i = 0; !condition(); i++) {
    if (i > 2000) throw new Error(`expected the condition in time, got ${JSON.stringify(run().status)}`);
    await engine.advance(50);
    await settle();
  }
}

beforeEach(async () => {
  engine = createFakeEngine({ millisecondsPerStep: 10 });
  given = [];
  const client: EngineClient = {
    ...engine,
    call<K extends CommandName>(command: K, take: Commands[K]['take']) {
      given.push(command);
      return engine.call(command, take);
    },
  };
  const runs = createRunsClient(() => fakeRunsWorker());
  page = createPage(
    client,
    () => 7,
    undefined,
    undefined,
    () => runs,
  );
  page.of(keptRunsSlice).begin(() => 'https://example.org/#v=1');
  heard = [];
  page.run.subscribe(({ status }) => void (status.state !== 'preparing' && heard.push(status.step)));
  await page.actions.open();
});
afterEach(() => page.actions.close());

/** Trains to a step exactly, and rests. */
async function trainTo(wanted: number) {
  if (page.experiment.getState().started === null) await page.actions.step();
  await until(() => run().status.state === 'paused');
  if (wanted > step()) await engine.call('step', { count: wanted - step() });
  await until(() => step() === wanted && run().status.state === 'paused');
}

async function moveAt(at: number, field: string, value: Move['value']) {
  await trainTo(at);
  await page.actions.setLive(field, value);
}

const without = (field: string, value: Move['value']) =>
  moves().filter((move) => !(move.field === field && move.value === value));

/** Begins the branch, and gives what the page hears from then on. */
function branch(own: readonly Move[]) {
  heard = [];
  return page.actions.branch(own);
}

const curve = () =>
  page.metrics.getState().curves.find(({ series }) => series.model === 'gauss')!.minibatch.step;

describe('a run at rest', () => {
  beforeEach(async () => {
    await moveAt(520, 'klWeight', 0.5);
    await moveAt(1100, 'klWeight', 2);
    await moveAt(1100, 'polynomialOrder', 3);
    await trainTo(1240);
  });

  it('is trained again from the newest snapshot before the move, and rests where it was', async () => {
    await branch(without('klWeight', 2));
    expect(run().again).toEqual({ to: 1240, rest: true, begun: true });
    await until(() => step() === 1240 && inState('paused')());
    expect(Math.min(...heard)).toBe(1000);
    expect(run().again).toBeNull();
    expect(moves()).toEqual([
      { step: 520, field: 'klWeight', value: 0.5 },
      { step: 1100, field: 'polynomialOrder', value: 3 },
    ]);
    expect(shown().models.gauss.klWeight).toBe(0.5);
    expect(shown().models['cg-bpef'].polynomialOrder).toBe(3);
    expect(page.metrics.getState().marks).toEqual(moves());
    expect(linked(page.experiment.getState())).toMatchObject({ moves: moves() });
    // Every step is in the curve once.
    expect([...curve()]).toEqual(Array.from({ length: 1240 }, (_, i) => i + 1));
    await engine.advance(1000);
    expect(step()).toBe(1240);
  });

  it('is kept before, and Undo gives it back', async () => {
    const before = moves();
    await branch(without('klWeight', 2));
    // An older keeping of it may stand there before the last one is written.
    const kept = () => page.of(keptRunsSlice).getState().left;
    await until(() => kept()?.step === 1240 && inState('paused')());
    const left = kept();
    await settle();
    await page.actions.continueRun(left!.id);
    await until(() => step() > 1240);
    expect(moves()).toEqual(before);
  });

  it('is trained from step 0 where the move lies before every snapshot that there is', async () => {
    await page.actions.branch([]);
    await until(() => run().again === null && inState('paused')());
    // Its branch has moves of its own.
    await moveAt(1240, 'klWeight', 3);
    heard = [];
    await branch([{ step: 30, field: 'klWeight', value: 1.5 }, ...moves()]);
    await until(() => step() === 1240 && inState('paused')());
    expect(Math.min(...heard)).toBe(0);
  });

  it('trains nothing again where the move has not been taken yet, and shows those that wait', async () => {
    await page.actions.setLive('klWeight', 3);
    await page.actions.setLive('polynomialOrder', 4);
    expect(shown().models.gauss.klWeight).toBe(3);
    await branch(without('klWeight', 3));
    await until(() => run().again === null && inState('paused')());
    expect(new Set(heard)).toEqual(new Set([1240]));
    expect(shown().models.gauss.klWeight).toBe(2);
    expect(shown().models['cg-bpef'].polynomialOrder).toBe(4);
  });

  it('can be paused on its way, and goes on past its end when it is told to', async () => {
    await branch(without('klWeight', 2));
    await engine.advance(1000);
    void page.actions.pause();
    await until(inState('paused'));
    expect(step()).toBeLessThan(1240);
    expect(run().again).toMatchObject({ to: 1240, rest: true });
    await page.actions.train();
    await until(() => step() > 1240);
    expect(run().again).toBeNull();
  });

  it('takes back two moves one right after the other, with one end', async () => {
    void branch(without('klWeight', 2));
    void page.actions.branch(without('polynomialOrder', 3));
    await until(() => run().again === null && inState('paused')());
    expect(step()).toBe(1240);
    expect(moves()).toEqual([{ step: 520, field: 'klWeight', value: 0.5 }]);
    expect(Math.min(...heard)).toBeGreaterThanOrEqual(1000);
  });

  it('keeps the settings that wait for a restart', async () => {
    page.actions.setFixed('seed', 99);
    await branch(without('klWeight', 2));
    await until(() => run().again === null && inState('paused')());
    expect(shown().seed).toBe(99);
    expect(page.experiment.getState().started?.seed).not.toBe(99);
  });
});

describe('a run that trains', () => {
  it('goes on past where it was', async () => {
    await moveAt(600, 'klWeight', 0.5);
    await page.actions.train();
    await until(() => step() > 700);
    const at = step();
    await branch([]);
    expect(run().again).toMatchObject({ to: at, rest: false });
    await until(() => step() > at + 50);
    expect(Math.min(...heard.filter((one) => one < at))).toBe(500);
    expect(inState('training')()).toBe(true);
  });

  it('is branched while it is evaluated', async () => {
    await moveAt(900, 'klWeight', 0.5);
    const evaluating = new Promise<number>((resolve) => {
      const stop = page.run.subscribe(({ status }) => {
        if (status.state !== 'evaluating') return;
        stop();
        resolve(status.step);
        void branch([]);
      });
    });
    await page.actions.train();
    await until(() => run().again !== null);
    expect(await evaluating).toBe(1000);
    await until(() => step() > 1010);
    expect(Math.min(...heard)).toBe(500);
    const { evaluations } = page.metrics.getState().curves[0]!;
    expect(evaluations.map((one) => one.step)).toEqual([500, 1000]);
  });

  it('takes a move that is made on the way, and one more taken back then ends where the run was', async () => {
    await moveAt(600, 'klWeight', 0.5);
    await trainTo(900);
    await branch([]);
    await until(() => step() > 600);
    await page.actions.setLive('klWeight', 2);
    expect(moves()).toHaveLength(1);
    await page.actions.branch([]);
    await until(() => run().again === null && inState('paused')());
    expect(step()).toBe(900);
  });

  it('keeps what was added to its budget, once it is finished', async () => {
    page.actions.setFixed('steps', 700);
    await moveAt(600, 'klWeight', 0.5);
    await page.actions.train();
    await until(inState('finished'));
    await page.actions.extend(100);
    await until(() => inState('finished')() && step() === 800);
    await branch([]);
    await until(() => inState('finished')());
    expect(run().status).toMatchObject({ step: 800, steps: 800 });
    expect(Math.min(...heard)).toBe(500);
    // Of a move that no step takes any more.
    await page.actions.setLive('klWeight', 3);
    await branch([]);
    await until(() => run().again === null && inState('finished')());
    expect(run().status.step).toBe(800);
  });
});

describe('an engine that failed', () => {
  it('that died, goes on from the file on this device', async () => {
    await moveAt(620, 'klWeight', 0.5);
    await page.of(keptRunsSlice).keep();
    const { id } = page.of(keptRunsSlice).getState().kept!;
    await trainTo(700);
    engine.fail('internal');
    expect(run().failure?.kind).toBe('internal');
    await branch([]);
    await until(() => run().again === null && inState('paused')());
    expect(step()).toBe(700);
    expect(heard.filter((one) => one > 0).reduce((a, b) => Math.min(a, b))).toBe(620);
    expect(run().failure).toBeNull();
    // The run before is still there, under its own name.
    expect(page.of(keptRunsSlice).getState().left).toMatchObject({ id });
  });

  it('that died, goes on from step 0 where the file is of a later step than the move', async () => {
    await moveAt(100, 'klWeight', 0.5);
    await trainTo(300);
    await page.of(keptRunsSlice).keep();
    engine.fail('device-lost');
    await branch([]);
    await until(() => run().again === null && inState('paused')());
    expect(step()).toBe(300);
    expect(Math.min(...heard)).toBe(0);
  });

  it('at a number that is none, goes back with the run', async () => {
    await moveAt(600, 'klWeight', 0.5);
    await trainTo(1020);
    await page.actions.setLive('klWeight', 4);
    await page.actions.train();
    engine.fail('non-finite');
    await until(() => run().failure?.kind === 'non-finite');
    expect(step()).toBe(1000);
    await branch([]);
    await until(() => run().again === null && inState('paused')());
    expect(step()).toBe(1000);
    expect(Math.min(...heard)).toBe(500);
  });
});

it('changes the moves of a link before its run starts, and asks the engine nothing', async () => {
  const two: Move[] = [
    { step: 10, field: 'klWeight', value: 0.5 },
    { step: 20, field: 'klWeight', value: 2 },
  ];
  await page.actions.openLink(shown(), two, []);
  const before = given.length;
  await page.actions.branch(two.slice(1));
  expect(moves()).toEqual(two.slice(1));
  expect(given.slice(before)).toEqual([]);
  expect(run().again).toBeNull();
});
