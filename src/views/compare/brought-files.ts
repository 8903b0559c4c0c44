/** A file that somebody brings to be compared: a run file, which is kept as a run of this device, or a record, which stays as long as the page. Knows no store. */
import { formatBytes, formatCount } from '../../ui/format';
import { isRunFile, type BroughtFile } from '../../state/run-file-store';
import type { ComparedRun } from './compared-run';
import { readRecord } from './read-record';

/** What was in a file. */
export type Brought =
  | { readonly kind: 'kept'; readonly id: string }
  | {
      readonly kind: 'record';
      readonly key: string;
      readonly title: string;
      readonly run: ComparedRun;
      /** What of it is not as the file says it, a sentence with the file's name; null where all is. */
      readonly notice: string | null;
    }
  /** A run file that the device did not take. */
  | {
      readonly kind: 'file';
      readonly key: string;
      readonly title: string;
      readonly file: Uint8Array<ArrayBuffer>;
    };

/** Three models' curves of a million steps are half of it. */
const MOST_BYTES = 2 ** 27;

const ending = (name: string): string => name.slice(name.lastIndexOf('.')).toLowerCase();

/** 'Tmin-0.2_seed-1' of 'sweep/Tmin-0.2_seed-1.json'. */
const stemOf = (name: string): string => name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');

async function readText({ name, blob }: BroughtFile): Promise<string> {
  if (blob.size > MOST_BYTES)
    throw new Error(
      `${name}: expected at most ${formatBytes(MOST_BYTES)}, got ${formatBytes(blob.size)}; records of runs are smaller.`,
    );
  return blob.text();
}

/** Told of one file; the rest are counted. */
const MOST_TOLD = 3;

function noticeOf(name: string, notices: readonly string[]): string | null {
  if (notices.length === 0) return null;
  const more = notices.length - MOST_TOLD;
  const rest = more > 0 ? ` ${formatCount(more)} more of its settings are not as it says them.` : '';
  return `${name}: ${notices.slice(0, MOST_TOLD).join(' ')}${rest}`;
}

/**
 * Null of a file that lies beside runs and holds none. `keep` keeps a run file: it answers its id, or its bytes where the device did not
 * take it. Rejects in words that name the file.
 */
export async function readBrought(
  brought: BroughtFile,
  key: string,
  keep: (file: BroughtFile) => Promise<string | Uint8Array<ArrayBuffer>>,
): Promise<Brought | null> {
  const { name } = brought;
  const title = stemOf(name);
  if (ending(name) === '.zip' || (await isRunFile([brought]))) {
    const run = await keep(brought);
    return typeof run === 'string' ? { kind: 'kept', id: run } : { kind: 'file', key, title, file: run };
  }
  // Files of the system lie in many folders.
  if (title === '') return null;
  if (ending(name) !== '.json')
    throw new Error(`${name}: expected a run file (.zip) or a record (.json), got another file.`);
  const text = await readText(brought);
  try {
    const read = readRecord(text, key, title);
    return read && { kind: 'record', key, title, run: read.run, notice: noticeOf(name, read.notices) };
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}
