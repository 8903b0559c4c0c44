/** A run that trains several steps in one go is told to rest at the step whose digest is asked for, and trains on from there as it was told before. */
import { expect, test } from 'vitest';
import { bench } from './testing/engine-bench';
import { smallExperiment } from './testing/small-experiment';

test('aims at the step of the digest, then at where it was to rest', async () => {
  const { platform, call, open, of, status, until } = bench();
  const rests: number[] = [];
  const { createRun } = platform;
  platform.createRun = async (take) =>
    Object.assign(await createRun(take), { restAt: (step: number) => void rests.push(step) });
  await open();
  await call('start', { experiment: smallExperiment(60), moves: [], paused: true, digestAt: 17 });
  await call('step', { count: 30 });
  await until(() => status().step === 30 && status().state === 'paused');
  // Each time its driver says where it is to rest, and the session what is due before.
  expect(rests).toEqual([30, 17, 30]);
  expect(of('digest').map(({ step }) => step)).toEqual([17]);
});
