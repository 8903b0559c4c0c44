/** Pictures that are split, kept on the device and checked by their sha256 when they are opened again. Where they are kept is the store's. */
import * as v from 'valibot';
import { forget, keptBytes, type ByteStore } from './byte-store';
import { checkRoom } from './data-limits';
import { DataError, noLabel, type Dataset } from './dataset';
import { identityOf } from './identity';
import { inMemory, type SplitPictures } from './in-memory';
import { refusal } from './refusal';

const pieceBytes = 2 ** 24;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.object({ first: whole, end: whole });
const schema = v.object({
  name: v.string(),
  title: v.string(),
  sha256: v.string(),
  width: whole,
  height: whole,
  levels: v.pipe(
    v.number(),
    v.check((levels) => levels === 255 || levels === 765),
  ),
  count: whole,
  split: v.object({ training: range, validation: range, test: range }),
  labelled: v.boolean(),
  classes: v.nullable(v.pipe(v.array(v.string()), v.readonly())),
});

/** What is told of kept pictures without reading them. */
type Header = v.InferOutput<typeof schema>;

const all = 'decoded ';
/** Keys begin with this; byte-store's keptBytes and forget give its size and delete it. */
export const keptPrefix = (name: string): string => `${all}${name}/`;

/** Keeps them in place of what was kept by their name; what a failure leaves is deleted. */
export async function keepDataset(
  store: ByteStore,
  pictures: SplitPictures,
  onPictures?: (done: number, total: number) => void,
): Promise<void> {
  const { name, title, sha256, width, height, levels, labels, classes, split, images } = pictures;
  const prefix = keptPrefix(name);
  const count = labels.length;
  // Without the place of what a hand draws.
  const filed = images.subarray(0, count * width * height);
  const bytes = new Uint8Array(filed.buffer, filed.byteOffset, filed.byteLength);
  await forget(store, prefix);
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      await store.put(`${prefix}${at / pieceBytes}`, bytes.subarray(at, at + pieceBytes));
      onPictures?.(Math.floor((count * Math.min(bytes.length, at + pieceBytes)) / bytes.length), count);
    }
    await store.put(`${prefix}labels`, labels);
    const labelled = labels.some((label) => label !== noLabel);
    const header: Header = { name, title, sha256, width, height, levels, count, split, labelled, classes };
    // Last: without it nothing is kept, so that a page closed half-way leaves no half data set.
    await store.put(`${prefix}header`, new TextEncoder().encode(JSON.stringify(header)));
  } catch (error) {
    await forget(store, prefix);
    throw error;
  }
}

/** All that is kept, by their headers, with the bytes that each takes; damaged headers are passed over, and so are data sets that were left half-way. */
export async function keptHeaders(store: ByteStore): Promise<(Header & { readonly bytes: number })[]> {
  const keys = await store.list(all);
  const found = [];
  for (const { key } of keys) {
    if (!key.endsWith('/header')) continue;
    const text = await store.get(key);
    const header = text && headerOf(text);
    if (header) found.push({ ...header, bytes: await keptBytes(store, keptPrefix(header.name)) });
  }
  return found;
}

function headerOf(text: Uint8Array): Header | null {
  try {
    return v.parse(schema, JSON.parse(new TextDecoder().decode(text)));
  } catch {
    return null;
  }
}

/** null where it is not kept; a DataError where what is kept is not what was. */
export async function keptDataset(store: ByteStore, name: string): Promise<Dataset | null> {
  const prefix = keptPrefix(name);
  const text = await store.get(`${prefix}header`);
  if (!text) return null;
  const wayOut = 'pictures as they were kept (delete them and read them anew)';
  try {
    const header = headerOf(text);
    if (!header) throw refusal(name, '', wayOut, 'a damaged header');
    const { title, width, height, count, levels, split, classes, sha256 } = header;
    checkRoom(name, count, { width, height });
    const length = count * width * height;
    const roomy = length + width * height;
    const images = levels === 255 ? new Uint8Array(roomy) : new Uint16Array(roomy);
    const filed = images.subarray(0, length);
    const bytes = new Uint8Array(filed.buffer, 0, filed.byteLength);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = await store.get(`${prefix}${at / pieceBytes}`);
      if (piece?.length !== Math.min(pieceBytes, bytes.length - at))
        throw refusal(name, '', wayOut, 'a part gone');
      bytes.set(piece, at);
    }
    const labels = await store.get(`${prefix}labels`);
    if (labels?.length !== count) throw refusal(name, '', wayOut, 'no labels');
    const dataset = { name, title, width, height, images, levels, labels, classes, split };
    const got = await identityOf(name, { ...dataset, images: filed });
    if (got !== sha256) throw refusal(name, '', wayOut, `others (sha256 ${got})`);
    return inMemory({ ...dataset, sha256 });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw refusal(name, '', wayOut, String(error));
  }
}
