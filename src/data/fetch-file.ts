/** The page's ReadFile: fetches packed files below a base address, with progress; every way to fail becomes a DataError in words. */
import { DataError, type ReadFile } from './dataset';
import { joined } from './bytes/joined';
import { wordsOf } from '../schema/words-of';

/**
 * The address of the folder of all data, under whatever path the site is served.
 * `base` is Vite's BASE_URL; a relative one is meant from the page, and the built worker's script lies in a folder beside it.
 */
export function dataAddress(base: string, script: string): string {
  const root = base.startsWith('.') || base === '' ? new URL('../', script) : new URL(base, script);
  return new URL('data/', root).href;
}

/** Reads `${base}${name}`. A file asked for again is fetched past every cache: what came before cannot have been right. */
export function fetchFrom(base: string, request: typeof fetch = fetch): ReadFile {
  const asked = new Set<string>();
  return async (name, onBytes) => {
    const fail = (got: string) => new DataError(name, `${name}: expected a file of the data set, got ${got}`);
    const failed = (error: unknown) => fail(`a network error (${wordsOf(error)}); is the connection up?`);
    const cache = asked.has(name) ? 'reload' : 'default';
    asked.add(name);

    const response = await request(new URL(name, base).href, { cache }).catch((error: unknown) => {
      throw failed(error);
    });
    if (!response.ok) throw fail(`HTTP status ${response.status} ${response.statusText}`.trim());
    // Servers of single-page sites answer an unknown address with their start page and status 200.
    if (response.headers.get('content-type')?.includes('text/html')) {
      throw fail('a web page; the data is not where the page looks for it');
    }
    const total = Number(response.headers.get('content-length') ?? 0);
    const parts: Uint8Array[] = [];
    let loaded = 0;
    const reader = response.body?.getReader();
    for (;;) {
      const part = await reader?.read().catch((error: unknown) => {
        throw failed(error);
      });
      if (!part || part.done) break;
      parts.push(part.value);
      loaded += part.value.length;
      onBytes?.(loaded, total);
    }
    return joined(parts, loaded);
  };
}
