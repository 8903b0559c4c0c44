/** Long work: one piece at a time, stopped, failed, left for another. */
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Stopped } from '../engine/client';
import { atRest, createTask, type TaskState } from './task';

function setUp() {
  const store = createStore<TaskState<string>>(() => atRest);
  const task = createTask(store);
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const begin = (doing: string) =>
    task.begin(doing, () => new Promise<void>((resolve, reject) => void ends.push({ resolve, reject })));
  return { ...store, task, begin, ends };
}

it('does one piece at a time, and says how far it is while it does', async () => {
  const { getState, task, begin, ends } = setUp();
  task.tell('too early');
  expect(getState()).toEqual(atRest);
  const work = begin('first');
  await begin('second');
  expect(ends).toHaveLength(1);
  expect(getState()).toEqual({ ...atRest, doing: 'first' });
  task.tell('first, half');
  expect(getState().doing).toBe('first, half');
  ends[0].resolve();
  await work;
  task.tell('too late');
  expect(getState()).toEqual(atRest);
});

it('keeps why a piece failed until the next begins', async () => {
  const { getState, task, begin, ends } = setUp();
  const work = begin('first');
  ends[0].reject(new Error('no memory'));
  await work;
  expect(getState()).toEqual({ ...atRest, problem: 'no memory' });
  await task.begin('second', () => {
    expect(getState()).toEqual({ ...atRest, doing: 'second' });
    throw new Error('at once');
  });
  expect(getState().problem).toBe('at once');
});

it('asks for an end, waits for it, and takes it for no problem', async () => {
  const { getState, task, begin, ends } = setUp();
  await task.stop(() => Promise.reject(new Error('nobody was to be asked')));
  const work = begin('first');
  await task.stop(() => Promise.reject(new Error('died')));
  expect(getState()).toEqual({ doing: 'first', stopped: true, problem: null });
  ends[0].reject(new Stopped('stopped'));
  await work;
  expect(getState()).toEqual({ ...atRest, stopped: true });
});

it('leaves a piece for another, of which the end of the first says nothing', async () => {
  const { getState, task, begin, ends } = setUp();
  let left: AbortSignal | null = null;
  void task.begin('first', (signal) => {
    left = signal;
    return new Promise<void>((resolve, reject) => void ends.push({ resolve, reject }));
  });
  task.leave();
  expect(left!.aborted).toBe(true);
  expect(getState()).toEqual(atRest);
  void begin('second');
  ends[0].reject(new Error('late'));
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  expect(getState()).toEqual({ ...atRest, doing: 'second' });
});
