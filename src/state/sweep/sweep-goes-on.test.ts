/** A sweep goes on after a run that somebody begins, after a reload at any point, and in another tab: on the fake engine. */
import { describe, expect, it } from 'vitest';
import { keptRunsSlice } from '../kept-runs';
import {
  STEPS,
  begin,
  byName,
  close,
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
  type Tab,
} from './testing/sweep-tabs';

inOneBrowser();

describe('a run that somebody begins', () => {
  it('pauses the sweep, which goes on with its own run afterwards', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    void tab.page.actions.restart();
    await until(() => mode(tab) === 'resting');
    expect(standings(tab)).toEqual(['done', 'begun', 'waiting']);
    await until(() => step(tab) >= STEPS);
    await pass(1000);
    expect(standings(tab)).toEqual(['done', 'begun', 'waiting']);
    const own = tab.page.of(keptRunsSlice).getState().inHand;
    void tab.sweep.goOn();
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
    expect(tab.sweep.getState().sweep!.records.map(({ id }) => id)).not.toContain(own);
  });

  it('and is the very run of the job takes the sweep with it', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => seedInHand(tab) === 2 && step(tab) > 5);
    await tab.page.of(keptRunsSlice).keep();
    const { id } = tab.sweep.getState().sweep!.records[1];
    void tab.page.actions.newSeed();
    await until(() => mode(tab) === 'resting' && step(tab) > 5);
    void tab.page.actions.continueRun(id!);
    await until(() => mode(tab) === 'over');
    expect(standings(tab)).toEqual(['done', 'done', 'done']);
  });

  it('from a link pauses it too', async () => {
    const tab = openTab();
    begin(tab);
    await until(() => step(tab) > 5);
    const { shown } = tab.page.experiment.getState();
    void tab.page.actions.openLink({ ...shown, seed: 9 }, [], []);
    await until(() => mode(tab) === 'resting');
    expect(tab.page.experiment.getState().started).toBeNull();
  });
});

describe('a reload', () => {
  const cuts: readonly [string, (tab: Tab) => boolean][] = [
    ['before the first job was kept', (tab) => step(tab) > 5],
    ['when a job has just begun', (tab) => standings(tab)?.[1] === 'begun'],
    ['in the middle of a job', (tab) => seedInHand(tab) === 2 && step(tab) > 20],
    ['at the end of a job', (tab) => seedInHand(tab) === 2 && step(tab) === STEPS],
    ['once a job is done', (tab) => standings(tab)?.[1] === 'done'],
  ];
  for (const [when, cut] of cuts)
    it(`${when} costs no job that is done, and doubles no run`, async () => {
      let tab = openTab();
      begin(tab);
      await until(() => cut(tab), 1);
      tab = reload(tab);
      expect(mode(tab)).toBe('resting');
      await pass(100);
      const doneBefore = standings(tab)!.filter((one) => one === 'done').length;
      const before = heard.started.length;
      void tab.sweep.goOn();
      await until(() => mode(tab) === 'over');
      expect(standings(tab)).toEqual(['done', 'done', 'done']);
      expect(heard.started.length - before).toBe(3 - doneBefore);
      expect((await byName()).map(({ name, step: at }) => [name, at])).toEqual([
        ['Sweep: seed 1', STEPS],
        ['Sweep: seed 2', STEPS],
        ['Sweep: seed 3', STEPS],
      ]);
    });

  it('goes on from the step to which the job is kept, and offers no second way to it', async () => {
    let tab = openTab();
    begin(tab, { from: 1, to: 2 });
    await until(() => step(tab) > 20);
    await tab.page.of(keptRunsSlice).keep();
    const [run] = await byName();
    tab = reload(tab);
    await pass(10);
    expect(tab.page.of(keptRunsSlice).getState().offered).toBeNull();
    const steps: number[] = [];
    tab.page.run.subscribe(({ status }) => steps.push(status.step));
    void tab.sweep.goOn();
    await until(() => step(tab) >= run.step);
    expect(steps.filter((one) => one > 0 && one < run.step)).toEqual([]);
    await until(() => mode(tab) === 'over');
  });

  it('keeps the results of a sweep that is over', async () => {
    let tab = openTab();
    begin(tab, { from: 1, to: 2 });
    await until(() => mode(tab) === 'over');
    const { sweep } = tab.sweep.getState();
    tab = reload(tab);
    expect(tab.sweep.getState()).toMatchObject({ mode: 'over', isNews: false, sweep });
  });
});

it('of two tabs one trains the sweep, and the other may go on with it once that is closed', async () => {
  const first = openTab();
  begin(first);
  await until(() => step(first) > 5);
  const second = openTab();
  await pass(10);
  expect(mode(second)).toBe('elsewhere');
  void second.sweep.goOn();
  begin(second, { from: 7, to: 8 });
  await pass(10);
  expect(standings(second)).toEqual(['begun', 'waiting', 'waiting']);
  expect(heard.started).toEqual([1]);
  await until(() => standings(first)![1] === 'begun' && step(first) > 5);
  close(first);
  await until(() => mode(second) === 'resting');
  expect(standings(second)).toEqual(['done', 'begun', 'waiting']);
  void second.sweep.goOn();
  await until(() => mode(second) === 'over');
  expect(standings(second)).toEqual(['done', 'done', 'done']);
});
