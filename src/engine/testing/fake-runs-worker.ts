/** A worker that keeps runs in the same thread: the real room on a store in memory, over a channel that clones or moves every message. For tests of the page. */
import { memoryRunStore, emptyDisk } from '../../runs/testing/memory-run-store';
import { createRunsRoom, type RunsPlatform } from '../../runs/runs-room';
import type { WorkerLike } from '../calls';
import { serveRuns, type RunsPort } from '../serve-runs';

export function fakeRunsWorker(other: Partial<RunsPlatform> = {}): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  const platform: RunsPlatform = {
    store: memoryRunStore(emptyDisk()),
    now: Date.now,
    estimate: async () => ({ usage: 0, quota: 2 ** 40 }),
    persisted: async () => false,
    hold: () => undefined,
    held: async () => new Set(),
    pause: async () => undefined,
    announce: () => undefined,
    ...other,
  };
  port2.start();
  serveRuns(port2 as unknown as RunsPort, (tell) => createRunsRoom(platform, tell));
  return Object.assign(port1 as unknown as WorkerLike, {
    terminate() {
      port1.close();
      port2.close();
    },
  });
}
