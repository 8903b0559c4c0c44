/** A data worker in the same thread: the real data room on a store in memory, over a channel that clones every message. For tests of the page. */
import type { WorkerLike } from '../calls';
import { dataPlatformInMemory } from './data-platform-in-memory';
import { createDataRoom, type DataPlatform } from '../data-room';
import { serveData } from '../serve-data';

export function fakeDataWorker(other: Partial<DataPlatform> = {}): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  const platform = dataPlatformInMemory(other);
  port2.start();
  serveData(port2, (tell) => createDataRoom(platform, tell));
  return Object.assign(port1 as unknown as WorkerLike, {
    terminate() {
      port1.close();
      port2.close();
    },
  });
}
