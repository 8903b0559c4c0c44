/** Evaluation: the same every time, at T_min or the hand's T, on the pictures it says, and the test figures of the best (definitions 6 and 7). */
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../gpu/testing/test-backends';
import { tf } from '../gpu/tf';
import { fillGumbel, keyOf } from '../math/random';
import type { CommonSettings } from '../models/contract';
import { loadModel } from '../models/registry';
import { initialValues } from '../nn/parameters';
import { assess } from './assess';
import { createBests } from './best';
import { evaluate, evaluationPictures, type EvaluationTake } from './evaluate';
import { createLearner, disposeLearner } from './learner';
import { createNetwork, networkShapes, type Network } from './network';
import { pictureNoise } from './noise';
import { terms } from './objective';
import { tinyDataset } from './testing/tiny-dataset';
import { drive, tiny, tinyExperiment, tinyRun } from './testing/tiny-run';

async function ended<T>(work: AsyncGenerator<void, T, void>): Promise<T> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}

const finished = (take: EvaluationTake) => ended(evaluate(take));

async function network(): Promise<Network> {
  const model = await loadModel('cg-bpef');
  const settings = tinyExperiment().models['cg-bpef'] as CommonSettings;
  const shapes = networkShapes(model.spec, settings, 36);
  return createNetwork(model, settings, 36, initialValues(shapes, 3, 'cg-bpef'));
}

describe('evaluate', () => {
  beforeAll(() => useBackend('cpu'));

  test('is the mean of the pictures one by one: the noise of each is its own, however they are cut', async () => {
    const net = await network();
    const take = { network: net, dataset: tiny, seed: 4, binarise: 'none', temperature: 0.6 } as const;
    const range = { first: 5, end: 25 };
    const together = await finished({ ...take, range });
    let term1 = 0;
    let term2 = 0;
    for (let i = range.first; i < range.end; i++) {
      const alone = await finished({ ...take, range: { first: i, end: i + 1 } });
      term1 += alone.term1 / 20;
      term2 += alone.term2 / 20;
      expect(together.term2ByPicture[i - range.first]).toBeCloseTo(alone.term2, 4);
    }
    expect(together.term2ByPicture).toHaveLength(20);
    expect(together.term1).toBeCloseTo(term1, 5);
    expect(together.term2).toBeCloseTo(term2, 4);
    expect(together.klByDimension.reduce((sum, v) => sum + v, 0)).toBeCloseTo(together.term1, 5);
  });

  test('draws the noise of purpose evaluate under counter (picture, element), with L = 1', async () => {
    const net = await network();
    const indices = [7, 9];
    const noise = pictureNoise(net.model, net.settings, 4, 'evaluate', indices);
    expect(noise.shape).toEqual([2, 1, 3, 21]);
    const expected = indices.flatMap((i) => [
      ...fillGumbel(new Float32Array(63), keyOf(4, 'cg-bpef/evaluate'), i),
    ]);
    expect([...(await noise.data())]).toEqual(expected);
    const one = await finished({
      network: net,
      dataset: tiny,
      range: { first: 7, end: 8 },
      seed: 4,
      binarise: 'none',
      temperature: 0.6,
    });
    const x = evaluationPictures(tiny, [7], 'none');
    const direct = terms(net, x, pictureNoise(net.model, net.settings, 4, 'evaluate', [7]), 0.6);
    expect(one.term2).toBe((await direct.term2.data())[0]);
    tf.dispose([x, direct.term1, direct.term2, noise]);
  });
});

