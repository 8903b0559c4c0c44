/** Every message between the page and the worker that keeps runs on the device: types only. What a run file holds is not known here. */

/** L of a model, where it was measured. */
interface MeasuredL {
  readonly validated: number | null;
  readonly test: number | null;
  /** The true bound of an audit. */
  readonly bound: number | null;
}

/** What a list says of a run without its file. Times are milliseconds since 1970. */
export interface RunEntry {
  /** Random, so that two tabs never make the same (`newId` of the client). */
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly created: number;
  readonly changed: number;
  readonly step: number;
  readonly budget: number;
  /** Ids of the models that are on. */
  readonly models: readonly string[];
  readonly L: Readonly<Record<string, MeasuredL>>;
  /** Bests whose parameters were dropped; an entry of an earlier version has no number. */
  readonly dropped?: number;
  /** In words: what differs from the default experiment. */
  readonly difference: string;
  /** Time spent training. */
  readonly seconds: number;
  readonly backend: string;
  readonly plan: string;
  /** Null where none was computed. */
  readonly digest: string | null;
  /** Grey pixels. */
  readonly thumbnail: {
    readonly width: number;
    readonly height: number;
    readonly pixels: Uint8Array<ArrayBuffer>;
  } | null;
  readonly parent: { readonly digest: string; readonly step: number } | null;
  /** True until somebody names the run. Only such a run is ever deleted unasked. */
  readonly auto: boolean;
  readonly link: string;
}

/** A file that belongs to a run, besides its run file. */
interface Shelved {
  /** In words; a later file of the same name takes its place. */
  readonly name: string;
  readonly detail: string;
  readonly bytes: number;
}

export interface ListedRun extends RunEntry {
  /** On the device, with its shelf. */
  readonly bytes: number;
  /** The oldest first. */
  readonly shelf: readonly Shelved[];
  /** Another tab has it in hand. */
  readonly elsewhere: boolean;
}

/** Space on the device, in bytes. */
export interface RunsSpace {
  /** What the runs take, with those that are removed and not yet purged. */
  readonly runs: number;
  /** What the browser says that the whole site uses and may use; null where it says nothing. */
  readonly usage: number | null;
  readonly quota: number | null;
  /** True where the browser promises not to delete by itself; null where it says nothing. */
  readonly persisted: boolean | null;
  /** True where another file of the size of the largest would leave less than the margin. */
  readonly short: boolean;
  /** The run that goes first when space is short; null where none would. */
  readonly next: ListedRun | null;
}

/** A command: what it takes and what it answers. Each rejects with RunsRefused, whose kind says what went wrong. */
export interface RunsCommands {
  /**
   * Writes an entry and its run file, which is moved to the worker: the caller's bytes are empty afterwards. A run that is kept
   * already stays created, tagged and (once somebody named it) named as it is on the device. Answers which runs went for it.
   */
  keep: {
    take: {
      readonly entry: RunEntry;
      readonly file: Uint8Array<ArrayBuffer>;
      /** True of a run that this tab does not train: a file that came from elsewhere. */
      readonly aside?: boolean;
    };
    give: { readonly gone: readonly RunEntry[] };
  };
  /** Keeps a file beside the run file of a kept run; it goes with the run. The bytes move as in `keep`. Of many the oldest goes. */
  shelve: {
    take: {
      readonly id: string;
      readonly name: string;
      readonly detail: string;
      readonly file: Uint8Array<ArrayBuffer>;
    };
    give: { readonly gone: readonly RunEntry[] };
  };
  readShelved: {
    take: { readonly id: string; readonly name: string };
    give: { readonly file: Uint8Array<ArrayBuffer> };
  };
  /** The newest change first. Reads no run file. */
  list: { take: null; give: readonly ListedRun[] };
  /** `older` is true where the newest file is damaged and the one before it is answered, with its entry. */
  read: {
    take: { readonly id: string };
    give: { readonly entry: RunEntry; readonly file: Uint8Array<ArrayBuffer>; readonly older: boolean };
  };
  /** A name makes a run somebody's own. */
  change: {
    take: { readonly id: string; readonly name?: string; readonly tags?: readonly string[] };
    give: RunEntry;
  };
  /** Takes it off the list; its bytes stay until `purge`. On a device too full to note that, it goes at once: `undo` is false. */
  remove: { take: { readonly id: string }; give: { readonly undo: boolean } };
  restore: { take: { readonly id: string }; give: RunEntry };
  /** Deletes what was removed before that time, and leftovers that belong to no run. Answers how many runs went. */
  purge: { take: { readonly removedBefore: number }; give: { readonly count: number } };
  room: { take: null; give: RunsSpace };
}

export type RunsCommandName = keyof RunsCommands;

/**
 * What the worker says unasked. changed: the list, by this tab or another. newer: this tab let go of the runs for a newer
 * version. waits: an older tab holds them.
 */
export type RunsNews =
  { readonly kind: 'changed' } | { readonly kind: 'newer' | 'waits'; readonly words: string };

/** What the page holds. A call after the worker died starts a new one. */
export interface RunsClient {
  call<K extends RunsCommandName>(
    command: K,
    take: RunsCommands[K]['take'],
  ): Promise<RunsCommands[K]['give']>;
  newId(): string;
  /** Asks the browser to keep what is on the device until its user deletes it; null where it cannot be asked. */
  persist(): Promise<boolean | null>;
  on(listener: (news: RunsNews) => void): () => void;
  close(): void;
}

export type RunsRequest = {
  [K in RunsCommandName]: {
    readonly id: number;
    readonly command: K;
    readonly take: RunsCommands[K]['take'];
  };
}[RunsCommandName];

/** full: no room, and nothing may go. refused: the browser keeps nothing. newer: a newer version wrote it. missing: no such run. broken: anything else. */
export type RefusalKind = 'full' | 'refused' | 'newer' | 'missing' | 'broken';

/** How a command ended. */
export type RunsOutcome =
  | { readonly gave: RunsCommands[RunsCommandName]['give'] }
  | { readonly refused: { readonly kind: RefusalKind; readonly words: string } };

/** What the worker posts: how a command ended, or news. */
export type RunsMessage = { readonly id: number; readonly give: RunsOutcome } | { readonly news: RunsNews };
