/** A device's store that is a map and keeps as long as the test. */
import type { ByteStore } from '../store/byte-store';

export function memoryStore(): ByteStore {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    get: async (key) => kept.get(key) ?? null,
    put: async (key, bytes) => void kept.set(key, Uint8Array.from(bytes)),
    delete: async (key) => void kept.delete(key),
    deleteAll: async (prefix) => {
      for (const key of [...kept.keys()]) if (key.startsWith(prefix)) kept.delete(key);
    },
    list: async (prefix) =>
      [...kept]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { length }]) => ({ key, bytes: length })),
  };
}
