/** A sweep trains its jobs one after the other, keeps each, and marks those that fail: on the fake engine, with the room of runs in memory. */
import { describe, expect, it } from 'vitest';
import { keptRunsSlice } from '../kept-runs';
import { progressWords } from './sweep-words';
import {
  STEPS,
  begin,
  byName,
  heard,
  inOneBrowser,
  mode,
  openTab,
  pass,
  reload,
  seedInHand,
  standings,
  step,
  until,
} from './testing/sweep-tabs';

inOneBrowser();

describe('a sweep', () => {
  it('trains every value with every seed, keeps each run under its name and tag, and ends', async () => {
    const tab = openTab();
    begin(tab, { from: 1, to: 2, field: 'temperatureMinimum', values: '0.2, 0.5' });
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done', 'done']);
    expect(heard.started).toEqual([1, 1, 2, 2]);
    const listed = await byName();
    expect(listed.map(({ name, step: at, auto }) => [name, at, auto])).toEqual([
      ['Sweep: Tmin 0.2, seed 1', STEPS, false],
      ['Sweep: Tmin 0.2, seed 2', STEPS, false],
      ['Sweep: Tmin 0.5, seed 1', STEPS, false],
      ['Sweep: Tmin 0.5, seed 2', STEPS, false],
    ]);
    const { sweep } = tab.sweep.getState();
    for (const run of listed) expect(run.tags).toEqual([sweep!.tag]);
    for (const { id, result } of sweep!.records) {
      const { L, seconds } = listed.find((run) => run.id === id)!;
      expect(result).toMatchObject({ step: STEPS, seconds, moved: false });
      expect(result!.L.gauss.test).toBe(L.gauss.test);
      expect(result!.L.gauss.test).not.toBeNull();
      expect(result!.L.gauss.validated).not.toBeNull();
    }
    // Whoever begins a run of their own now gives up nothing that is not kept.
    expect(tab.page.of(keptRunsSlice).getState().left).toBeNull();
  });

  it('keeps the run in hand first, and the way back to it while its own runs follow each other', async () => {
    const tab = openTab();
    await tab.page.actions.train();
    await until(() => step(tab) >= 400);
    const own = tab.page.of(keptRunsSlice).getState().inHand;
    begin(tab);
    await until(() => standings(tab)?.[1] === 'begun' && step(tab) > 0 && step(tab) < STEPS);
    const { left } = tab.page.of(keptRunsSlice).getState();
    expect(left).toMatchObject({ id: own });
    await until(() => mode(tab) === 'over');
    expect(tab.page.of(keptRunsSlice).getState().left).toMatchObject({ id: own });
    await tab.page.actions.continueRun(own!);
    expect(tab.page.of(keptRunsSlice).getState().inHand).toBe(own);
  });

  it('goes on where somebody pauses and resumes', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => step(tab) >= 10);
    void tab.page.actions.pause();
    await until(() => tab.page.run.getState().status.state === 'paused');
    await pass(2000);
    expect(mode(tab)).toBe('running');
    expect(standings(tab)).toEqual(['begun', 'waiting', 'waiting']);
    void tab.page.actions.train();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
    expect(heard.started).toEqual([1, 2, 3]);
  });

  it('skips the job under way, and stops with what is done', async () => {
    const tab = openTab();
    begin(tab, { from: 1, to: 4 });
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    void tab.sweep.skip();
    await until(() => seedInHand(tab) === 3 && step(tab) > 5 && step(tab) < STEPS);
    void tab.sweep.stop();
    await until(() => tab.page.run.getState().status.state === 'paused');
    expect(mode(tab)).toBe('over');
    expect(standings(tab)).toEqual(['done', 'skipped', 'left', 'left']);
    await pass(2000);
    expect(heard.started).toEqual([1, 2, 3]);
    expect((await byName()).map(({ name }) => name)).toEqual([
      'Sweep: seed 1',
      'Sweep: seed 2',
      'Sweep: seed 3',
    ]);
    tab.sweep.forget();
    expect(mode(reload(tab))).toBe('none');
  });

  it('trains nothing on where it is stopped while a job begins', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => step(tab) > 5);
    // The run in hand is not given up before it is known that the next can begin.
    let checks = 0;
    heard.onCommand = (command) => {
      if (command === 'check' && ++checks === 2) void tab.sweep.stop();
    };
    await until(() => mode(tab) === 'over');
    await until(() => tab.page.run.getState().status.state === 'paused');
    await pass(2000);
    expect(standings(tab)).toEqual(['done', 'left', 'left']);
    expect(tab.page.run.getState().status.state).toBe('paused');
    expect(heard.started).toEqual([1, 2]);
  });

  it('has its figures where the device keeps none of its runs', async () => {
    const tab = openTab();
    heard.refusing = true;
    begin(tab, { from: 1, to: 2 });
    await until(() => mode(tab) === 'over');
    expect(tab.page.of(keptRunsSlice).getState().problem).toBe('no room');
    for (const { result } of tab.sweep.getState().sweep!.records)
      expect(Number.isFinite(result!.L.gauss.test)).toBe(true);
  });

  it('says of a run that somebody moved by hand that it is moved', async () => {
    const tab = openTab();
    begin(tab, { from: 1, to: 2 });
    await until(() => step(tab) >= 10);
    void tab.page.actions.setLive('klWeight', 0.5);
    await until(() => mode(tab) === 'over');
    expect(tab.sweep.getState().sweep!.records.map(({ result }) => result?.moved)).toEqual([true, false]);
  });
});