describe('the points of a run', () => {
  beforeAll(() => useBackend('wasm'));

  test('every 500 steps and at the end, at T_min; test figures are those of the best step', async () => {
    const run = await tinyRun(tinyExperiment({ learningRate: 0.02 }, { steps: 1020 }));
    const { evaluations, figures } = await drive(run);
    const own = evaluations.filter(({ model }) => model === 'cg-bpef');
    expect(own.map(({ step, temperature }) => [step, temperature])).toEqual([
      [500, 0.5],
      [1000, 0.5],
      [1020, 0.5],
    ]);
    expect(
      evaluations.filter(({ model }) => model === 'gauss').every(({ temperature }) => temperature === null),
    ).toBe(true);
    const validated = own.toSorted(
      (a, b) => a.validation.term1 + a.validation.term2 - b.validation.term1 - b.validation.term2,
    );
    const figure = figures.find(({ model }) => model === 'cg-bpef');
    expect(figure).toMatchObject({ step: validated[0].step, temperature: 0.5 });
    expect(figure?.freeEnergy).toBe((figure?.term1 ?? 0) + (figure?.term2 ?? 0));
    run.dispose();
  });

  test("while the hand holds T, evaluation takes the hand's; more steps leave the schedule alone", async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 10 }, ['categorical']));
    run.move('temperature', 0.83);
    const first = await drive(run);
    expect(first.evaluations.map(({ temperature }) => temperature)).toEqual([0.83]);
    expect(run.temperature('categorical')).toEqual({ value: 0.83, held: true });
    run.move('temperature', null);
    run.extend(20);
    const second = await drive(run);
    expect(second.evaluations.map(({ step, temperature }) => [step, temperature])).toEqual([[30, 0.5]]);
    expect(run.temperature('categorical')).toEqual({ value: 0.5, held: false });
    run.dispose();
  });

  test('a move made at the step of an evaluation, or during it, is for the next step: evaluations replay', async () => {
    const live = await tinyRun(tinyExperiment({}, { steps: 505 }, ['cg-bpef']));
    let moved = false;
    const heard = await drive(live, async (beat) => {
      if (beat.kind !== 'evaluating' || moved) return;
      moved = true;
      live.move('polynomialOrder', 3);
      live.move('temperature', 0.9);
      // A question in the middle of the evaluation must not bring the network to its next settings.
      expect((await live.probe('posterior', { model: 'cg-bpef', index: 0 })).head.length).toBe(15);
    });
    expect(heard.moved.map(({ step }) => step)).toEqual([500, 500]);
    expect(heard.evaluations.map(({ temperature }) => temperature)).toEqual([0.5, 0.9]);
    expect((await live.probe('posterior', { model: 'cg-bpef', index: 0 })).head.length).toBe(9);
    const replayed = await tinyRun(tinyExperiment({}, { steps: 505 }, ['cg-bpef']), live.moves);
    expect((await drive(replayed)).evaluations).toEqual(heard.evaluations);
    live.dispose();
    replayed.dispose();
  });
});

describe('the pictures of a point', () => {
  beforeAll(() => useBackend('wasm'));

  // Definition 6 counts 5,000 training pictures, from the split's first.
  test.each([
    ['all of a split that has fewer', 7, 7],
    ['all of a split that has just so many', 5000, 5000],
    ['the first of a split that has more', 5003, 5000],
  ])('training: %s; validation: every one', async (_, training, counted) => {
    const dataset = tinyDataset({ validation: 3, training, test: 2 });
    const experiment = tinyExperiment({}, { binarise: 'none' });
    const model = await loadModel('gauss');
    const learner = createLearner('gauss', model, experiment.models.gauss, 36, 5);
    const { evaluation, term2ByPicture } = await ended(
      assess({ experiment, dataset, step: 500 }, learner, null, createBests()),
    );
    const on = (first: number, end: number) =>
      finished({
        network: learner.network,
        dataset,
        range: { first, end },
        seed: experiment.seed,
        binarise: 'none',
        temperature: 1,
      });
    const ofTraining = await on(3, 3 + counted);
    const ofValidation = await on(0, 3);
    expect(evaluation.training).toEqual({ term1: ofTraining.term1, term2: ofTraining.term2 });
    expect(evaluation.validation).toEqual({ term1: ofValidation.term1, term2: ofValidation.term2 });
    expect(term2ByPicture).toEqual(ofValidation.term2ByPicture);
    expect([ofTraining.term2ByPicture.length, term2ByPicture.length]).toEqual([counted, 3]);
    // One picture more or fewer is another mean.
    expect((await on(3, 3 + counted - 1)).term2).not.toBe(ofTraining.term2);
    disposeLearner(learner);
  });
});

describe('term2 by picture', () => {
  beforeAll(() => useBackend('wasm'));

  test('stands at the place of its picture, also when the pictures take several chunks', async () => {
    const dataset = tinyDataset({ validation: 620, training: 20, test: 20 });
    const take = { network: await network(), dataset, seed: 4, binarise: 'none', temperature: 0.6 } as const;
    const { term2ByPicture } = await finished({ ...take, range: { first: 10, end: 620 } });
    for (const place of [10, 509, 510, 619]) {
      const alone = await finished({ ...take, range: { first: place, end: place + 1 } });
      expect(term2ByPicture[place - 10]).toBeCloseTo(alone.term2, 4);
    }
  });

  test('of the last evaluation, and of those models alone that it evaluated', async () => {
    const run = await tinyRun(tinyExperiment({}, { steps: 3 }, ['gauss']));
    expect(run.validationTerm2('gauss')).toBeNull();
    const { evaluations } = await drive(run);
    const { step, term2 } = run.validationTerm2('gauss')!;
    expect([step, term2.length]).toEqual([3, 40]);
    expect(term2.reduce((sum, v) => sum + v, 0) / 40).toBeCloseTo(evaluations[0].validation.term2, 4);
    expect(run.validationTerm2('categorical')).toBeNull();
    run.dispose();
  });
});
