/** The data worker: a data room on the browser's store and decoders, answering the page. Nothing is decided here. */
import { indexedStore } from '../data/indexed-store';
import { createBreath } from './breath';
import { createDataRoom } from './data-room';
import type { DataCommandName, DataMessage, DataRequest } from './data-protocol';
import { decodeByBrowser } from './decode-by-browser';
import { Stopped } from './stopped';

const post = (message: DataMessage) => self.postMessage(message);

const room = createDataRoom(
  {
    store: indexedStore(),
    decodeOther: decodeByBrowser,
    breathe: createBreath(),
    async room() {
      const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
      return usage === undefined || quota === undefined ? null : { used: usage, most: quota };
    },
  },
  (progress) => post({ progress }),
);

async function answer({ id, command, take }: DataRequest): Promise<void> {
  try {
    post({ id, give: await room.handle<DataCommandName>(command, take) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    post({ id, error: message, stopped: error instanceof Stopped });
  }
}

self.addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
self.addEventListener('message', ({ data }) => void answer(data as DataRequest));
