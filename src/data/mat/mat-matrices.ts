/** The matrices of a MAT v5 file, one after the other, packed or not. Knows nothing of pictures. */
import { byteReader, type ByteReader } from '../bytes/byte-reader';
import { part, streamOf, type ByteSource } from '../bytes/byte-source';
import { matrixHeader, matType, readTag, type MatHeader } from './mat-elements';
import { refusal } from '../refusal';

const tagBytes = 8;
/** A hostile file could hold millions of small ones. */
const mostVariables = 1024;

/** Whether the first bytes are MATLAB's header, of any version; `bytes` may be all that there is. */
export const isMatlab = (bytes: Uint8Array): boolean =>
  bytes.length >= 128 && ['IM', 'MI'].includes(String.fromCharCode(bytes[126], bytes[127]));

/** The same, but not of version 7.3, which is HDF5. */
export const isMat = (bytes: Uint8Array): boolean =>
  isMatlab(bytes) && bytes[bytes[126] === 0x49 ? 125 : 124] !== 2;

/** Where a matrix lies in its file. */
export interface MatPlace {
  readonly start: number;
  readonly end: number;
  /** By zlib. */
  readonly packed: boolean;
  readonly little: boolean;
  /** Of a field of a structure: unpacked bytes of the structure before it. */
  readonly inside: number;
}

/** Bytes that a reader has taken of a matrix, by its position. */
export const taken = (reader: ByteReader, { packed }: MatPlace): number =>
  reader.position() - (packed ? tagBytes : 0);

/** A reader of the matrix at a place, before its header. */
export async function openMatrix(
  source: ByteSource,
  { start, end, packed, little, inside }: MatPlace,
): Promise<ByteReader> {
  const { name } = source;
  const bytes = streamOf(source, start, end);
  const reader = byteReader(name, packed ? bytes.pipeThrough(new DecompressionStream('deflate')) : bytes);
  try {
    if (packed) {
      const inner = await readTag(name, reader, little);
      if (inner.type !== matType.matrix) throw refusal(name, 'MAT element', 'a matrix', `type ${inner.type}`);
    }
    await reader.skip(inside, 'MAT structure');
    return reader;
  } catch (error) {
    await reader.cancel();
    throw error;
  }
}

/** Calls `visit` with each matrix of the file, whether packed or not; it may leave the rest of a matrix unread. */
export async function eachMatrix(
  source: ByteSource,
  visit: (
    header: MatHeader,
    reader: ByteReader,
    little: boolean,
    place: MatPlace,
  ) => Promise<'done' | 'next'>,
): Promise<void> {
  const { name } = source;
  const header = await part(source, 0, 128, 'MAT header');
  if (!isMat(header)) throw refusal(name, 'MAT header', "the letters 'IM' or 'MI' at its end", 'others');
  const little = header[126] === 0x49;
  const version = new DataView(header.buffer, header.byteOffset).getUint16(124, little);
  if (version !== 0x0100) {
    throw refusal(name, 'MAT version', '5', `0x${version.toString(16)}`);
  }
  let at = 128;
  for (let variables = 0; at < source.size; variables++) {
    if (variables === mostVariables) throw refusal(name, 'MAT variables', `at most ${mostVariables}`, 'more');
    const tag = await part(source, at, Math.min(source.size, at + 8), 'MAT element');
    if (tag.length < 8) throw refusal(name, 'MAT element', '8 bytes of tag', tag.length);
    const view = new DataView(tag.buffer, tag.byteOffset, 8);
    const [type, size] = [view.getUint32(0, little), view.getUint32(4, little)];
    const [start, end] = [at + 8, at + 8 + size];
    if (end > source.size) throw refusal(name, 'MAT element', `${size} bytes`, `${source.size - start}`);
    at = end;
    if (type !== matType.compressed && type !== matType.matrix) continue;
    const place = { start, end, packed: type === matType.compressed, little, inside: 0 };
    const reader = await openMatrix(source, place);
    try {
      const found = await visit(await matrixHeader(name, reader, little), reader, little, place);
      if (found === 'done') return;
    } finally {
      await reader.cancel();
    }
  }
}
