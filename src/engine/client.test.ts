import { afterEach, describe, expect, it } from 'vitest';
import type { WorkerLike } from './calls';
import { createClient, EngineDied, Superseded } from './client';
import { createEngine } from './engine';
import { engineContract } from './testing/engine-contract';
import { smallExperiment } from './testing/small-experiment';
import type { Platform } from './platform';
import type { EngineEvent, Pong, Reply } from './protocol';
import { serve, type Port } from './serve';
import { examineSyntheticDevice } from './testing/synthetic-device';
import { echo, mortal, silent, threadWorker } from './testing/thread-worker';
import { syntheticDataset } from './testing/synthetic-pictures';
import { syntheticRunFiles, syntheticView } from './testing/synthetic-run-files';
import { createSyntheticPast } from './testing/synthetic-past';
import { createSyntheticRun } from './testing/synthetic-run';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

type BeforeStep = () => Promise<void>;

const platform = (emit: (event: EngineEvent) => void, beforeStep: BeforeStep): Platform => ({
  emit,
  chooseBackend: async () => ({
    name: 'wasm',
    reason: 'the test',
    threads: 1,
    software: false,
    device: '',
    plan: 'tfjs-4.22.0',
    candidates: (['webgpu', 'webgl', 'wasm', 'cpu'] as const).map((name) => ({
      name,
      state: name === 'wasm' ? 'chosen' : 'not tried',
      reason: '',
    })),
  }),
  examineDevice: examineSyntheticDevice,
  runFiles: syntheticRunFiles,
  spareCore: () => 1,
  openDataset: async (name) => syntheticDataset(name),
  createRun: async (take) => createSyntheticRun({ ...take, beforeStep }),
  createPastRun: createSyntheticPast,
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
  code: 'coarse-grain test',
});

/** The worker's side over a real channel: every message is cloned, every buffer moved, and `sent` counts the moved ones. */
function channelWorker(
  sent: (message: Reply | EngineEvent | Pong, moved: number) => void = () => undefined,
  beforeStep: BeforeStep = () => wait(1),
): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  port2.start();
  const port: Port = {
    addEventListener: (type, listener) => port2.addEventListener(type, listener),
    postMessage(message, transfer) {
      port2.postMessage(message, transfer);
      sent(message, transfer.filter(({ byteLength }) => byteLength === 0).length);
    },
  };
  serve(port, (emit) => createEngine(platform(emit, beforeStep)));
  return Object.assign(port1 as unknown as WorkerLike, {
    terminate: () => {
      port1.close();
      port2.close();
    },
  });
}

engineContract('the client over a channel', () => {
  const client = createClient(() => channelWorker());
  return { client, pass: () => wait(5), view: syntheticView, close: () => client.close() };
});

