/** As many moves as a link may bring, all at one step: the stores hear of them together, and what is drawn of them is little. */
import { expect, it, vi } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { defaultExperiment } from '../experiment/default-experiment';
import type { Move } from '../experiment/experiment';
import { createPage } from './create-page';
import { metricsSlice } from './metrics-store';

const many = 2_000;

async function started(moves: readonly Move[]) {
  const fake = createFakeEngine({ millisecondsPerStep: 10 });
  const page = createPage(fake, () => 5);
  await page.actions.openLink(defaultExperiment(), moves, []);
  const training = page.actions.train();
  await vi.waitFor(() => expect(page.experiment.getState().started).not.toBeNull());
  const heard = { marks: 0, shown: 0, told: 0 };
  page.of(metricsSlice).subscribe((now, before) => void (heard.marks += Number(now.marks !== before.marks)));
  page.experiment.subscribe((now, before) => void (heard.shown += Number(now.shown !== before.shown)));
  fake.on(({ event }) => void (heard.told += Number(event === 'moved')));
  await training;
  return { fake, page, heard, marks: () => page.of(metricsSlice).getState().marks };
}

/** Each clamps something, and says so. */
const clash = (step: number, i: number): Move =>
  i % 2 === 0 ? { step, field: 'gridPoints', value: 5 } : { step, field: 'polynomialOrder', value: 20 };

it('two thousand moves at one step are one change of the curves, and one of the settings', async () => {
  const moves = Array.from({ length: many }, (_, i) => clash(3, i));
  const { fake, page, heard, marks } = await started(moves);
  await fake.advance(400);
  expect(marks()).toEqual(moves);
  expect(heard).toEqual({ marks: 1, shown: 1, told: 1 });
  expect(page.experiment.getState().shown.models['cg-bpef']).toMatchObject({
    gridPoints: 5,
    polynomialOrder: 3,
  });
  page.actions.close();
});

it('a move at every step is told a few times a second, and all of them by the time the run rests', async () => {
  const moves = Array.from({ length: many }, (_, i) => clash(i, i));
  const { fake, page, heard, marks } = await started(moves);
  await fake.advance(4_000);
  expect(heard.told).toBeGreaterThan(10);
  expect(heard.told).toBeLessThanOrEqual(21);
  const pausing = page.actions.pause();
  await fake.advance(100);
  await pausing;
  const { step } = page.run.getState().status;
  expect(step).toBeGreaterThanOrEqual(400);
  expect(marks()).toEqual(moves.slice(0, step));
  page.actions.close();
});
