/** The device's store under the kept runs, as little as they need: short texts and long bytes by key. IndexedDB lies behind it, or a test's memory. */

export type Table = 'records' | 'files';

/** Changes that are made all together or not at all, in this order. */
export interface Batch {
  /** Texts as they were read, null where there was none. Where one differs by now, nothing is written. */
  readonly seen: ReadonlyMap<string, string | null>;
  readonly files?: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly records?: ReadonlyMap<string, string>;
  readonly erase?: readonly (readonly [Table, string])[];
}

/** Every call rejects with RunsRefused. */
export interface RunStore {
  /** Texts by key, of the keys that begin so. */
  records(prefix: string): Promise<ReadonlyMap<string, string>>;
  file(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  fileKeys(): Promise<readonly string[]>;
  /** False where something seen had changed. */
  write(batch: Batch): Promise<boolean>;
}
