/** What is kept on the device from one visit to the next, by key: the border behind which OPFS, IndexedDB or a folder lies. Knows nothing of what it keeps. */
import { DataError } from '../dataset';

export interface ByteStore {
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects where there is no room. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  delete(key: string): Promise<void>;
  /** All keys that begin so. */
  deleteAll(prefix: string): Promise<void>;
  /** Keys that begin so, and how many bytes each has. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly bytes: number }[]>;
}

/** Bytes kept below a prefix. */
export async function keptBytes(store: ByteStore, prefix: string): Promise<number> {
  return (await store.list(prefix)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The store rejects with this where it has no room. */
export class FullStore extends DataError {}
