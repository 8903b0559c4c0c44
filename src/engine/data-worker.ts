/** The data worker: a data room on the browser's store and decoders, answering the page. Nothing is decided here. */
import { indexedStore } from '../data/store/indexed-store';
import { createBreath } from './breath';
import { createDataRoom, type DataPlatform } from './data-room';
import { decodeByBrowser } from './decode-by-browser';
import { namesHeldByLocks } from './held-by-locks';
import { serveData, type DataPort } from './serve-data';

/** Chromium tells it in GiB, rounded; others do not. */
function memoryOfDevice(): number | null {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return deviceMemory === undefined ? null : deviceMemory * 2 ** 30;
}

const platform: DataPlatform = {
  store: indexedStore(),
  decodeOther: decodeByBrowser,
  breathe: createBreath(),
  held: namesHeldByLocks(),
  memory: memoryOfDevice(),
  async room() {
    const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
    return usage === undefined || quota === undefined ? null : { used: usage, most: quota };
  },
};

self.addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
serveData(self as unknown as DataPort, (tell) => createDataRoom(platform, tell));
