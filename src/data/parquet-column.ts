/** One column chunk of a parquet file -> its values, bounded at every step. hyparquet parses and unpacks; the runs of its own page reader believe the file's counts. */
import { snappyUncompress, type CompressionCodec, type PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { runs } from './parquet-runs';
import { endOfThrift } from './thrift-bounds';

export interface ParquetColumn {
  readonly type: 'BYTE_ARRAY' | 'INT64' | 'INT32';
  readonly codec: CompressionCodec;
  /** How many of a value's ancestors, and itself, may be missing. */
  readonly optionals: number;
}

type Value = Uint8Array | number;

/** Unpacked bytes of a page: of 1,000 PNGs some MB. */
const mostPage = 2 ** 26;

/** The `count` values of a chunk; throws where the chunk lies, lacks values or has missing ones. */
export function readParquetColumn(
  chunk: Uint8Array<ArrayBuffer>,
  column: ParquetColumn,
  count: number,
): Value[] {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const reader = { view, offset: 0 };
  const values: Value[] = [];
  let dictionary: Value[] | null = null;
  while (values.length < count) {
    endOfThrift(view, reader.offset);
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    if (!(size >= 0 && size <= chunk.length - reader.offset)) {
      throw new Error(`page: expected at most ${chunk.length - reader.offset} bytes, got ${size}`);
    }
    const packed = chunk.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    if (header.dictionary_page_header) {
      const page = unpack(packed, header.uncompressed_page_size, column.codec);
      dictionary = plain(page, column.type, atMost(header.dictionary_page_header.num_values, page.length));
      continue;
    }
    const data = header.data_page_header ?? header.data_page_header_v2;
    if (!data) throw new Error(`page: expected a data page, got ${header.type}`);
    // A page of no values would be read for ever.
    const n = atMost(data.num_values, count - values.length);
    if (n === 0) throw new Error('page: expected values, got none');
    const body = header.data_page_header_v2
      ? bodyOfV2(packed, header.uncompressed_page_size, header.data_page_header_v2, column, n)
      : bodyOfV1(unpack(packed, header.uncompressed_page_size, column.codec), column.optionals, n);
    const read =
      data.encoding === 'PLAIN'
        ? plain(body, column.type, n)
        : data.encoding === 'RLE_DICTIONARY' || data.encoding === 'PLAIN_DICTIONARY'
          ? lookedUp(body, dictionary, n)
          : unsupported(data.encoding);
    for (const value of read) values.push(value);
  }
  return values;
}

function unsupported(encoding: string): never {
  throw new Error(`encoding: expected PLAIN or a dictionary, got ${encoding}`);
}

function atMost(value: number, most: number): number {
  if (!(value >= 0 && value <= most)) throw new Error(`values: expected at most ${most}, got ${value}`);
  return value;
}

function unpack(packed: Uint8Array<ArrayBuffer>, size: number, codec: CompressionCodec): Uint8Array {
  if (codec === 'UNCOMPRESSED') return packed;
  if (codec !== 'SNAPPY') throw new Error(`compression: expected SNAPPY or none, got ${codec}`);
  // A copy of snappy takes two bytes and gives at most 64.
  const page = new Uint8Array(atMost(size, Math.min(mostPage, 64 * packed.length)));
  snappyUncompress(packed, page);
  return page;
}

/** The values' bytes, behind the levels that say which are there; all must be. */
function bodyOfV1(page: Uint8Array, optionals: number, n: number): Uint8Array {
  if (optionals === 0) return page;
  const length = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0, true);
  atMost(length, page.length - 4);
  checkLevels(page.subarray(4, 4 + length), optionals, n);
  return page.subarray(4 + length);
}

/** In version 2 the levels are not packed, and their lengths stand in the header. */
function bodyOfV2(
  page: Uint8Array<ArrayBuffer>,
  unpackedSize: number,
  header: NonNullable<PageHeader['data_page_header_v2']>,
  { codec, optionals }: ParquetColumn,
  n: number,
): Uint8Array {
  const levels = atMost(header.definition_levels_byte_length, page.length);
  if (header.repetition_levels_byte_length !== 0) throw new Error('values: expected one a row, got lists');
  if (optionals > 0) checkLevels(page.subarray(0, levels), optionals, n);
  const packed = page.subarray(levels);
  return header.is_compressed === false ? packed : unpack(packed, unpackedSize - levels, codec);
}

function checkLevels(levels: Uint8Array, optionals: number, n: number): void {
  if (runs(levels, 32 - Math.clz32(optionals), n).some((level) => level !== optionals)) {
    throw new Error('values: expected one in every row, got none in some');
  }
}

function lookedUp(body: Uint8Array, dictionary: Value[] | null, n: number): Value[] {
  if (!dictionary) throw new Error('dictionary: expected one before its first use, got none');
  if (body.length === 0 || body[0] > 32)
    throw new Error(`bits of an index: expected 0 to 32, got ${body[0]}`);
  const indices = body[0] === 0 ? new Uint32Array(n) : runs(body.subarray(1), body[0], n);
  return Array.from(indices, (index) => {
    if (index >= dictionary.length)
      throw new Error(`dictionary: expected index < ${dictionary.length}, got ${index}`);
    return dictionary[index];
  });
}

function plain(body: Uint8Array, type: ParquetColumn['type'], n: number): Value[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let at = 0;
  return Array.from({ length: n }, () => {
    if (type === 'BYTE_ARRAY') {
      const length = atMost(view.getUint32(at, true), body.length - at - 4);
      at += 4 + length;
      return body.subarray(at - length, at);
    }
    const value = type === 'INT32' ? view.getInt32(at, true) : Number(view.getBigInt64(at, true));
    at += type === 'INT32' ? 4 : 8;
    return value;
  });
}
