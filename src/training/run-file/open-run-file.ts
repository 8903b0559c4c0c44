/** A run file that is whole: read, and its parameters are those that it says it has (definition 21). */
import { sumOfRun } from './digest';
import { readRunFile, type RunFile } from './read-run-file';
import { jsonPart } from './part-names';
import { refusal } from './refusal';

/** Rejects with a RunFileError. */
export async function openRunFile(bytes: Uint8Array): Promise<RunFile> {
  const file = readRunFile(bytes);
  const { digest, view } = file.facts;
  // The digest of a view file is that of the run, before its parameters were rounded.
  const said = view ? view.sha256 : digest;
  const own = said === null ? null : await sumOfRun(file.kept);
  if (said !== null && own !== null && !own.startsWith(said))
    throw refusal(
      jsonPart,
      `parameters of the digest ${said}`,
      `${own.slice(0, said.length)}: the file is damaged`,
    );
  return file;
}
