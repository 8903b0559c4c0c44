/** What keeps runs, in memory and without a worker: for tests of the page. */
import type { RunsClient, RunsNews } from '../../runs/runs-protocol';
import { emptyDisk, memoryRunStore } from '../../runs/testing/memory-run-store';
import { roomOn } from '../../runs/testing/runs-bench';

export function memoryRuns(): RunsClient {
  const listeners = new Set<(news: RunsNews) => void>();
  const { handle } = roomOn(memoryRunStore(emptyDisk()), {
    announce: () => listeners.forEach((listener) => listener({ kind: 'changed' })),
  });
  let made = 0;
  return {
    // Files are moved to a worker, and none to a room: a copy stands for that.
    call: (command, take) => handle(command, structuredClone(take)),
    newId: () => (++made).toString(16).padStart(32, '0'),
    persist: async () => null,
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => undefined,
  };
}
