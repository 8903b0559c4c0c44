/** Fetches a large file in parts that are kept as they come, so that a reload goes on where it was: by ranges, or by one plain request where there are none. */
import type { ByteSource } from './bytes/byte-source';
import type { ByteStore } from './store/byte-store';
import { DataError } from './dataset';
import { refusal } from './refusal';
import { wordsOf } from '../schema/words-of';

export interface FetchPartsOptions {
  readonly store: ByteStore;
  readonly onBytes?: (loaded: number, total: number) => void;
  /** Cancelling rejects with the signal's reason; what has come stays kept. */
  readonly signal?: AbortSignal;
  readonly request?: typeof fetch;
  /** How long to wait for the next bytes. */
  readonly patienceMs?: number;
  readonly partBytes?: number;
}

/** Larger than any file of SVHN. */
const mostBytes = 2 ** 30;

interface Kept {
  readonly address: string;
  readonly size: number;
  readonly etag: string | null;
  readonly partBytes: number;
}

/** The whole file, every part of it kept in the store under `name`; a DataError in words for every way to fail. */
export async function fetchParts(
  name: string,
  address: string,
  options: FetchPartsOptions,
): Promise<ByteSource> {
  const { store, onBytes, partBytes = 2 ** 22 } = options;
  const keyOf = (index: number) => `${name}/part ${index}`;
  const indexKey = `${name}/index`;
  let kept = await keptIndex(store, indexKey, address, partBytes);
  if (!kept) await store.deleteAll(`${name}/`);
  const have = new Set((await store.list(`${name}/part `)).map(({ key }) => Number(key.split('part ')[1])));
  const count = () => (kept ? Math.ceil(kept.size / partBytes) : 1);
  const lengthOf = (index: number) => Math.min(partBytes, (kept?.size ?? 0) - index * partBytes);
  let coming = 0;
  const report = () => {
    const loaded = [...have].reduce((sum, index) => sum + lengthOf(index), 0);
    onBytes?.(loaded + coming, kept?.size ?? 0);
  };
  const keep = async (index: number, bytes: Uint8Array) => {
    coming = 0;
    if (!have.has(index)) await store.put(keyOf(index), bytes);
    have.add(index);
    report();
  };
  const remember = async (found: Kept) => {
    if (!(found.size >= 1 && found.size <= mostBytes)) {
      throw refusal(name, 'size', `1 to ${mostBytes} bytes`, found.size);
    }
    if (kept && (kept.size !== found.size || (kept.etag && found.etag && kept.etag !== found.etag))) {
      await store.deleteAll(`${name}/`);
      throw refusal(name, '', 'the file that was begun (it begins anew when asked again)', 'another');
    }
    if (!kept) await store.put(indexKey, new TextEncoder().encode(JSON.stringify(found)));
    kept ??= found;
  };
  let ranges = true;
  for (let next = 0; next < count();) {
    if (have.has(next)) {
      next++;
      continue;
    }
    const first = next * partBytes;
    const asked = ranges ? `bytes=${first}-${first + (kept ? lengthOf(next) : partBytes) - 1}` : null;
    await withAnswer(name, address, asked, options, async (response, read) => {
      const etag = response.headers.get('etag');
      if (response.status === 206) {
        const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
        // A host may keep the range from pages of other hosts: then the size is only known from a plain answer.
        if (!range) {
          if (!asked) throw refusal(name, '', 'the whole file', 'a part of it');
          ranges = false;
          return;
        }
        const [from, to, size] = range.slice(1).map(Number);
        await remember({ address, size, etag, partBytes });
        const length = lengthOf(next);
        if (from !== first || to !== first + length - 1) {
          throw refusal(name, '', `bytes ${first} to ${first + length - 1}`, `${from} to ${to}`);
        }
        const bytes = await read(length, (loaded) => ((coming = loaded), report()));
        await keep(next++, bytes);
        return;
      }
      const size = Number(response.headers.get('content-length') ?? 0);
      if (size === 0) throw refusal(name, '', 'an answer that says its length', 'one that does not');
      await remember({ address, size, etag, partBytes });
      for (let index = 0; index < count(); index++) {
        const bytes = await read(lengthOf(index), (loaded) => {
          coming = have.has(index) ? 0 : loaded;
          report();
        });
        await keep(index, bytes);
      }
      next = count();
    });
  }
  report();
  return keptSource(name, kept!, async (index) => {
    const bytes = await store.get(keyOf(index));
    if (bytes?.length !== lengthOf(index)) {
      throw refusal(
        name,
        '',
        'its parts kept on this device (delete it and fetch it anew)',
        `part ${index} gone`,
      );
    }
    return bytes;
  });
}

