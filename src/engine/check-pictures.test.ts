import { expect, test } from 'vitest';
import { factsOf, keptRunOf } from '../training/run-file/testing/kept-run-of';
import { tinyDataset } from '../training/testing/tiny-dataset';
import { tinyExperiment } from '../training/testing/tiny-run';
import { checkPictures } from './check-pictures';

test('a run goes on with the pictures that it was trained on, and with no others', () => {
  const experiment = tinyExperiment({ hidden: [5], latent: 2 });
  const facts = factsOf(experiment);
  const kept = keptRunOf(experiment, [], 12, facts.dataset);
  const own = { ...tinyDataset({ validation: 9, training: 5, test: 4 }), sha256: facts.dataset.sha256 };
  expect(() => checkPictures({ kept, facts }, own)).not.toThrow();
  expect(() => checkPictures({ kept, facts }, { ...own, sha256: 'other' })).toThrow(
    /^Data set tiny: expected the pictures of sha256 a{64}, on which the run was trained, got other; /,
  );
  const fewer = { ...tinyDataset({ validation: 8, training: 5, test: 4 }), sha256: own.sha256 };
  expect(() => checkPictures({ kept, facts }, fewer)).toThrow('expected 8 validation pictures, got 9');
});
