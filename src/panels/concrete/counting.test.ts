import { expect, it } from 'vitest';
import { spawning } from '../../ui/fake-worker';
import type { CountMessage, CountRequest } from './count-worker';
import { createCounting } from './counting';
import { SAMPLES } from './paper-figures';

function setUp() {
  const { workers, spawn } = spawning<CountRequest, CountMessage>();
  return { counting: createCounting(spawn), workers };
}

const masses = [Float64Array.of(1)];

it('goes on after a cancel from where it was, and counts a whole figure once', () => {
  const { counting, workers } = setUp();
  counting.count('7');
  counting.count('7');
  expect(workers).toHaveLength(1);
  workers[0].say({ masses });
  workers[0].say({ samples: 50_000, counts: [Uint32Array.of(50_000)] });
  counting.cancel();
  expect(workers[0].ended).toBe(true);
  expect(counting.getState()).toMatchObject({ counting: null });
  workers[0].say({ samples: 75_000, counts: [Uint32Array.of(75_000)] });
  expect(counting.getState().figures[7].samples).toBe(50_000);
  counting.count('7');
  expect(workers[1].asked).toEqual({ figure: '7', samples: 50_000, counts: [Uint32Array.of(50_000)] });
  workers[1].say({ samples: SAMPLES, counts: [Uint32Array.of(SAMPLES)] });
  expect(workers[1].ended).toBe(true);
  counting.count('7');
  expect(workers).toHaveLength(2);
});

it('leaves one figure for another, keeps both, and says what went wrong', () => {
  const { counting, workers } = setUp();
  counting.count('6');
  workers[0].say({ samples: 10, counts: [Uint32Array.of(10)] });
  counting.count('8');
  expect(workers[0].ended).toBe(true);
  expect(counting.getState()).toMatchObject({ counting: '8', figures: { 6: { samples: 10 } } });
  workers[1].onerror?.({ message: 'no memory' } as ErrorEvent);
  expect(counting.getState()).toMatchObject({ counting: null, problem: 'no memory' });
});
