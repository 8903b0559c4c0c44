/** The command line's JSON of a run, definition 15: a file format. */
import type { Dataset } from '../data/dataset';
import type { Run } from '../training/run-contract';
import type { BackendReport } from './protocol';

export const recordVersion = 1;

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
    dataset: { name, sha256 },
    models,
  });
}
