/** A question to a worker that a test plays: whole at once or in parts, failed, left. */
import { expect, it } from 'vitest';
import { askWorker } from './ask-worker';
import { spawning } from './testing/fake-worker';

const nobody = () => new AbortController().signal;

it('is answered by the first message, and ends its worker', async () => {
  const { workers, spawn } = spawning<string, number>();
  const answer = askWorker(spawn, 'how many', nobody());
  expect(workers[0].asked).toBe('how many');
  workers[0].say(7);
  workers[0].say(8);
  expect(workers[0].ended).toBe(true);
  await expect(answer).resolves.toBe(7);
});

it('hears every message until the answer is whole', async () => {
  const { workers, spawn } = spawning<string, number>();
  const heard: number[] = [];
  const answer = askWorker(spawn, 'count', nobody(), (message) => heard.push(message) === 3);
  for (const message of [1, 2, 3, 4]) {
    expect(workers[0].ended).toBe(message === 4);
    workers[0].say(message);
  }
  await expect(answer).resolves.toBe(3);
  expect(heard).toEqual([1, 2, 3]);
});

it('fails in the worker’s words', async () => {
  const { workers, spawn } = spawning<string, number>();
  const answer = askWorker(spawn, 'count', nobody());
  workers[0].onerror?.({ message: 'no memory' } as ErrorEvent);
  expect(workers[0].ended).toBe(true);
  await expect(answer).rejects.toThrow('no memory');
  expect(workers).toHaveLength(1);
});

it('asks another worker where the script of the first did not come, and no third', async () => {
  const { workers, spawn } = spawning<string, number>();
  const lost = { message: '' } as ErrorEvent;
  const answer = askWorker(spawn, 'count', nobody());
  workers[0].onerror?.(lost);
  expect(workers.map(({ asked, ended }) => [asked, ended])).toEqual([
    ['count', true],
    ['count', false],
  ]);
  workers[1].say(7);
  await expect(answer).resolves.toBe(7);

  const never = askWorker(spawn, 'count', nobody());
  workers[2].onerror?.(lost);
  workers[3].onerror?.(lost);
  expect(workers).toHaveLength(4);
  expect(workers[3].ended).toBe(true);
  await expect(never).rejects.toThrow('the worker could not be loaded');
});

it('leaves the second worker too', () => {
  const { workers, spawn } = spawning<string, number>();
  const asking = new AbortController();
  void askWorker(spawn, 'count', asking.signal);
  workers[0].onerror?.({ message: '' } as ErrorEvent);
  asking.abort();
  expect(workers[1].ended).toBe(true);
});

it('is heard no more once it is left', async () => {
  const { workers, spawn } = spawning<string, number>();
  const asking = new AbortController();
  const heard: unknown[] = [];
  void askWorker(spawn, 'count', asking.signal, (message) => heard.push(message) === 0).then(
    (answer) => heard.push(answer),
    (error: unknown) => heard.push(error),
  );
  asking.abort();
  expect(workers[0].ended).toBe(true);
  workers[0].say(1);
  workers[0].onerror?.({ message: 'late' } as ErrorEvent);
  await Promise.resolve();
  expect(heard).toEqual([]);
});
