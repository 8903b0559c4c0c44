/** What a page has kept of its runs, read from the browser's own store. */
import type { Page } from '@playwright/test';

export interface KeptInStore {
  readonly id: string;
  readonly step: number;
  readonly digest: string;
  readonly changed: number;
}

/** The newest entry of every run, the newest first; empty where nothing was ever kept. */
export const keptRuns = (page: Page): Promise<KeptInStore[]> =>
  page.evaluate(async () => {
    const name = 'coarse-grain-runs';
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error!);
    });
    try {
      if (!database.objectStoreNames.contains('records')) return [];
      const texts = await new Promise<string[]>((resolve, reject) => {
        const asking = database.transaction('records').objectStore('records').getAll();
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(asking.error!);
      });
      const newest = new Map<string, KeptInStore>();
      for (const text of texts) {
        const { kept } = JSON.parse(text.slice(text.indexOf(' ') + 1)) as { kept: { entry: KeptInStore }[] };
        const { id, step, digest, changed } = kept[0]!.entry;
        if (changed >= (newest.get(id)?.changed ?? 0)) newest.set(id, { id, step, digest, changed });
      }
      return [...newest.values()].toSorted((a, b) => b.changed - a.changed);
    } finally {
      database.close();
    }
  });
