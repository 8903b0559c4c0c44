/** The page's end of the data worker over a channel and over threads that die. */
import { afterEach, describe, expect, it } from 'vitest';
import { EngineDied } from './calls';
import { createDataClient } from './data-client';
import type { DataClient, DataProgress } from './data-protocol';
import { Stopped } from './stopped';
import { echo, mortal, silent, threadWorker } from './testing/thread-worker';

describe('the data client', () => {
  const clients: DataClient[] = [];
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  const over = (...scripts: string[]) => {
    const client = createDataClient(() => threadWorker(scripts.shift()!));
    clients.push(client);
    return client;
  };

  it('rejects what was under way when its worker dies, and starts another', async () => {
    const client = over(mortal, echo);
    const call = client.call('shelf', null);
    await expect(call).rejects.toBeInstanceOf(EngineDied);
    await expect(call).rejects.toThrow('shelf: expected an answer, but the reader of files died (no memory)');
    expect(await client.call('shelf', null)).toBe('shelf');
  });

  it('passes progress on, and tells a stop from an error', async () => {
    const client = over(`parentPort.on('message', ({ id, command }) => {
      parentPort.postMessage({ progress: { text: 'half', done: 1, total: 2, unit: 'bytes' } });
      parentPort.postMessage({ id, error: 'no', stopped: command === 'keep' });
    });`);
    const told: DataProgress[] = [];
    const leave = client.on((progress) => told.push(progress));
    await expect(client.call('shelf', null)).rejects.not.toBeInstanceOf(Stopped);
    expect(told).toEqual([{ text: 'half', done: 1, total: 2, unit: 'bytes' }]);
    leave();
    const take = { size: { width: 8, height: 8 }, title: '', seed: 0, split: 'pooled' } as const;
    await expect(client.call('keep', take)).rejects.toBeInstanceOf(Stopped);
    expect(told).toHaveLength(1);
  });

  it('ends a worker that does not hear Stop, and looks again at the files at hand with the next', async () => {
    const busy = `parentPort.on('message', ({ id, command }) => {
      if (command === 'keep') for (;;);
      parentPort.postMessage({ id, give: command });
    });`;
    const asked = `const commands = [];
      parentPort.on('message', ({ id, command, take }) => {
        commands.push(command + ' ' + (take?.files?.length ?? ''));
        parentPort.postMessage({ id, give: commands.join() });
      });`;
    const client = over(busy, asked);
    await client.call('inspect', { files: [{ name: 'a', blob: new Blob() }] });
    await client.call('answer', { answers: { tile: '8' } });
    const take = { size: { width: 8, height: 8 } } as const;
    const keep = client.call('keep', { ...take, title: '', seed: 0, split: 'pooled' });
    const ended = expect(keep).rejects.toBeInstanceOf(Stopped);
    const begun = performance.now();
    expect(await client.call('stop', null)).toBeNull();
    await ended;
    expect(performance.now() - begun).toBeGreaterThan(150);
    expect(await client.call('preview', { ...take, count: 1 })).toBe('inspect 1,answer ,preview ');
    expect(await client.call('preview', { ...take, count: 1 })).toBe('inspect 1,answer ,preview ,preview ');
  });

  it('rejects calls while and after it closes', async () => {
    const client = over(silent);
    const call = client.call('shelf', null);
    client.close();
    await expect(call).rejects.toThrow('shelf: the client was closed before the answer');
    await expect(client.call('shelf', null)).rejects.toThrow('expected an open client, got a closed one');
  });
});
