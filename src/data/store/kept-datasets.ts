/** The data sets that are kept on the device: listed, opened and checked by their sha256, deleted. How they come there is in keep-dataset. */
import { keptBytes, type ByteStore } from './byte-store';
import { inMegabytes } from '../data-amounts';
import { checkRoom } from '../data-limits';
import { DataError, type Dataset } from '../dataset';
import { identity } from '../identity';
import { inMemory } from '../in-memory';
import {
  headerKey,
  headerOf,
  headersBegin,
  pieceBytes,
  piecesBegin,
  prefixOf,
  type Header,
} from './kept-header';
import { refusal } from '../refusal';

/** By their headers, with the bytes that each takes; damaged headers are passed over, and so are data sets that were left half-way. */
export async function keptHeaders(store: ByteStore): Promise<(Header & { readonly bytes: number })[]> {
  const found = [];
  for (const { key, bytes } of await store.list(headersBegin)) {
    const header = key.endsWith('/header') ? await headerAt(store, key) : null;
    if (!header) continue;
    const own = header.pieces === undefined ? 0 : bytes;
    found.push({ ...header, bytes: own + (await keptBytes(store, prefixOf(header))) });
  }
  return found;
}

async function headerAt(store: ByteStore, key: string): Promise<Header | null> {
  const text = await store.get(key);
  return text && headerOf(text);
}

/** Deletes a data set. */
export async function forgetKept(store: ByteStore, name: string): Promise<void> {
  const header = await headerAt(store, headerKey(name));
  // The header first: without it nothing is kept.
  await store.delete(headerKey(name));
  await store.deleteAll(prefixOf({ name }));
  if (header) await store.deleteAll(prefixOf(header));
}

/**
 * Deletes what belongs to no data set: of pages that were closed while they kept one. `beingKept` says with what the keys of those begin that
 * still do; null where nobody knows, and then nothing is deleted.
 */
export async function forgetHalves(
  store: ByteStore,
  beingKept: () => Promise<readonly string[] | null>,
): Promise<void> {
  // In this order: whoever keeps holds its name before it writes, and lets go of it after its header.
  const keys = [...(await store.list(headersBegin)), ...(await store.list(piecesBegin))];
  const held = await beingKept();
  if (!held) return;
  const headers = await keptHeaders(store);
  const wanted = [...headers.map(prefixOf), ...held];
  for (const { key } of keys) {
    const isHeader = headers.some(({ name }) => headerKey(name) === key);
    if (!isHeader && !wanted.some((prefix) => key.startsWith(prefix))) await store.delete(key);
  }
}

/** null where it is not kept; a DataError where what is kept is not what was. */
export async function keptDataset(store: ByteStore, name: string): Promise<Dataset | null> {
  const text = await store.get(headerKey(name));
  if (!text) return null;
  const wayOut = 'pictures as they were kept (delete them and read them anew)';
  try {
    const header = headerOf(text);
    if (!header) throw refusal(name, '', wayOut, 'a damaged header');
    const { title, width, height, count, levels, split, classes, sha256 } = header;
    checkRoom(name, count, { width, height });
    const { images, bytes } = roomFor(name, header);
    const { add, finish } = identity(name);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = await store.get(`${prefixOf(header)}${at / pieceBytes}`);
      if (piece?.length !== Math.min(pieceBytes, bytes.length - at))
        throw refusal(name, '', wayOut, 'a part gone');
      bytes.set(piece, at);
      await add(piece);
    }
    const labels = await store.get(`${prefixOf(header)}labels`);
    if (labels?.length !== count) throw refusal(name, '', wayOut, 'no labels');
    const dataset = { name, title, width, height, images, levels, labels, classes, split };
    const got = await finish(dataset);
    if (got !== sha256) throw refusal(name, '', wayOut, `others (sha256 ${got})`);
    return inMemory({ ...dataset, sha256 });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw refusal(name, '', wayOut, String(error));
  }
}

/** All pictures in one piece of memory, with the place of what a hand draws; `bytes` are theirs without it. */
function roomFor(name: string, { count, width, height, levels }: Header) {
  const roomy = (count + 1) * width * height;
  const bytesAPixel = levels === 255 ? 1 : 2;
  try {
    const images = levels === 255 ? new Uint8Array(roomy) : new Uint16Array(roomy);
    return { images, bytes: new Uint8Array(images.buffer, 0, count * width * height * bytesAPixel) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const wanted = inMegabytes(roomy * bytesAPixel);
    throw refusal(
      name,
      'memory',
      `${wanted} in one piece (close other tabs, or keep the first of the pictures)`,
      'less',
    );
  }
}
