/** What was kept of a run as a run file (definition 20), with what the engine knows of where it was trained. */
import type { Dataset } from '../data/dataset';
import type { KeptRun } from '../training/kept-run';
import { digestOfRun } from '../training/run-file/digest';
import { openRunFile } from '../training/run-file/open-run-file';
import { writeRunFile } from '../training/run-file/write-run-file';
import type { RunFiles } from './platform';
import type { BackendReport, SaidOfRun } from './protocol';
import { floorOf } from './record';

/** `code` names the version of the program that writes. */
export async function keptFile(
  kept: KeptRun,
  dataset: Dataset,
  backend: BackendReport,
  code: string,
  said: SaidOfRun,
): Promise<{ readonly file: Uint8Array; readonly digest: string | null }> {
  const { name, sha256, width, height } = dataset;
  const digest = await digestOfRun(kept);
  const file = writeRunFile(kept, {
    ...said,
    dataset: { name, sha256, width, height, ...floorOf(kept.experiment, dataset) },
    backend,
    plan: backend.plan,
    threads: backend.threads,
    code,
    created: new Date().toISOString(),
    digest,
  });
  return { file, digest };
}

export const runFilesOf = (code: string): RunFiles => ({
  write: (kept, { dataset, backend, said }) => keptFile(kept, dataset, backend, code, said),
  digest: digestOfRun,
  read: openRunFile,
});
