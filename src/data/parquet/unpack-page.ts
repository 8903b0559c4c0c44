/** A packed page of a parquet file -> its bytes, as many as its header says and no more than are believed. */
import { mostDeflated } from '../bytes/deflate-ratio';
import type { CompressionCodec } from 'hyparquet';
import { byteReader } from '../bytes/byte-reader';
import { unpackLz4 } from './lz4';
import { unpackSnappy } from './snappy';
import { unpackZstd } from './zstd';

/** Bytes of a page, packed or not: of 100 pictures of 1 MB each. */
export const mostPage = 2 ** 27;

type Unpack = (
  packed: Uint8Array<ArrayBuffer>,
  size: number,
  file: string,
) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;

interface Codec {
  /** Unpacked bytes for a packed one, at most. */
  readonly ratio: number;
  readonly unpack: Unpack;
}

const codecs: Partial<Readonly<Record<CompressionCodec, Codec>>> = {
  UNCOMPRESSED: {
    ratio: 1,
    unpack: (packed) => packed,
  },
  // A copy of snappy takes two bytes and gives at most 64.
  SNAPPY: { ratio: 64, unpack: unpackSnappy },
  GZIP: { ratio: mostDeflated, unpack: unpackGzip },
  // A run of 131,071 equal bytes takes four.
  ZSTD: { ratio: 2 ** 15, unpack: unpackZstd },
  LZ4_RAW: { ratio: 255, unpack: unpackLz4 },
};

export const canUnpack = (codec: CompressionCodec): boolean => Object.hasOwn(codecs, codec);
export const codecNames = Object.keys(codecs).join(', ');

/** Throws an Error where the bytes lie; `canUnpack` has been asked, and `size` is at most `mostPage`. */
export async function unpackPage(
  file: string,
  packed: Uint8Array<ArrayBuffer>,
  size: number,
  codec: CompressionCodec,
): Promise<Uint8Array<ArrayBuffer>> {
  const { ratio, unpack } = codecs[codec]!;
  if (size > ratio * packed.length)
    throw new Error(`page: expected at most ${ratio * packed.length} unpacked bytes, got ${size}`);
  const page = await unpack(packed, size, file);
  if (page.length !== size) throw new Error(`page: expected ${size} bytes, got ${page.length}`);
  return page;
}

async function unpackGzip(
  packed: Uint8Array<ArrayBuffer>,
  size: number,
  file: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = byteReader(file, new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
  try {
    const bytes = (await reader.take(size, 'gzip')).slice() as Uint8Array<ArrayBuffer>;
    await reader.end(0);
    return bytes;
  } finally {
    await reader.cancel();
  }
}
