/** IDX files of a stranger, packed by gzip or not: what their headers say, and their pictures or labels. The format itself is in idx. */
import { openIdxArray } from '../arrays/idx-array';
import type { NumberArray } from '../arrays/number-array';
import { byteReader, type ByteReader } from '../bytes/byte-reader';
import { part, streamOf, type ByteSource } from '../bytes/byte-source';
import { checkPicture, type Size } from '../data-limits';
import { collect, type DecodedPictures, type ReadOptions } from '../decoded-pictures';
import { isGzip } from '../bytes/gunzip';
import { refusal } from '../refusal';

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

const isPacked = async (source: ByteSource) =>
  isGzip(await part(source, 0, Math.min(source.size, 2), 'IDX header'));

/** The file from its beginning, unpacked where it is packed. */
async function opened(source: ByteSource): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const bytes = streamOf(source, 0, source.size);
  return (await isPacked(source)) ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
}

/** Throws a DataError where a file that is not packed has another length than its header says. */
async function expectLength(source: ByteSource, { role, count, width, height }: IdxContents): Promise<void> {
  const sizes = role === 'labels' ? [count] : [count, height, width];
  const length = sizes.reduce((product, size) => product * size, 1);
  const bytes = length + (role === 'labels' ? labelsHeader : imagesHeader);
  if (bytes !== source.size && !(await isPacked(source)))
    throw refusal(source.name, 'IDX length', `${bytes} bytes for ${sizes.join(' x ')}`, source.size);
}

/** Takes the header off a file: pictures of which size, or labels. */
async function headerOf({ name }: ByteSource, reader: ByteReader): Promise<IdxContents> {
  const head = (await reader.take(labelsHeader, 'IDX header')).slice();
  if (!isIdx(head)) throw refusal(name, 'IDX header', 'unsigned bytes of one axis or three', 'another');
  const count = new DataView(head.buffer).getUint32(4);
  if (count < 1) throw refusal(name, 'IDX count', 'at least 1', count);
  if (head[3] === 1) return { role: 'labels', count, width: 0, height: 0 };
  const sizes = (await reader.take(imagesHeader - labelsHeader, 'IDX header')).slice();
  const view = new DataView(sizes.buffer);
  const size = { width: view.getUint32(4), height: view.getUint32(0) };
  checkPicture(name, size);
  return { role: 'images', count, ...size };
}

/** What the header says. Reads no picture. */
export async function inspectIdx(source: ByteSource): Promise<IdxContents> {
  const reader = byteReader(source.name, await opened(source));
  try {
    return await headerOf(source, reader);
  } finally {
    await reader.cancel();
  }
}

/** The same file as an array among others. */
export const idxAsArray = (source: ByteSource): Promise<NumberArray> =>
  // How much there is of a packed file nobody knows.
  openIdxArray({ name: source.name, size: Infinity, open: () => opened(source) });

/** Lets `work` take what comes behind the header; where it took all, there must be no more. */
async function behindHeader(
  source: ByteSource,
  role: IdxContents['role'],
  work: (contents: IdxContents, reader: ByteReader) => Promise<'all' | 'some'>,
): Promise<void> {
  const { name } = source;
  const reader = byteReader(name, await opened(source));
  try {
    const contents = await headerOf(source, reader);
    if (contents.role !== role)
      throw refusal(name, 'IDX', role === 'images' ? 'pictures' : role, contents.role);
    await expectLength(source, contents);
    if ((await work(contents, reader)) === 'all') await reader.end(0);
  } finally {
    await reader.cancel();
  }
}

/** The first `most` labels, one byte each. */
async function readLabels(source: ByteSource, most: number): Promise<Uint8Array> {
  let labels = new Uint8Array(0);
  await behindHeader(source, 'labels', async ({ count }, reader) => {
    labels = (await reader.take(Math.min(count, most), 'labels')).slice();
    return count <= most ? 'all' : 'some';
  });
  return labels;
}

/** The pictures, with the labels of another file where there is one; both are unpacked as they are read. */
export async function readPictures(
  source: ByteSource,
  labels: ByteSource | null,
  options: ReadOptions = {},
): Promise<DecodedPictures> {
  const { name } = source;
  let read: DecodedPictures | null = null;
  await behindHeader(source, 'images', async (contents, reader) => {
    const { count, width, height } = contents;
    const labelled = labels && (await inspectIdx(labels));
    if (labelled && labelled.count !== count)
      throw refusal(labels.name, '', `${count} labels, one a picture`, labelled.count);
    const collector = collect(name, count, contents, options);
    const ofPictures = labels && (await readLabels(labels, collector.count));
    const pixels = width * height;
    // One room for all: whoever takes a picture copies it.
    const sums = new Uint16Array(pixels);
    for (let i = 0; i < collector.count; i++) {
      const bytes = await reader.take(pixels, `picture ${i}`);
      for (let pixel = 0; pixel < pixels; pixel++) sums[pixel] = 3 * bytes[pixel];
      await collector.put({ width, height, sums }, ofPictures?.[i] ?? null);
    }
    read = collector.finish();
    return collector.count === count ? 'all' : 'some';
  });
  return read!;
}
