/** A held run stands still, answers, and goes on. */
import { expect, it } from 'vitest';
import { driveRun } from './drive-run';
import { smallExperiment } from './testing/small-experiment';
import { syntheticDataset } from './testing/synthetic-pictures';
import { createSyntheticRun } from './testing/synthetic-run';

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
const pass = async () => {
  for (let i = 0; i < 20; i++) await breathe();
};

it('asks for no beat while it is held, and for the next one afterwards', async () => {
  const run = createSyntheticRun({
    experiment: smallExperiment(100_000),
    moves: [],
    dataset: syntheticDataset('mnist'),
  });
  const driver = driveRun(run, { now: () => 0, breathe, onBeat: () => undefined, onRest: () => undefined });
  driver.train();
  await pass();
  const release = driver.hold();
  // The beat under way may still end.
  await pass();
  const held = run.step;
  expect(held).toBeGreaterThan(0);
  await pass();
  expect(await driver.between(null, async () => run.step)).toBe(held);
  release();
  await pass();
  expect(run.step).toBeGreaterThan(held);
  await driver.close();
});

it('stands still until everybody who holds it has let go', async () => {
  const run = createSyntheticRun({
    experiment: smallExperiment(100_000),
    moves: [],
    dataset: syntheticDataset('mnist'),
  });
  const driver = driveRun(run, { now: () => 0, breathe, onBeat: () => undefined, onRest: () => undefined });
  driver.train();
  const releases = [driver.hold(), driver.hold(), driver.hold()];
  await pass();
  const held = run.step;
  // The newest first.
  for (const release of [releases[2], releases[0]]) {
    release();
    await pass();
    expect(run.step).toBe(held);
  }
  releases[1]();
  await pass();
  expect(run.step).toBeGreaterThan(held);
  await driver.close();
});

it('trains no more once it is closed, not even while a question is still under way', async () => {
  const run = createSyntheticRun({
    experiment: smallExperiment(100_000),
    moves: [],
    dataset: syntheticDataset('mnist'),
  });
  const driver = driveRun(run, { now: () => 0, breathe, onBeat: () => undefined, onRest: () => undefined });
  let answer: () => void = () => undefined;
  const asked = driver.between(null, () => new Promise<void>((resolve) => (answer = resolve)));
  await pass();
  const closing = driver.close();
  expect(() => driver.train()).toThrow('The run was replaced by a new one');
  answer();
  await asked;
  await closing;
  await pass();
  expect([run.step, driver.training]).toEqual([0, false]);
});
