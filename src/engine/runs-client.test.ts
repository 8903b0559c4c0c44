/** The page's end of the worker that keeps runs, over a channel to the real room and over threads that die. */
import { afterEach, describe, expect, it } from 'vitest';
import type { RunsClient, RunsNews } from '../runs/runs-protocol';
import { RunsRefused } from '../runs/runs-refused';
import { entryOf, fileOf } from '../runs/testing/runs-bench';
import { EngineDied, type WorkerLike } from './calls';
import { createRunsClient } from './runs-client';
import { fakeRunsWorker } from './testing/fake-runs-worker';
import { mortal, threadWorker } from './testing/thread-worker';

describe('the client of kept runs', () => {
  const clients: RunsClient[] = [];
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  function over(spawn: () => WorkerLike, persist?: () => Promise<boolean | null>): RunsClient {
    const client = createRunsClient(spawn, persist);
    clients.push(client);
    return client;
  }

  it('keeps a run, whose bytes are moved there and back, and says that the list changed', async () => {
    const client = over(fakeRunsWorker);
    const news: RunsNews[] = [];
    client.on((one) => news.push(one));
    const entry = entryOf(client.newId());
    const file = fileOf(1);
    const keeping = client.call('keep', { entry, file });
    expect(file.byteLength).toBe(0);
    expect(await keeping).toEqual({ gone: [] });
    expect(await client.call('list', null)).toEqual([{ ...entry, bytes: 300, shelf: [], elsewhere: false }]);
    expect(await client.call('read', { id: entry.id })).toEqual({ entry, file: fileOf(1), older: false });
    expect(news).toEqual([{ kind: 'changed' }]);
  });

  it('moves nothing along that is not the file', async () => {
    const client = over(fakeRunsWorker);
    const longer = fileOf(1);
    await client.call('keep', { entry: entryOf('some-run-1'), file: longer.subarray(10, 20) });
    expect(longer).toEqual(fileOf(1));
    const { file } = await client.call('read', { id: 'some-run-1' });
    expect(file).toEqual(fileOf(1).slice(10, 20));
  });

  it('rejects with a kind and words', async () => {
    const client = over(fakeRunsWorker);
    const reading = client.call('read', { id: 'no-such-run' });
    await expect(reading).rejects.toBeInstanceOf(RunsRefused);
    await expect(reading).rejects.toMatchObject({
      kind: 'missing',
      message: 'kept run no-such-run: expected one on this device, got none; another tab may have deleted it',
    });
  });

  it('rejects what was under way when its worker dies, and starts another', async () => {
    const spawns = [() => threadWorker(mortal), () => fakeRunsWorker()];
    const client = over(() => spawns.shift()!());
    const listing = client.call('list', null);
    await expect(listing).rejects.toBeInstanceOf(EngineDied);
    await expect(listing).rejects.toThrow(
      'list: expected an answer, but the keeper of runs died (no memory)',
    );
    expect(await client.call('list', null)).toEqual([]);
  });

  it('makes ids that a run can have, each its own', () => {
    const client = over(fakeRunsWorker);
    const made = Array.from({ length: 100 }, () => client.newId());
    expect(new Set(made).size).toBe(100);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  const asks: readonly (readonly [string, () => Promise<boolean | null>, boolean | null])[] = [
    ['what the browser answers', async () => true, true],
    ['nothing where it cannot be asked', async () => null, null],
    ['nothing where asking fails', () => Promise.reject(new TypeError('no')), null],
  ];
  it.each(asks)('asks to persist and answers %s', async (_, persist, answer) => {
    expect(await over(fakeRunsWorker, persist).persist()).toBe(answer);
  });
});