describe('a job that fails', () => {
  it('is marked with its words, and the next begins', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    tab.engine.fail('non-finite');
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'failed', 'done']);
    expect(tab.sweep.getState().sweep!.records[1].words).toContain('term2');
  });

  it('before its first step, since its pictures are not here, lets the sweep wait for them, until it is skipped', async () => {
    const tab = openTab();
    const own = `own-${'0'.repeat(64)}`;
    await tab.page.actions.open();
    begin(tab, { from: 1, to: 1, field: 'dataset', values: `${own}, mnist` });
    await until(() => mode(tab) === 'resting');
    expect(standings(tab)).toEqual(['begun', 'waiting']);
    expect(tab.sweep.getState().why).toContain(own);
    let checks = 0;
    heard.onCommand = (command) => void (command === 'check' && checks++);
    void tab.sweep.goOn();
    await until(() => checks === 1 && mode(tab) === 'resting');
    expect(standings(tab)).toEqual(['begun', 'waiting']);
    await tab.sweep.skip();
    void tab.sweep.goOn();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['skipped', 'done']);
    expect(heard.started).toHaveLength(1);
  });

  it('by the death of the engine or for want of memory likewise', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 1 && step(tab) > 5);
    tab.engine.fail('internal');
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    tab.engine.fail('memory');
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['failed', 'failed', 'done']);
    expect(tab.page.run.getState().failure).toBeNull();
  });

  it('for want of its data lets the sweep wait, and it goes on with the run that is mended', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    tab.engine.fail('data');
    await until(() => mode(tab) === 'resting');
    expect(tab.sweep.getState().why).toContain('images-1.bin');
    expect(standings(tab)).toEqual(['done', 'begun', 'waiting']);
    void tab.page.actions.remedy();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
    expect(heard.started).toEqual([1, 2, 3]);
  });
});

it('says how far it is, and how long the rest takes as soon as steps were measured', async () => {
  const tab = openTab();
  begin(tab, { from: 3, to: 8 });
  const words = () => {
    const { sweep, jobs } = tab.sweep.getState();
    return progressWords(sweep!, jobs, tab.page.run.getState().status, tab.sweep.speed());
  };
  await until(() => standings(tab)?.[2] === 'begun' && step(tab) >= 20);
  // 10 ms a step: less than half of this job, and three whole ones.
  expect(words()).toMatch(/^2 of 6 done, seed 5 is at step \d+ of 40, about [12] s left$/);
});