describe('the client', () => {
  const clients: { close(): void }[] = [];
  afterEach(() => clients.splice(0).forEach((client) => client.close()));

  function listening(spawn: () => WorkerLike) {
    const client = createClient(spawn);
    clients.push(client);
    const events: EngineEvent[] = [];
    client.on((event) => void events.push(event));
    return { client, events };
  }

  it('rejects what was pending when its worker dies, says so, and starts a new one', async () => {
    const scripts = [mortal, echo];
    const { client, events } = listening(() => threadWorker(scripts.shift()!));
    const calls = [client.call('open', { backend: 'auto' }), client.call('pause', null)];
    for (const settled of await Promise.allSettled(calls)) {
      expect(settled.status).toBe('rejected');
      const { reason } = settled as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(EngineDied);
      expect(reason.message).toMatch(/^(open|pause): expected an answer, but the engine died \(no memory\)$/);
    }
    expect(events).toEqual([
      {
        event: 'failure',
        data: { kind: 'internal', message: 'no memory', remedy: 'Start the engine again' },
      },
    ]);
    expect(scripts).toEqual([echo]);
    expect(await client.call('open', { backend: 'auto' })).toBe('open');
    expect(scripts).toEqual([]);
  });

  it('does not start a worker that dies at birth again and again', async () => {
    let births = 0;
    const { client, events } = listening(() => {
      births++;
      return threadWorker('throw new Error("no such script")');
    });
    await expect(client.call('open', { backend: 'auto' })).rejects.toThrow('no such script');
    await wait(50);
    expect([births, events.length]).toEqual([1, 1]);
  });

  it('takes a message that cannot be read as a death', async () => {
    const worker = threadWorker(silent);
    const { client, events } = listening(() => worker);
    const call = client.call('pause', null);
    worker.onmessageerror!({} as MessageEvent);
    await expect(call).rejects.toBeInstanceOf(EngineDied);
    expect(events).toHaveLength(1);
  });

  it.each(['device-lost', 'memory'])(
    'buries a worker of %s, with the failure in its own words',
    async (kind) => {
      const failure = { kind, message: 'The device was lost.', remedy: 'Start the engine again' };
      const lost = `parentPort.on("message", () => parentPort.postMessage(${JSON.stringify({ event: 'failure', data: failure })}));`;
      const scripts = [lost, echo];
      const { client, events } = listening(() => threadWorker(scripts.shift()!));
      await expect(client.call('resume', null)).rejects.toThrow('the engine died (The device was lost.)');
      expect(events).toEqual([{ event: 'failure', data: failure }]);
      expect(await client.call('open', { backend: 'auto' })).toBe('open');
    },
  );

  it('rejects what was pending when it is closed, and everything after', async () => {
    const { client, events } = listening(() => threadWorker(silent));
    const call = client.call('pause', null);
    client.close();
    await expect(call).rejects.toThrow('pause: the client was closed before the answer');
    await expect(client.call('pause', null)).rejects.toBeInstanceOf(EngineDied);
    expect(events).toEqual([]);
  });

  it('rejects what cannot be sent, and forgets it', async () => {
    const { client } = listening(() => channelWorker());
    const take = { backend: (() => 'auto') as unknown as 'auto' };
    await expect(client.call('open', take)).rejects.toThrow(/clone/);
    await expect(client.call('open', { backend: 'auto' })).resolves.toMatchObject({ name: 'wasm' });
  });

  it('tells a probe that was overtaken from one that failed', async () => {
    let begin: () => void = () => undefined;
    let end: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const ended = new Promise<void>((resolve) => (end = resolve));
    const { client } = listening(() => channelWorker(undefined, () => (begin(), ended)));
    await client.call('open', { backend: 'auto' });
    await client.call('start', { experiment: smallExperiment(100), moves: [] });
    await begun;
    const ask = (index: number) => client.call('posterior', { model: 'gauss', index });
    const both = Promise.allSettled([ask(1), ask(2)]);
    // Answered while a step is under way: both questions are there, and wait for its end.
    await client.call('pictures', { indices: [0] });
    end();
    const [older, newest] = await both;
    expect(newest.status).toBe('fulfilled');
    expect((older as PromiseRejectedResult).reason).toBeInstanceOf(Superseded);
  });

  it('tells no one who has stopped listening', async () => {
    const client = createClient(() => channelWorker());
    clients.push(client);
    const heard: EngineEvent[] = [];
    client.on((event) => void heard.push(event))();
    await client.call('open', { backend: 'auto' });
    expect(heard).toEqual([]);
  });
});

describe('what crosses', () => {
  it('moves metrics and pixels, and copies what the run may keep', async () => {
    const moved = new Map<string, number>();
    const client = createClient(() =>
      channelWorker((message, count) =>
        moved.set(
          'event' in message ? message.event : 'id' in message ? `reply ${message.id}` : 'pong',
          count,
        ),
      ),
    );
    const finished = new Promise<void>((resolve) =>
      client.on(({ event, data }) => void (event === 'status' && data.state === 'finished' && resolve())),
    );
    await client.call('open', { backend: 'auto' });
    await client.call('start', { experiment: smallExperiment(20), moves: [] });
    await finished;
    const { pixels } = await client.call('sample', { model: 'gauss', count: 2 });
    await client.call('posterior', { model: 'gauss', index: 0 });
    client.close();
    expect(pixels.some((grey) => grey > 0)).toBe(true);
    expect(Object.fromEntries(moved)).toMatchObject({
      metrics: 3,
      evaluation: 0,
      status: 0,
      'reply 3': 1,
      'reply 4': 0,
    });
  });
});
