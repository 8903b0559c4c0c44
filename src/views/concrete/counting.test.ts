import { expect, it } from 'vitest';
import { heard, spawning } from '../../ui/testing/fake-worker';
import type { CountMessage, CountRequest } from './count-figure';
import { createCounting } from './counting';
import { SAMPLES, type Counted } from './paper-figures';

function setUp() {
  const { workers, spawn } = spawning<CountRequest, CountMessage>();
  return { counting: createCounting(spawn), workers };
}

const masses = [Float64Array.of(1)];

const counted = (samples: number): Counted => ({
  samples,
  counts: [Uint32Array.of(samples)],
  onGpu: samples,
  adapter: 'some GPU',
  reason: '',
});

it('goes on after a cancel from where it was, and counts a whole figure once', async () => {
  const { counting, workers } = setUp();
  counting.count('7', 'automatic');
  counting.count('7', 'automatic');
  expect(workers).toHaveLength(1);
  workers[0].say({ masses });
  workers[0].say(counted(50_000));
  counting.cancel();
  expect(workers[0].ended).toBe(true);
  expect(counting.getState()).toMatchObject({ doing: null });
  workers[0].say(counted(75_000));
  expect(counting.getState().figures[7].samples).toBe(50_000);
  counting.count('7', 'automatic');
  expect(workers[1].asked).toEqual({ figure: '7', place: 'automatic', ...counted(50_000) });
  workers[1].say(counted(SAMPLES));
  expect(workers[1].ended).toBe(true);
  await heard();
  expect(counting.getState()).toMatchObject({ doing: null });
  counting.count('7', 'automatic');
  expect(workers).toHaveLength(2);
});

it('leaves one figure for another, keeps both, and says what went wrong', async () => {
  const { counting, workers } = setUp();
  counting.count('6', 'automatic');
  workers[0].say(counted(10));
  counting.count('8', 'automatic');
  expect(workers[0].ended).toBe(true);
  expect(counting.getState()).toMatchObject({ doing: '8', figures: { 6: { samples: 10 } } });
  workers[1].onerror?.({ message: 'no memory' } as ErrorEvent);
  await heard();
  expect(counting.getState()).toMatchObject({ doing: null, problem: 'no memory' });
});

it('begins anew where another place is asked for', () => {
  const { counting, workers } = setUp();
  counting.count('6', 'automatic');
  workers[0].say({ masses });
  workers[0].say(counted(SAMPLES));
  counting.count('6', 'worker');
  expect(workers[1].asked).toMatchObject({ place: 'worker', samples: 0, onGpu: 0, adapter: '' });
  expect(workers[1].asked!.counts.every((row) => row.every((count) => count === 0))).toBe(true);
  expect(counting.getState().figures[6]).toMatchObject({ samples: 0, place: 'worker' });
});
