/** Counting and measuring by a worker that a test plays: begun, cancelled, gone on with, overtaken, failed. */
import { expect, it } from 'vitest';
import type { PosteriorView } from '../../state/posterior-view';
import { heard, spawning } from '../../ui/testing/fake-worker';
import { REPEATS } from './families';
import { createMeasuring } from './measuring';
import type { PosteriorCounts, PosteriorRequest } from './posterior-counts';
import type { RepeatCounts } from './repeat-counts';
import type { RepeatRequest } from './repeat-worker';
import { createRepeating } from './repeating';

const counted: RepeatCounts = { categories: [], counts: [], flat: new Uint32Array(0) };

it('repeats go on after a cancel from where they were, and a family is counted once', async () => {
  const { workers, spawn } = spawning<RepeatRequest, RepeatCounts>();
  const repeating = createRepeating(spawn);
  repeating.count('3');
  repeating.count('3');
  expect(workers).toHaveLength(1);
  workers[0].say(counted);
  workers[0].say(counted);
  repeating.cancel();
  workers[0].say(counted);
  expect(repeating.getState()).toMatchObject({ doing: null, repeats: { 3: [counted, counted], 5: [] } });
  expect(workers[0].ended).toBe(true);
  repeating.count('3');
  expect(workers[1].asked).toEqual({ family: '3', first: 2 });
  for (let k = 2; k < REPEATS; k++) workers[1].say(counted);
  expect(workers[1].ended).toBe(true);
  await heard();
  expect(repeating.getState().doing).toBeNull();
  repeating.count('3');
  expect(workers).toHaveLength(2);
});

it('one family is left for another, and what goes wrong is said', async () => {
  const { workers, spawn } = spawning<RepeatRequest, RepeatCounts>();
  const repeating = createRepeating(spawn);
  repeating.count('3');
  repeating.count('5');
  expect(workers[0].ended).toBe(true);
  workers[0].onerror?.({ message: 'late' } as ErrorEvent);
  expect(repeating.getState()).toMatchObject({ doing: '5', problem: null });
  workers[1].onerror?.({ message: 'no memory' } as ErrorEvent);
  await heard();
  expect(repeating.getState()).toMatchObject({ doing: null, problem: 'no memory' });
});

it('a posterior is measured once, and anew when it is another or was cancelled', async () => {
  const { workers, spawn } = spawning<PosteriorRequest, PosteriorCounts>();
  const measuring = createMeasuring(spawn);
  const request: PosteriorRequest = { zeta: new Array<number>(101).fill(0), dimensions: [], categories: [] };
  const view = { step: 1 } as PosteriorView;
  const part = (samples: number): PosteriorCounts => ({ samples, posterior: [], prior: [] });
  measuring.measure(view, request);
  workers[0].say(part(5000));
  expect(measuring.getState()).toMatchObject({ doing: true, measured: { counts: { samples: 5000 } } });
  measuring.cancel();
  measuring.measure(view, request);
  expect(measuring.getState().measured?.counts).toBeNull();
  workers[1].say(part(40_000));
  await heard();
  expect(measuring.getState().doing).toBeNull();
  expect(workers[1].ended).toBe(true);
  measuring.measure(view, request);
  expect(workers).toHaveLength(2);
  measuring.measure({ ...view, step: 2 }, request);
  expect(workers).toHaveLength(3);
});
