/** L of a kept run on wasm: measured as its evaluation measures it, paired by picture and noise, and with nothing left on the device. */
import { beforeAll, expect, test } from 'vitest';
import type { Experiment, Move } from '../experiment/experiment';
import { tf } from '../gpu/tf';
import { useBackend } from '../gpu/testing/test-backends';
import { meanAndError } from '../math/importance-weighting';
import type { ModelId } from '../models/registry';
import type { KeptRun } from './kept-run';
import { standingOf } from './look';
import { createPastRun } from './past-run';
import { everyQuestion } from './testing/every-probe';
import { drive, tiny, tinyExperiment, tinyRun } from './testing/tiny-run';

const id = 'cg-bpef';
const { validation } = tiny.split;
let first: KeptRun;

async function trained(experiment: Experiment, moves: readonly Move[] = []): Promise<KeptRun> {
  const run = await tinyRun(experiment, moves);
  await drive(run);
  const kept = await run.keep();
  run.dispose();
  return kept;
}

beforeAll(async () => {
  await useBackend('wasm');
  first = await trained(tinyExperiment({}, { seed: 1 }));
});

async function losses(kept: KeptRun, seed: number, model: ModelId = id): Promise<Float64Array> {
  const run = createPastRun({ ...standingOf(kept), dataset: tiny });
  try {
    return await run.losses(model, validation, seed);
  } finally {
    run.dispose();
  }
}
const between = (one: Float64Array, other: Float64Array) => meanAndError(one.map((L, i) => L - other[i]));

test('is the L of the evaluation, at the T that the hand holds too', async () => {
  const held = await trained(tinyExperiment({}, { seed: 1 }), [
    { step: 5, field: 'temperature', value: 0.9 },
  ]);
  for (const kept of [first, held])
    for (const model of ['gauss', 'categorical', id] as const) {
      const { term1, term2 } = kept.history.get(model)!.evaluations.at(-1)!.validation;
      expect(meanAndError(await losses(kept, 1, model)).mean).toBeCloseTo(term1 + term2, 4);
    }
  expect(await losses(held, 1)).not.toEqual(await losses(first, 1));
});

test('is measured in parts as on the whole', async () => {
  const run = createPastRun({ ...standingOf(first), dataset: tiny });
  const middle = validation.first + 17;
  const parts = [
    ...(await run.losses(id, { ...validation, end: middle }, 1)),
    ...(await run.losses(id, { ...validation, first: middle }, 1)),
  ];
  run.dispose();
  const whole = await losses(first, 1);
  for (const [i, L] of parts.entries()) expect(L).toBeCloseTo(whole[i], 3);
});

test('pairs two seeds more finely than two means apart, and the same noise more finely than another', async () => {
  // Pictures that are hard for one are hard for the other once both have learnt something.
  const of = (seed: number) => trained(tinyExperiment({ learningRate: 0.01 }, { seed, steps: 200 }, [id]));
  const [one, other] = [await losses(await of(1), 1), await losses(await of(2), 1)];
  const apart = Math.hypot(meanAndError(one).standardError, meanAndError(other).standardError);
  expect(between(one, other).standardError).toBeLessThan(apart / 2);
  const same = await losses(first, 1);
  expect(between(same, await losses(first, 1))).toEqual({ mean: 0, standardError: 0 });
  expect(between(same, await losses(first, 2)).standardError).toBeGreaterThan(0.01);
});

test('takes runs of other d, R and nets, and leaves no tensor behind', async () => {
  const small = await trained(tinyExperiment({ latent: 2, gridPoints: 9, polynomialOrder: 3, hidden: [7] }));
  const { numTensors: before } = tf.memory();
  expect(between(await losses(first, 1), await losses(small, 1)).standardError).toBeGreaterThan(0);
  const run = createPastRun({ ...standingOf(small), dataset: tiny });
  // A head of another size is made for the question alone.
  await run.probe('sample', {
    ...everyQuestion({ model: id }).sample,
    ifMoved: [{ field: 'polynomialOrder', value: 5 }],
  });
  await expect(run.losses(id, { first: 0, end: 1e6 }, 1)).rejects.toThrow();
  run.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
