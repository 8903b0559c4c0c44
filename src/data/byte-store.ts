/** What is kept on the device from one visit to the next, by key: the border behind which OPFS, IndexedDB or a folder lies. Knows nothing of what it keeps. */

export interface ByteStore {
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects where there is no room. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  delete(key: string): Promise<void>;
  /** Keys that begin so, and how many bytes each has. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly bytes: number }[]>;
}

/** Keeps for as long as the page lives: where the platform lends no store. */
export function memoryStore(): ByteStore {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    get: async (key) => kept.get(key) ?? null,
    put: async (key, bytes) => void kept.set(key, Uint8Array.from(bytes)),
    delete: async (key) => void kept.delete(key),
    list: async (prefix) =>
      [...kept]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { length }]) => ({ key, bytes: length })),
  };
}

/** Bytes kept below a prefix. */
export async function keptBytes(store: ByteStore, prefix: string): Promise<number> {
  return (await store.list(prefix)).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Deletes all below a prefix. */
export async function forget(store: ByteStore, prefix: string): Promise<void> {
  for (const { key } of await store.list(prefix)) await store.delete(key);
}
