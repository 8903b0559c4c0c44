/** One column chunk of a parquet file -> its values, page by page, bounded at every step. hyparquet parses headers; its own page reader believes the file's counts. */
import type { CompressionCodec, ParquetType } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { part, type ByteSource } from '../bytes/byte-source';
import { DataError } from '../dataset';
import { refusal, refusing } from '../refusal';
import { pageHeader, type Page } from './page-header';
import { decodeValues, type Value } from './page-values';
import { runs } from './runs';
import { endOfThrift } from './thrift-bounds';
import { codecNames, mostPage, canUnpack, unpackPage } from './unpack-page';

export interface Chunk {
  /** 'column image.bytes'. */
  readonly what: string;
  readonly type: ParquetType;
  readonly codec: CompressionCodec;
  /** How many of a value's ancestors, and itself, may be missing. */
  readonly optionals: number;
  readonly start: number;
  readonly end: number;
  readonly rows: number;
}

/** Bytes read at once where a page is smaller. */
const ahead = 2 ** 16;
/** A page's header may hold the largest and smallest value of the page. */
const mostHeader = 2 ** 24;

/** The values of all rows in order, null where there is none. Holds a page and the dictionary; throws a DataError where the chunk lies. */
export async function* pagesOf(source: ByteSource, chunk: Chunk): AsyncGenerator<readonly (Value | null)[]> {
  const { name } = source;
  const { what, type, codec, optionals, rows, start, end } = chunk;
  if (!canUnpack(codec))
    throw refusal(
      name,
      what,
      `compression by ${codecNames}`,
      `${codec ?? 'an unknown one'} (write it anew with one of these)`,
    );
  const bytes = readAhead(source, start, end, what);
  let dictionary: readonly Value[] | null = null;
  let at = start;
  for (let seen = 0; seen < rows;) {
    const { page, end: from } = await readHeader(name, bytes, at, what);
    const { packedSize, size } = page;
    if (packedSize > mostPage || size > mostPage)
      throw refusal(name, what, `at most ${mostPage} bytes in a page`, Math.max(packedSize, size));
    if (packedSize > end - from)
      throw refusal(name, what, `at most ${end - from} bytes in a page`, packedSize);
    const packed = (await bytes(from, packedSize)).subarray(0, packedSize);
    at = from + packedSize;
    const unpacked: Unpacked = (own, length) => unpackPage(name, own, length, codec);
    const most = rows - seen;
    const values = await refusing(name, what, 'whole pages', async () => {
      if (page.kind === 'dictionary') {
        const plain = await unpacked(packed, size);
        const how = { file: name, what, type, encoding: 'PLAIN' as const, dictionary: null };
        dictionary = decodeValues(how, plain, atMost(page.count, plain.length));
        return [];
      }
      // A page of no values would be read for ever.
      const count = atMost(page.count, most);
      if (count === 0) throw new Error('page: expected values, got none');
      const { body, there } =
        page.kind === 'data'
          ? bodyOfV1(await unpacked(packed, size), optionals, count)
          : await bodyOfV2(packed, page, optionals, count, unpacked);
      const how = { file: name, what, type, encoding: page.encoding, dictionary };
      if (!there) return decodeValues(how, body, count);
      const own = decodeValues(
        how,
        body,
        there.reduce((sum, one) => sum + one, 0),
      );
      let next = 0;
      return Array.from(there, (one) => (one ? own[next++] : null));
    });
    seen += values.length;
    if (values.length > 0) yield values;
  }
}

type Unpacked = (own: Uint8Array<ArrayBuffer>, length: number) => Promise<Uint8Array<ArrayBuffer>>;
type ReadAhead = (at: number, least: number) => Promise<Uint8Array<ArrayBuffer>>;

/** Bytes from `at` on: `least` of them, or as many as the chunk has, and more where they are at hand. */
function readAhead(source: ByteSource, start: number, end: number, what: string): ReadAhead {
  if (!(start >= 0 && start <= end && end <= source.size))
    throw refusal(source.name, what, `bytes ${start} to ${end}`, `a file of ${source.size}`);
  let held: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let from = start;
  return async (at, least) => {
    const to = Math.min(end, at + least);
    if (at < from || to > from + held.length) {
      held = await part(source, at, Math.min(end, Math.max(to, at + ahead)), what);
      from = at;
    }
    return held.subarray(at - from);
  };
}

/** Tried on more and more bytes: nothing says how long a header is. */
async function readHeader(
  file: string,
  bytes: ReadAhead,
  at: number,
  what: string,
): Promise<{ page: Page; end: number }> {
  for (let most = 1024, had = -1; ; most *= 16) {
    const held = await bytes(at, most);
    const view = new DataView(held.buffer, held.byteOffset, held.byteLength);
    try {
      return await refusing(file, what, 'whole pages', () => {
        endOfThrift(view, 0);
        const reader = { view, offset: 0 };
        return { page: pageHeader(parquetHeader(reader)), end: at + reader.offset };
      });
    } catch (error) {
      if (!(error instanceof DataError) || held.length === had || most > mostHeader) throw error;
      had = held.length;
    }
  }
}

function atMost(value: number, most: number): number {
  if (!(value >= 0 && value <= most)) throw new Error(`values: expected at most ${most}, got ${value}`);
  return value;
}

interface Body {
  readonly body: Uint8Array<ArrayBuffer>;
  /** 1 where a row has a value; null where all have. */
  readonly there: Uint8Array | null;
}

/** The values' bytes, behind the levels that say which are there. */
function bodyOfV1(page: Uint8Array<ArrayBuffer>, optionals: number, count: number): Body {
  if (optionals === 0) return { body: page, there: null };
  const length = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0, true);
  atMost(length, page.length - 4);
  const there = levelsOf(page.subarray(4, 4 + length), optionals, count);
  return { body: page.subarray(4 + length), there };
}

/** In version 2 the levels are not packed, and their lengths stand in the header. */
async function bodyOfV2(
  bytes: Uint8Array<ArrayBuffer>,
  { size, levels, isPacked }: Page,
  optionals: number,
  count: number,
  unpacked: Unpacked,
): Promise<Body> {
  atMost(levels, Math.min(size, bytes.length));
  const there = optionals > 0 ? levelsOf(bytes.subarray(0, levels), optionals, count) : null;
  const packed = bytes.subarray(levels);
  const plain = !isPacked || packed.length === 0;
  return { body: plain ? packed : await unpacked(packed, size - levels), there };
}

function levelsOf(bytes: Uint8Array, optionals: number, count: number): Uint8Array | null {
  const levels = runs(bytes, 32 - Math.clz32(optionals), count);
  if (levels.every((level) => level === optionals)) return null;
  return Uint8Array.from(levels, (level) => Number(level === optionals));
}