async function keptIndex(
  store: ByteStore,
  key: string,
  address: string,
  partBytes: number,
): Promise<Kept | null> {
  const bytes = await store.get(key);
  if (!bytes) return null;
  try {
    const kept = JSON.parse(new TextDecoder().decode(bytes)) as Kept;
    return kept.address === address && kept.partBytes === partBytes && kept.size > 0 ? kept : null;
  } catch {
    return null;
  }
}

function keptSource(
  name: string,
  { size, partBytes }: Kept,
  part: (index: number) => Promise<Uint8Array>,
): ByteSource {
  return {
    name,
    size,
    async read(start, end) {
      const out = new Uint8Array(end - start);
      for (let index = Math.floor(start / partBytes); index * partBytes < end; index++) {
        const from = index * partBytes;
        const bytes = await part(index);
        out.set(bytes.subarray(Math.max(0, start - from), end - from), Math.max(0, from - start));
      }
      return out;
    },
  };
}

type Read = (length: number, onBytes: (loaded: number) => void) => Promise<Uint8Array>;

/** One request: whatever fails, stalls or is no file is a DataError; cancelling is the signal's reason. */
async function withAnswer(
  name: string,
  address: string,
  range: string | null,
  { signal, request = fetch, patienceMs = 30_000 }: FetchPartsOptions,
  answer: (response: Response, read: Read) => Promise<void>,
): Promise<void> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const slow = refusal(
    name,
    '',
    `bytes within ${patienceMs / 1000} s (asked again, it goes on where it was)`,
    'none; is the connection up?',
  );
  let timer = setTimeout(() => controller.abort(slow), patienceMs);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(slow), patienceMs);
  };
  const cancel = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', cancel);
  try {
    const headers: Record<string, string> = range ? { range } : {};
    const response = await request(address, { headers, signal: controller.signal, credentials: 'omit' });
    alive();
    if (!response.ok) {
      throw refusal(name, '', 'a file', `HTTP status ${response.status} ${response.statusText}`.trim());
    }
    if (response.headers.get('content-type')?.includes('text/html')) {
      throw refusal(name, '', 'a file', 'a web page; does this network ask to sign in?');
    }
    const reader = response.body!.getReader();
    let held: Uint8Array = new Uint8Array(0);
    await answer(response, async (length, onBytes) => {
      const out = new Uint8Array(length);
      for (let at = 0; at < length;) {
        if (held.length === 0) {
          const { done, value } = await reader.read();
          alive();
          if (done) throw new Error(`the end after ${at} of ${length} bytes of a part`);
          held = value;
        }
        const bytes = held.subarray(0, length - at);
        out.set(bytes, at);
        at += bytes.length;
        held = held.subarray(bytes.length);
        onBytes(at);
      }
      return out;
    });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof DataError) throw error;
    if (controller.signal.aborted) throw slow;
    throw refusal(
      name,
      '',
      'a file',
      `a network error (${wordsOf(error)}); is the connection up? Asked again, it goes on where it was`,
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    // Of an answer that was not wanted, the rest need not come.
    controller.abort();
  }
}
