/** The audit of a run: of its best parameters, with its own test figures, and without a trace in it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../gpu/testing/test-backends';
import { tf } from '../../gpu/tf';
import { createRun } from '../run';
import { tinyDataset } from '../testing/tiny-dataset';
import { curveOf, drive, tinyExperiment, tinyRun, tinyModels } from '../testing/tiny-run';
import { finished } from '../testing/tiny-subject';

beforeAll(() => useBackend('wasm'));

const options = { pictures: 5, termPictures: 1000, samples: 10 } as const;

describe('Run.audit', () => {
  test('reports the test figures of the run to the bit, at the step of the best', async () => {
    const run = await tinyRun(tinyExperiment({ learningRate: 0.02 }, { steps: 510 }));
    const { figures } = await drive(run);
    const before = tf.memory().numTensors;
    for (const { model, term1, term2, freeEnergy, step, temperature } of figures) {
      const found = await finished(run.audit({ model, ...options }));
      expect(found).toMatchObject({ model, step, temperature, pictures: 30 });
      const { paper } = found;
      expect([paper.term1.mean, paper.term2.mean, paper.freeEnergy.mean]).toEqual([term1, term2, freeEnergy]);
      expect(run.record().models[model]?.audit).toEqual(found);
    }
    expect(tf.memory().numTensors).toBe(before);
    run.dispose();
  });

  test('takes the present parameters before the first evaluation, and changes no bit of what follows', async () => {
    const quiet = await tinyRun(tinyExperiment());
    await drive(quiet);
    const audited = await tinyRun(tinyExperiment());
    await drive(audited, async (beat) => {
      if (beat.kind !== 'step' || beat.step !== 9) return;
      for (const model of tinyModels) {
        expect((await finished(audited.audit({ model, ...options }))).step).toBe(9);
        const left = audited.audit({ model, ...options });
        for (let i = 0; i < 4; i++) await left.next();
        await left.return(undefined as never);
      }
    });
    for (const id of tinyModels) expect(curveOf(audited, id)).toEqual(curveOf(quiet, id));
    quiet.dispose();
    audited.dispose();
  });

  test('refuses a model that is off', async () => {
    const run = await tinyRun(tinyExperiment({}, {}, ['gauss']));
    await expect(finished(run.audit({ model: 'categorical', ...options }))).rejects.toThrow(
      'expected a model that is on, got Cat-VAE, which is off',
    );
    run.dispose();
  });

  test('refuses a test set of one picture: there is no error of its mean', async () => {
    const one = tinyDataset({ validation: 40, training: 230, test: 1 });
    const run = await createRun({ experiment: tinyExperiment(), moves: [], dataset: one });
    await expect(finished(run.audit({ model: 'gauss', ...options }))).rejects.toThrow(
      'audit: expected a test set of at least 2 pictures, for an error of their mean, got 1',
    );
    run.dispose();
  });
});
