/** A device with so much room and no more, for tests in a browser: a real quota, begun only when the browser is seen to hold to it. */
import { deleteDB, openDB } from 'idb';
import { cdp } from 'vitest/browser';

const { origin } = location;
const probe = 'device-room probe';

/** Noise, which no browser packs. */
export function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 2 ** 16) crypto.getRandomValues(bytes.subarray(at, at + 2 ** 16));
  return bytes;
}

/** Clears all that was kept and leaves room for `bytes`. Chromium remembers for a while how much room it found before: it is asked again until it refuses one byte too many. */
export async function setRoom(bytes: number): Promise<void> {
  const tooMuch = noise(bytes + 1);
  for (let turn = 0; turn < 100; turn++) {
    await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
    await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    if (await isRefused(tooMuch)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`room on the device: expected ${bytes} bytes and no more, got a browser that takes more`);
}

export const unsetRoom = () => cdp().send('Storage.overrideQuotaForOrigin', { origin });

async function isRefused(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const database = await openDB(probe, 1, { upgrade: (made) => void made.createObjectStore('bytes') });
  const writing = database.transaction('bytes', 'readwrite');
  try {
    await Promise.all([writing.store.put(bytes, 'a'), writing.done]);
    return false;
  } catch {
    return writing.error?.name === 'QuotaExceededError';
  } finally {
    database.close();
    await deleteDB(probe);
  }
}
