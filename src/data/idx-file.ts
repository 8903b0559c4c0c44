/** IDX files of a stranger, packed by gzip or not: what their headers say, and their pictures or labels. The format itself is in idx. */
import { openIdxArray } from './arrays/idx-array';
import type { NumberArray } from './arrays/number-array';
import { byteReader } from './byte-reader';
import { part, streamOf, type ByteSource } from './byte-source';
import { checkPicture, type Size } from './data-limits';
import { collect, type DecodedPictures, type ReadOptions } from './decoded-pictures';
import { gunzip, isGzip } from './gunzip';
import { readIdxImages, readIdxLabels } from './idx';
import { mostPermuted } from './permutation';
import { refusal } from './refusal';

interface IdxContents extends Size {
  readonly role: 'images' | 'labels';
  readonly count: number;
}

const imagesHeader = 16;
const labelsHeader = 8;

/** Whether the bytes begin as an IDX file of bytes does, of one axis or three. */
export function isIdx(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x08 && (bytes[3] === 1 || bytes[3] === 3);
}

/** The first `count` bytes of the file, unpacked where it is packed by gzip; fewer where there are fewer. */
export async function unpackedStart(source: ByteSource, count: number): Promise<Uint8Array> {
  const start = await part(source, 0, Math.min(source.size, count), 'first bytes');
  if (!isGzip(start)) return start;
  const stream = streamOf(source, 0, source.size).pipeThrough(new DecompressionStream('gzip'));
  const reader = byteReader(source.name, stream);
  try {
    return (await reader.take(Math.min(count, labelsHeader), 'gzip')).slice();
  } finally {
    await reader.cancel();
  }
}

/** What the header says: pictures of which size, or labels. Reads no picture. */
export async function inspectIdx(source: ByteSource): Promise<IdxContents> {
  const { name } = source;
  const start = await part(source, 0, Math.min(source.size, 2), 'IDX header');
  const bytes = streamOf(source, 0, source.size);
  const packed = isGzip(start);
  const reader = byteReader(name, packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes);
  try {
    const head = (await reader.take(labelsHeader, 'IDX header')).slice();
    if (!isIdx(head)) throw refusal(name, 'IDX header', 'unsigned bytes of one axis or three', 'another');
    const count = new DataView(head.buffer).getUint32(4);
    if (!(count >= 1 && count <= mostPermuted))
      throw refusal(name, 'IDX count', `1 to ${mostPermuted}`, count);
    if (head[3] === 1) return { role: 'labels', count, width: 0, height: 0 };
    const sizes = (await reader.take(imagesHeader - labelsHeader, 'IDX header')).slice();
    const view = new DataView(sizes.buffer);
    const size = { width: view.getUint32(4), height: view.getUint32(0) };
    checkPicture(name, size);
    return { role: 'images', count, ...size };
  } finally {
    await reader.cancel();
  }
}

/** The same file as an array among others. */
export const idxAsArray = (source: ByteSource): Promise<NumberArray> =>
  openIdxArray({
    name: source.name,
    // Of a packed file nobody knows.
    size: Infinity,
    async open() {
      const bytes = streamOf(source, 0, source.size);
      const packed = isGzip(await part(source, 0, Math.min(source.size, 2), 'IDX header'));
      return packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
    },
  });

async function unpacked(source: ByteSource, most: number): Promise<Uint8Array<ArrayBuffer>> {
  // A packed file is no longer than what it holds, but for a few bytes.
  if (source.size > most + 2 ** 16) throw refusal(source.name, 'IDX', `at most ${most} bytes`, source.size);
  return gunzip(source.name, await part(source, 0, source.size, 'IDX'), most);
}

/** The labels, one byte each. */
async function readLabels(source: ByteSource): Promise<Uint8Array> {
  const { role, count } = await inspectIdx(source);
  if (role !== 'labels') throw refusal(source.name, 'IDX', 'labels', 'pictures');
  return readIdxLabels(source.name, await unpacked(source, labelsHeader + count));
}

/** The pictures, with the labels of another file where there is one. */
export async function readPictures(
  source: ByteSource,
  labels: ByteSource | null,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const { name } = source;
  const found = await inspectIdx(source);
  if (found.role !== 'images') throw refusal(name, 'IDX', 'pictures', 'labels');
  const collector = collect(name, found.count, found, options);
  const ofPictures = labels && (await readLabels(labels));
  if (ofPictures && ofPictures.length !== found.count) {
    throw refusal(labels.name, '', `${found.count} labels, one a picture`, ofPictures.length);
  }
  const { width, height } = found;
  const pixels = width * height;
  const bytes = await unpacked(source, imagesHeader + found.count * pixels);
  const images = readIdxImages(name, bytes).pixels;
  for (let i = 0; i < collector.count; i++) {
    const sums = Uint16Array.from(images.subarray(i * pixels, (i + 1) * pixels), (byte) => 3 * byte);
    await collector.put({ width, height, sums }, ofPictures?.[i] ?? null);
  }
  return collector.finish();
}
