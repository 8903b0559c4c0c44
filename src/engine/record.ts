/** The command line's JSON of a run, definition 15: a file format. */
import type { Dataset } from '../data/dataset';
import { meanEntropy } from '../data/pixel-entropy';
import type { Experiment } from '../experiment/experiment';
import { recordVersion } from '../training/record-version';
import type { Run } from '../training/run-contract';
import type { BackendReport } from './protocol';

/** term2's lowest value on the test pictures, nats, where they are grey and in: of others nothing is said. */
export function floorOf(
  { binarise }: Pick<Experiment, 'binarise'>,
  dataset: Dataset,
): { readonly floor?: number } {
  const { test } = dataset.split;
  const grey = binarise === 'none' && dataset.loaded() >= test.end;
  return grey ? { floor: meanEntropy(dataset, test) } : {};
}

/** `code` names the version of the program that trained. */
export function recordText(run: Run, dataset: Dataset, backend: BackendReport, code: string): string {
  const { experiment, moves, models } = run.record();
  const { name, sha256 } = dataset;
  return JSON.stringify({
    version: recordVersion,
    code,
    experiment,
    moves,
    backend,
    dataset: { name, sha256, ...floorOf(experiment, dataset) },
    models,
  });
}
