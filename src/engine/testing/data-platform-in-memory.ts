/** What a data room needs, without a browser: a store in memory, no decoders but our own. Only tests import this. */
import { memoryStore } from '../../data/testing/memory-store';
import type { DataPlatform } from '../data-room';

export function dataPlatformInMemory(other: Partial<DataPlatform> = {}): DataPlatform {
  return {
    store: memoryStore(),
    decodeOther: null,
    breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
    held: { hold: (_, work) => work(), all: async () => [] },
    room: async () => ({ used: 1, most: 2 ** 40 }),
    memory: null,
    ...other,
  };
}
