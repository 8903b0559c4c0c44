/** A run file that the user brought: looked into, kept as a run of this device, and offered to go on with. Replaces nothing by itself. */
import { createStore } from 'zustand/vanilla';
import { encodeRun } from '../experiment/encode-link';
import type { SeenRun } from '../engine/protocol';
import type { RunEntry } from '../runs/runs-protocol';
import { wordsOf } from '../schema/words-of';
import { formatBytes } from '../ui/format';
import { keptRunsSlice } from './kept-runs';
import { runEntry } from './run-entry';
import { defineSlice, type Readable } from './slice';
import { sharedStores } from './stores';

export interface BroughtFile {
  readonly name: string;
  readonly blob: Blob;
}

/** A run that a file holds. */
interface FoundRun {
  readonly fileName: string;
  readonly difference: string;
  readonly step: number;
  readonly budget: number;
  /** Its id on this device, or the file itself where the device did not take it. */
  readonly run: string | Uint8Array<ArrayBuffer>;
  /** Why the device did not take it. */
  readonly problem: string | null;
}

interface RunFileState {
  /** Name of the file that is being read. */
  readonly reading: string | null;
  readonly found: FoundRun | null;
}

interface RunFileStore extends Readable<RunFileState> {
  /** Files that were dropped or chosen. Never rejects: what is no run file is said in a notice. */
  take(files: readonly BroughtFile[]): Promise<void>;
  /** A file of the page itself, kept as any: what continueRun goes on with. Rejects in words. */
  own(file: BroughtFile): Promise<FoundRun['run']>;
  dismiss(): void;
}

/** More is no run of this page, and would not fit into its memory. */
const MOST_BYTES = 2 ** 30;
/** A longer name is no name. */
const MOST_LETTERS = 100;

/** Of a zip's first part: its mark, and where its name stands. */
const NAME_AT = 30;
const firstPart = 'run.json';

/** Whether the files are one run file, by its first bytes. */
export async function isRunFile(files: readonly BroughtFile[]): Promise<boolean> {
  if (files.length !== 1) return false;
  const bytes = await files[0].blob
    .slice(0, NAME_AT + firstPart.length)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  const head = String.fromCharCode(...new Uint8Array(bytes));
  return head.startsWith('PK\x03\x04') && head.slice(NAME_AT) === firstPart;
}

function expectFile(files: readonly BroughtFile[], isOne: boolean): BroughtFile {
  const way = 'drop one run file (.zip) anywhere, or pictures in the box of the Data view';
  if (files.length !== 1) throw new Error(`Files: expected one run file, got ${files.length} files; ${way}.`);
  const [file] = files;
  if (!isOne && !/\.zip$/i.test(file.name))
    throw new Error(`${file.name}: expected a run file, got another file; ${way}.`);
  if (file.blob.size > MOST_BYTES)
    throw new Error(
      `${file.name}: expected at most ${formatBytes(MOST_BYTES)}, got ${formatBytes(file.blob.size)}; ${way}.`,
    );
  return file;
}

/** What the list says of it: a file that somebody brought is not deleted unasked. */
function entryOf(seen: SeenRun, id: string, fileName: string): RunEntry {
  const { experiment, moves, start, facts } = seen;
  const entry = runEntry(seen, {
    id,
    created: Date.parse(facts.created),
    now: Date.now(),
    experiment,
    moves: moves.length,
    backend: { name: facts.backend.name, plan: facts.plan },
    // Made anew: a file could hold any address.
    link: `#${encodeRun(experiment, moves, start)}`,
    pictures: [],
  });
  const name = (facts.name || fileName.replace(/\.zip$/i, '')).slice(0, MOST_LETTERS);
  return { ...entry, name, auto: false, parent: facts.parent };
}

const fieldsOfARun = ['digest', 'step', 'budget', 'backend', 'plan', 'difference'] as const;
/** Whether it is a run of this device already: equal digests are equal parameters (definition 21). */
const isSame = (one: RunEntry, other: RunEntry): boolean =>
  one.digest !== null && fieldsOfARun.every((field) => one[field] === other[field]);

export const runFileSlice = defineSlice((page): RunFileStore => {
  const { client } = page;
  const { experiment } = sharedStores(page);
  const { runs } = page.of(keptRunsSlice);
  const store = createStore<RunFileState>(() => ({ reading: null, found: null }));
  const { setState } = store;

  async function read(files: readonly BroughtFile[]): Promise<FoundRun> {
    const { name: fileName, blob } = expectFile(files, await isRunFile(files));
    setState({ reading: fileName });
    const file = new Uint8Array(await blob.arrayBuffer());
    const seen = await client.call('readRun', { file }).catch((error: unknown) => {
      throw new Error(`${fileName}: ${wordsOf(error)}`);
    });
    const entry = entryOf(seen, runs().newId(), fileName);
    const { difference, step, budget } = entry;
    const found = { fileName, difference, step, budget };
    try {
      const same = (await runs().call('list', null)).find((one) => isSame(one, entry));
      if (same) return { ...found, run: same.id, problem: null };
      // The bytes move to the keeper of runs: a copy stays until it has them.
      await runs().call('keep', { entry, file: file.slice(), aside: true });
      return { ...found, run: entry.id, problem: null };
    } catch (error) {
      return { ...found, run: file, problem: wordsOf(error) };
    }
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    async take(files) {
      try {
        setState({ found: await read(files) });
      } catch (error) {
        experiment.notice([wordsOf(error)]);
      } finally {
        setState({ reading: null });
      }
    },
    async own(file) {
      try {
        return (await read([file])).run;
      } finally {
        setState({ reading: null });
      }
    },
    dismiss: () => setState({ found: null }),
  };
});
