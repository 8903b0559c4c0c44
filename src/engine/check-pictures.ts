/** Whether the data set in hand is the one that a run file was trained on. */
import { DataError, type Dataset } from '../data/dataset';
import type { KeptRun } from '../training/kept-run';
import type { RunFacts } from '../training/run-file/run-facts';

/** Throws a DataError: with other pictures the run would go on as another. */
export function checkPictures(
  { kept, facts }: { readonly kept: KeptRun; readonly facts: RunFacts },
  { name, sha256, split }: Dataset,
): void {
  const of = facts.dataset;
  if (of.sha256 !== sha256)
    throw new DataError(
      name,
      `Data set ${name}: expected the pictures of sha256 ${of.sha256}, on which the run was trained, got ${sha256}; choose the files that it was trained on`,
    );
  const { first, end } = split.validation;
  for (const [id, { term2 }] of kept.models)
    if (term2 && term2.length !== end - first)
      throw new DataError(
        name,
        `run file, state of ${id}: expected ${end - first} validation pictures, got ${term2.length}; use a file as the page or --keep wrote it`,
      );
}
