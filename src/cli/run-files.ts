/** Run files on the disk: read, and where one may be written. */
import { access, constants, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { wordsOf } from '../schema/words-of';
import { openRunFile } from '../training/run-file/open-run-file';
import type { RunFile } from '../training/run-file/read-run-file';

export interface ReadRun extends RunFile {
  readonly bytes: Uint8Array;
}

/** Rejects with an Error that names the file. */
export async function readRun(path: string): Promise<ReadRun> {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`${path}: expected a run file, got none that can be read; is the path right?`);
  });
  try {
    return { ...(await openRunFile(bytes)), bytes };
  } catch (error) {
    throw new Error(`${path}: ${wordsOf(error)}`, { cause: error });
  }
}

const allows = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

export const isThere = (path: string): Promise<boolean> => allows(path, constants.F_OK);

/** Before a run is trained: a folder that takes the file, and no other run in its place. Rejects with an Error that says what to do. */
export async function checkPlace(keep: string, resume: string | null): Promise<void> {
  if (!(await allows(dirname(resolve(keep)), constants.W_OK)))
    throw new Error(`--keep: expected a file in a folder that can be written to, got ${keep}`);
  const same = resume !== null && resolve(resume) === resolve(keep);
  if (!same && (await isThere(keep)))
    throw new Error(
      `--keep: expected a new file, got ${keep}, which is there; go on with its run by --resume ${keep}, or name another`,
    );
}
