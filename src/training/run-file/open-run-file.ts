/** A run file that is whole: read, and its parameters are those that it says it has (definition 21). */
import { digestOfRun } from './digest';
import { readRunFile, type RunFile } from './read-run-file';
import { jsonPart } from './part-names';
import { refusal } from './refusal';

/** Rejects with a RunFileError. */
export async function openRunFile(bytes: Uint8Array): Promise<RunFile> {
  const file = readRunFile(bytes);
  const { digest } = file.facts;
  const own = digest === null ? null : await digestOfRun(file.kept);
  if (own !== null && own !== digest)
    throw refusal(jsonPart, `parameters of the digest ${digest}`, `${own}: the file is damaged`);
  return file;
}
