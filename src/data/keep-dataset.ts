/** A data set in memory, kept on the device once decoded and checked by its sha256 when it is opened again. Where it is kept is the store's. */
import * as v from 'valibot';
import type { ByteStore } from './byte-store';
import { checkRoom } from './data-limits';
import { DataError, type Dataset } from './dataset';
import { identityOf } from './identity';
import { inMemory } from './in-memory';
import { refusal, refusing } from './refusal';

const pieceBytes = 2 ** 24;
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.object({ first: whole, end: whole });
const schema = v.object({
  sha256: v.string(),
  width: whole,
  height: whole,
  levels: v.picklist([255, 765]),
  count: whole,
  split: v.object({ training: range, validation: range, test: range }),
});

/** Keys begin with this; byte-store's keptBytes and forget give its size and delete it. */
export const keptPrefix = (name: string): string => `decoded ${name}/`;

export async function keepDataset(store: ByteStore, dataset: Dataset): Promise<void> {
  const { name, sha256, width, height, levels, labels, split, images } = dataset;
  const prefix = keptPrefix(name);
  // Without the place of what a hand draws.
  const filed = images.subarray(0, labels.length * width * height);
  const bytes = new Uint8Array(filed.buffer, filed.byteOffset, filed.byteLength);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await store.put(`${prefix}${at / pieceBytes}`, bytes.subarray(at, at + pieceBytes));
  }
  await store.put(`${prefix}labels`, labels);
  const header = { sha256, width, height, levels, count: labels.length, split };
  // Last: without it nothing is kept, so that a page closed half-way leaves no half data set.
  await store.put(`${prefix}header`, new TextEncoder().encode(JSON.stringify(header)));
}

/** null where it is not kept; a DataError where what is kept is not what was. */
export async function keptDataset(store: ByteStore, name: string): Promise<Dataset | null> {
  const prefix = keptPrefix(name);
  const text = await store.get(`${prefix}header`);
  if (!text) return null;
  const wayOut = 'pictures as they were kept (delete them and read them anew)';
  try {
    const header = await refusing(name, '', wayOut, () =>
      v.parse(schema, JSON.parse(new TextDecoder().decode(text))),
    );
    const { width, height, count, levels, split, sha256 } = header;
    checkRoom(name, count, { width, height });
    const length = count * width * height;
    const images = levels === 255 ? new Uint8Array(length) : new Uint16Array(length);
    const bytes = new Uint8Array(images.buffer);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = await store.get(`${prefix}${at / pieceBytes}`);
      if (piece?.length !== Math.min(pieceBytes, bytes.length - at))
        throw refusal(name, '', wayOut, 'a part gone');
      bytes.set(piece, at);
    }
    const labels = await store.get(`${prefix}labels`);
    if (labels?.length !== count) throw refusal(name, '', wayOut, 'no labels');
    const dataset = { name, width, height, images, levels, labels, split };
    const got = await identityOf(name, dataset);
    if (got !== sha256) throw refusal(name, '', wayOut, `others (sha256 ${got})`);
    return inMemory({ ...dataset, sha256 });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw refusal(name, '', wayOut, String(error));
  }
}
