/** A breath ends for everybody who waits, in order, and lets other messages through. */
import { expect, it } from 'vitest';
import { createBreath } from './breath';

it('ends for all who wait at once, in their order', async () => {
  const breathe = createBreath();
  const ended: string[] = [];
  const wait = async (name: string) => {
    await breathe();
    ended.push(name);
  };
  await Promise.all(['training', 'measuring', 'comparing'].map(wait));
  expect(ended).toEqual(['training', 'measuring', 'comparing']);
});

it('is a macrotask', async () => {
  const breathe = createBreath();
  let turns = 0;
  void (async () => {
    for (; turns < 100; turns++) await null;
  })();
  await breathe();
  expect(turns).toBe(100);
});
