import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerLike } from './calls';
import { createClient, EngineDied } from './client';
import type { EngineEvent } from './protocol';

/** A worker that answers pings while it lives, and what it was sent. */
function hangingWorker() {
  const worker = {
    onmessage: null as WorkerLike['onmessage'],
    onmessageerror: null,
    onerror: null,
    alive: true,
    terminated: false,
    sent: [] as unknown[],
    say: (data: unknown) => worker.onmessage?.({ data } as MessageEvent),
    postMessage(message: object) {
      worker.sent.push(message);
      if ('ping' in message && worker.alive) worker.say({ pong: true });
    },
    terminate: () => void (worker.terminated = true),
  };
  return worker;
}

const training = { event: 'status', data: { state: 'training', step: 7 } };

describe('an engine that no longer answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    const workers: ReturnType<typeof hangingWorker>[] = [];
    const client = createClient(() => {
      const worker = hangingWorker();
      workers.push(worker);
      return worker;
    });
    const events: EngineEvent[] = [];
    client.on((event) => void events.push(event));
    const call = client.call('resume', null);
    // Where it is not looked at it ends with its client.
    call.catch(() => undefined);
    const failures = () => events.filter(({ event }) => event === 'failure').map(({ data }) => data);
    return { client, workers, worker: workers[0], events, failures, call };
  }

  it('is said within 10 s, with the way out, once', async () => {
    const { worker, failures, client } = setUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures()).toEqual([]);
    worker.alive = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(failures()).toEqual([
      {
        kind: 'silent',
        message: expect.stringContaining('has not answered for 8 s'),
        remedy: 'Start the engine again',
      },
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([failures().length, worker.terminated]).toEqual([1, false]);
    client.close();
  });

  it('is replaced by the next opening, and what waited for it ends', async () => {
    const { client, workers, worker, call } = setUp();
    const ended = expect(call).rejects.toBeInstanceOf(EngineDied);
    await vi.advanceTimersByTimeAsync(2000);
    worker.alive = false;
    await vi.advanceTimersByTimeAsync(10_000);
    void client.call('open', { backend: 'auto' }).catch(() => undefined);
    await ended;
    expect([worker.terminated, workers.length]).toEqual([true, 2]);
    expect(workers[1].sent).toMatchObject([{ command: 'open' }]);
    client.close();
  });

  it('that answers after all is where it was', async () => {
    const { client, workers, worker, events } = setUp();
    worker.say(training);
    await vi.advanceTimersByTimeAsync(2000);
    worker.alive = false;
    await vi.advanceTimersByTimeAsync(10_000);
    worker.say({ pong: true });
    expect(events.map(({ event }) => event)).toEqual(['status', 'failure', 'status']);
    expect(events.at(-1)).toEqual(training);
    void client.call('open', { backend: 'auto' }).catch(() => undefined);
    expect([worker.terminated, workers.length]).toEqual([false, 1]);
    client.close();
  });

  it('in long work says so itself, and is not called silent', async () => {
    const { client, worker, failures } = setUp();
    await vi.advanceTimersByTimeAsync(2000);
    worker.alive = false;
    for (let second = 0; second < 60; second++) {
      worker.say({ pong: true });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(failures()).toEqual([]);
    client.close();
  });

  it('is not silent before its script is loaded, nor by the clock of a page that slept', async () => {
    const { client, worker, failures } = setUp();
    worker.alive = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures()).toEqual([]);
    worker.say({ pong: true });
    // An hour later by the clock, in which no timer of the page ran.
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(3000);
    expect(failures()).toEqual([]);
    client.close();
  });

  it('is asked nothing more once the client is closed', async () => {
    const { client, worker, call } = setUp();
    const ended = expect(call).rejects.toBeInstanceOf(EngineDied);
    client.close();
    await ended;
    const before = worker.sent.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(worker.sent.length).toBe(before);
  });
});
