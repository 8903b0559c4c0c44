/** The command line's JSON of a run, definition 15: a file format. */
import type { Dataset } from '../data/dataset';
import { meanEntropy } from '../data/pixel-entropy';
import type { Run } from '../training/run-contract';
import type { BackendReport } from './protocol';

export const recordVersion = 1;

/** `code` names the version of the program that trained; `dataset.floor` is term2's lowest value on the test pictures, nats. */
export function recordText(run: Run, dataset: Dataset, backend: BackendReport, code: string): string {
  const { experiment, moves, models } = run.record();
  const { name, sha256 } = dataset;
  const { test } = dataset.split;
  // Of black and white pixels, and of pictures that are not in yet, nothing is said.
  const grey = experiment.binarise === 'none' && dataset.loaded() >= test.end;
  const floor = grey ? { floor: meanEntropy(dataset, test) } : {};
  return JSON.stringify({
    version: recordVersion,
    code,
    experiment,
    moves,
    backend,
    dataset: { name, sha256, ...floor },
    models,
  });
}
