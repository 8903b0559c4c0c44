/** Exact evidence and the pictures that it is of: measured in turn, listed with their classes, and forgotten with their run. */
import { afterEach, expect, it } from 'vitest';
import { createFakeEngine } from '../../engine/testing/fake-engine';
import { planeExperiment } from '../../experiment/plane-experiment';
import { createPage } from '../../state/create-page';
import { ageOf } from '../../state/measured-store';
import { listedSlice } from './listed-store';
import { truthSlice } from './truth-store';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function setUp() {
  const fake = createFakeEngine();
  const page = createPage(fake, () => 1);
  closers.push(page.actions.close);
  await page.actions.openLink(planeExperiment('mnist'), [], []);
  await page.actions.train();
  await fake.advance(50);
  await page.actions.pause();
  return { ...page, fake, truth: page.of(truthSlice), listed: page.of(listedSlice) };
}

/** Moves the fake's clock until something holds; a measurement waits for it between its chunks. */
async function until(fake: ReturnType<typeof createFakeEngine>, holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) {
    await fake.advance(1);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
  expect(holds()).toBe(true);
}

const how = { pictures: 20, pixels: 'grey', from: 'validation' } as const;

it('asks for the measured pictures of each part once', async () => {
  const { fake, truth, listed, experiment, run } = await setUp();
  void truth.measure(['gauss', 'categorical'], how);
  await until(fake, () => truth.getState().byModel.categorical !== undefined);
  await until(fake, () => listed.getState().byPart.validation !== undefined);
  const { validation, test } = listed.getState().byPart;
  expect(validation!.pictures).toMatchObject({ count: 20, width: 28, height: 28 });
  expect(test).toBeUndefined();
  const direct = await fake.call('pictures', { indices: [0, 1], from: 'validation' });
  expect(validation!.pictures.labels.subarray(0, 2)).toEqual(direct.labels);
  void truth.measure(['gauss'], { ...how, from: 'test' });
  await until(fake, () => listed.getState().byPart.test !== undefined);
  expect(listed.getState().byPart.validation).toBe(validation);
  expect(listed.getState().problem).toBeNull();
  const now = {
    started: experiment.getState().started,
    step: run.getState().status.step,
    moves: experiment.getState().moves.length,
  };
  expect(ageOf(truth.getState().byModel.gauss!, now)).toBe('now');
  expect(validation!.started).toBe(now.started);
});

it('asks anew for the pictures of another run', async () => {
  const { fake, truth, listed, actions, experiment } = await setUp();
  void truth.measure(['gauss'], how);
  await until(fake, () => listed.getState().byPart.validation !== undefined);
  await actions.restart();
  await fake.advance(50);
  await actions.pause();
  void truth.measure(['categorical'], { ...how, pictures: 30 });
  await until(fake, () => listed.getState().byPart.validation?.pictures.count === 30);
  expect(listed.getState().byPart.validation!.started).toBe(experiment.getState().started);
  expect(Object.keys(truth.getState().byModel)).toEqual(['categorical']);
});

it('says in words why a model of many dimensions is not measured', async () => {
  const fake = createFakeEngine();
  const page = createPage(fake, () => 1);
  closers.push(page.actions.close);
  await page.actions.train();
  await fake.advance(50);
  await page.actions.pause();
  const truth = page.of(truthSlice);
  await truth.measure(['gauss'], how);
  expect(truth.getState().problem).toMatch(/expected Gauss-VAE with d = 1 or 2, got d = \d+/);
});
