/** The exact evidence of a run: of its best parameters, on the pictures that are asked for, and without a trace in it. */
import { beforeAll, expect, test } from 'vitest';
import { tf } from '../../gpu/tf';
import { useBackend } from '../../gpu/testing/test-backends';
import { createRun } from '../run';
import { tinyDataset } from '../testing/tiny-dataset';
import { drive, tinyExperiment, tinyRun } from '../testing/tiny-run';
import { finished } from '../testing/tiny-subject';

beforeAll(() => useBackend('wasm'));

const options = { model: 'categorical', pictures: 5, pixels: 'grey' } as const;

test('takes the parameters of the test figures, and validation pictures where they are asked for', async () => {
  const run = await tinyRun(tinyExperiment({ learningRate: 0.02 }, { steps: 510 }));
  const { figures } = await drive(run);
  const before = tf.memory().numTensors;
  const [own] = figures.filter(({ model }) => model === 'categorical');
  const test = await finished(run.exact({ ...options, from: 'test' }));
  expect(test).toMatchObject({ model: 'categorical', step: own.step, pictures: 5, from: 'test' });
  const validation = await finished(run.exact({ ...options, from: 'validation' }));
  expect(validation).toMatchObject({ step: own.step, pictures: 5, from: 'validation' });
  expect(validation.nll.mean).not.toBe(test.nll.mean);
  expect(tf.memory().numTensors).toBe(before);
  run.dispose();
});

test('refuses a part of one picture: there is no error of its mean', async () => {
  const one = tinyDataset({ validation: 40, training: 230, test: 1 });
  const run = await createRun({ experiment: tinyExperiment(), moves: [], dataset: one });
  await expect(finished(run.exact({ ...options, from: 'test' }))).rejects.toThrow(
    'exact evidence: expected at least 2 test pictures, for an error of their mean, got 1',
  );
  run.dispose();
});
