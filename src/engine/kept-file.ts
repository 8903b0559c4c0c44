/** What was kept of a run as a run file (definition 20), with what the engine knows of where it was trained. */
import type { Dataset } from '../data/dataset';
import type { KeptRun } from '../training/kept-run';
import { digestOfRun } from '../training/run-file/digest';
import type { RunFacts } from '../training/run-file/run-facts';
import { writeRunFile } from '../training/run-file/write-run-file';
import type { BackendReport } from './protocol';
import { floorOf } from './record';

/** What its owner says of a run. */
export type SaidOfRun = Pick<RunFacts, 'name' | 'link' | 'parent' | 'start'>;

/** `code` names the version of the program that writes. */
export async function keptFile(
  kept: KeptRun,
  dataset: Dataset,
  backend: BackendReport,
  code: string,
  said: SaidOfRun,
): Promise<Uint8Array> {
  const { name, sha256, width, height } = dataset;
  return writeRunFile(kept, {
    ...said,
    dataset: { name, sha256, width, height, ...floorOf(kept.experiment, dataset) },
    backend,
    plan: backend.plan,
    threads: backend.threads,
    code,
    created: new Date().toISOString(),
    digest: await digestOfRun(kept),
  });
}
