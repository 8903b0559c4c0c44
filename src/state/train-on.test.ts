/** Training on another data set: what a link brought is kept until its data are here, and nothing of the other pictures stays. */
import { afterEach, expect, it, vi } from 'vitest';
import { createFakeEngine } from '../engine/testing/fake-engine';
import { defaultExperiment } from '../experiment/default-experiment';
import { createPage } from './create-page';
import { choiceIn, pageLength } from './probes-store';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

function setUp() {
  const fake = createFakeEngine();
  const page = createPage(fake, () => 1);
  closers.push(page.actions.close);
  return { ...page, fake };
}

it('keeps the settings and moves of a link whose data are missing, and begins with them', async () => {
  const { actions, experiment, run } = setUp();
  const linkedTo = { ...defaultExperiment(), dataset: `own-${'a'.repeat(64)}`, seed: 77 };
  const moves = [{ step: 0, field: 'temperature', value: 0.7 }];
  await actions.openLink(linkedTo, moves, []);
  await actions.open();
  expect(run.getState().failure?.kind).toBe('missing-data');
  expect(experiment.getState()).toMatchObject({ shown: linkedTo, moves, started: null });
  await actions.trainOn('mnist');
  expect(run.getState().failure).toBeNull();
  expect(experiment.getState()).toMatchObject({ started: { dataset: 'mnist', seed: 77 }, moves });
});

it('leaves a run in hand for one from step 0, without its moves', async () => {
  const { actions, experiment, fake } = setUp();
  await actions.train();
  await fake.advance(100);
  await actions.setLive('temperature', 0.4);
  expect(experiment.getState().moves).toHaveLength(1);
  const before = experiment.getState().started;
  await actions.trainOn('mnist');
  expect(experiment.getState().started).not.toBe(before);
  expect(experiment.getState().moves).toEqual([]);
});

it('picks the first picture where the picked one is beyond the data set, of 100 here', async () => {
  const { actions, probes } = setUp();
  actions.pickDigit(100);
  await actions.open();
  expect(probes.getState().picked).toBe(0);
  actions.pickDigit(99);
  await actions.open();
  expect(probes.getState()).toMatchObject({ picked: 99, problem: null });
});

it('reads the strip anew from the first where the pictures are of another data set', async () => {
  const { actions, probes, run } = setUp();
  await actions.open();
  await actions.turnDigits(1);
  expect(probes.getState().digits?.offset).toBe(12);
  await actions.trainOn('svhn');
  expect(run.getState().dataset?.name).toBe('svhn');
  expect(probes.getState()).toMatchObject({ digits: { offset: 0 }, pickedDigit: { index: 0 } });
});

it('keeps a choice of pictures over a change of data set where the other has it too', async () => {
  const { actions, probes } = setUp();
  await actions.open();
  await actions.chooseDigits({ kind: 'class', label: 3 });
  await actions.trainOn('svhn');
  expect(probes.getState().digits).toMatchObject({ choice: { kind: 'class', label: 3 }, offset: 0 });
  expect(new Set(probes.getState().digits?.labels)).toEqual(new Set([3]));
  // No data set here has a class 11: it is as if it came from one that does.
  await actions.chooseDigits({ kind: 'class', label: 11 });
  expect(probes.getState().digits?.total).toBe(0);
  await actions.trainOn('mnist');
  expect(probes.getState().digits).toMatchObject({ choice: { kind: 'order' }, indices: { 0: 0 } });
});

it('falls back to pictures in order where a class, or all of them, are not there', () => {
  const present = [{ label: 3, count: 1 }];
  const order = { kind: 'order' } as const;
  for (const choice of [{ kind: 'each' }, { kind: 'class', label: 3 }] as const) {
    expect(choiceIn(choice, present)).toBe(choice);
    expect(choiceIn(choice, [])).toEqual(order);
  }
  expect(choiceIn({ kind: 'class', label: 4 }, present)).toEqual(order);
  const worst = { kind: 'worst', model: 'gauss' } as const;
  expect(choiceIn(worst, [])).toBe(worst);
});

it('shows whole rounds of the classes where they fit into the strip', () => {
  const each = { kind: 'each' } as const;
  expect([1, 5, 7, 10, 12].map((classes) => pageLength(each, classes))).toEqual([12, 10, 7, 10, 12]);
  expect([0, 13, 255].map((classes) => pageLength(each, classes))).toEqual([12, 12, 12]);
  expect(pageLength({ kind: 'order' }, 10)).toBe(12);
});

it('lets a drawing wait for pictures of its size, and says so', async () => {
  const { actions, probes, experiment } = setUp();
  const large = { width: 32, height: 32, pixels: new Uint8Array(1024).fill(9) };
  actions.pickDrawing(large);
  await vi.waitFor(() => expect(probes.getState().picked).toBeLessThan(0), 30_000);
  await actions.open();
  expect(probes.getState()).toMatchObject({
    picked: 0,
    drawing: large,
    pickedDigit: { index: 0 },
    problem: null,
  });
  expect(experiment.getState().notices.join()).toMatch(
    /^drawing: expected 28 x 28 pixels as this data set has, got 32 x 32; picture 0 is picked/,
  );
});

it.each([
  [
    'convolutional nets on MNIST',
    (page: ReturnType<typeof setUp>) => page.actions.setFixed('net', 'convolutional'),
  ],
  [
    'a data set that is not on this device',
    (page: ReturnType<typeof setUp>) => page.experiment.setRun('dataset', `own-${'a'.repeat(64)}`),
  ],
])('leaves the run in hand alone where the next cannot begin: %s', async (_, change) => {
  const page = setUp();
  const { actions, experiment, run, fake } = page;
  await actions.train();
  await fake.advance(1000);
  const { started } = experiment.getState();
  const { step } = run.getState().status;
  expect(step).toBeGreaterThan(10);
  change(page);
  await actions.restart();
  expect(experiment.getState().started).toBe(started);
  expect(experiment.getState().notices.join()).toMatch(/expected/);
  expect(run.getState().failure).toBeNull();
  await fake.advance(1000);
  expect(run.getState().status.step).toBeGreaterThan(step);
});

it('takes a batch that is no larger than the training pictures, and says so', async () => {
  const { actions, experiment } = setUp();
  await actions.trainOn('mnist', 100);
  expect(experiment.getState()).toMatchObject({ started: { batchSize: 100 }, notices: [] });
  await actions.trainOn('mnist', 47);
  expect(experiment.getState().started?.batchSize).toBe(47);
  expect(experiment.getState().notices).toEqual([
    'Batch size is 47 now, not 100: there are 47 training pictures.',
  ]);
});
