/**
 * Pictures that come in one order and are wanted in another, more than memory holds: each goes to the bucket of its place, full buckets to
 * the store as chunks, and then bucket after bucket comes back in order. Holds at most 64 MiB at a time.
 */
import type { ByteStore } from './byte-store';
import { areGrey } from '../pictures-in-memory';

export interface ScatterMemory {
  /** Bytes for the sums of a bucket, two each. */
  readonly bucket: number;
  /** The same for those of all buckets that wait to be written. */
  readonly waiting: number;
}

const usual: ScatterMemory = { bucket: 2 ** 25, waiting: 2 ** 25 };

/** Bytes of a chunk's sums: it is copied to be written. */
const mostChunk = 2 ** 22;

interface Bucket {
  readonly places: Uint32Array<ArrayBuffer>;
  readonly sums: Uint16Array<ArrayBuffer>;
  /** Pictures that wait. */
  filled: number;
  /** Chunks in the store. */
  chunks: number;
}

export interface ScatteredPictures {
  put(sums: Uint16Array, place: number): Promise<void>;
  /** 255 as long as a byte a pixel holds them all. */
  levels(): 255 | 765;
  /** Whether something lies in the store. */
  isStored(): boolean;
  /** After the last picture: all of them, bucket after bucket, as bytes of `levels`, each until the next is asked for; their chunks are deleted as they go. */
  inOrder(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** Of `count` pictures; chunks lie in the store by keys that begin with `prefix`. */
export function scatteredPictures(
  store: ByteStore,
  prefix: string,
  { count, pixels }: { readonly count: number; readonly pixels: number },
  memory = usual,
): ScatteredPictures {
  const perBucket = Math.max(1, Math.floor(memory.bucket / (2 * pixels)));
  const number = Math.ceil(count / perBucket);
  const share = Math.floor(Math.min(mostChunk, memory.waiting / number) / (2 * pixels));
  const buckets: (Bucket | undefined)[] = Array.from({ length: number });
  const placesIn = (index: number) => Math.min(perBucket, count - index * perBucket);
  const keyOf = (index: number, chunk: number) => `${prefix}chunk ${index} ${chunk}`;
  let isGrey = true;
  let isStored = false;

  function bucketAt(index: number): Bucket {
    const found = buckets[index];
    if (found) return found;
    // A bucket that is alone is never written.
    const length = number === 1 ? count : Math.max(1, Math.min(placesIn(index), share));
    const made = {
      places: new Uint32Array(length),
      sums: new Uint16Array(length * pixels),
      filled: 0,
      chunks: 0,
    };
    return (buckets[index] = made);
  }

  async function write(bucket: Bucket, index: number): Promise<void> {
    const { places, sums, filled } = bucket;
    isStored = true;
    await store.put(
      keyOf(index, bucket.chunks),
      chunkOf(places.subarray(0, filled), sums.subarray(0, filled * pixels), isGrey),
    );
    bucket.chunks++;
    bucket.filled = 0;
  }

  return {
    levels: () => (isGrey ? 255 : 765),
    isStored: () => isStored,
    async put(sums, place) {
      if (isGrey && !areGrey(sums)) isGrey = false;
      const index = Math.floor(place / perBucket);
      const bucket = bucketAt(index);
      bucket.places[bucket.filled] = place;
      bucket.sums.set(sums, bucket.filled * pixels);
      bucket.filled++;
      if (number > 1 && bucket.filled === bucket.places.length) await write(bucket, index);
    },
    async *inOrder() {
      if (number > 1)
        for (const [index, bucket] of buckets.entries())
          if (bucket && bucket.filled > 0) await write(bucket, index);
      const chunks = buckets.map((bucket) => bucket?.chunks ?? 0);
      const alone = number === 1 ? buckets[0] : undefined;
      buckets.fill(undefined);
      // Every place is written anew: one room for all buckets.
      const length = placesIn(0) * pixels;
      const room = isGrey ? new Uint8Array(length) : new Uint16Array(length);
      for (const [index, written] of chunks.entries()) {
        const first = index * perBucket;
        const out = room.subarray(0, placesIn(index) * pixels);
        if (alone) placeAll(out, pixels, alone.places, alone.sums, isGrey ? 1 / 3 : 1, first);
        for (let chunk = 0; chunk < written; chunk++) {
          const key = keyOf(index, chunk);
          const bytes = await store.get(key);
          if (!bytes)
            throw new Error(`${key}: expected what was just kept, got nothing; is this page open twice?`);
          unpack(out, pixels, bytes, isGrey, first);
          await store.delete(key);
        }
        yield new Uint8Array(room.buffer, 0, out.byteLength);
      }
    },
  };
}

/** Before the places: how many pictures, and bytes a pixel. */
const headerWords = 2;

/** Words of a header and of places, then pixels: bytes where all are grey. */
function chunkOf(places: Uint32Array, sums: Uint16Array, isGrey: boolean): Uint8Array {
  const before = 4 * (headerWords + places.length);
  const bytes = new Uint8Array(before + sums.length * (isGrey ? 1 : 2));
  const words = new Uint32Array(bytes.buffer, 0, headerWords + places.length);
  words.set([places.length, isGrey ? 1 : 2]);
  words.set(places, headerWords);
  if (isGrey) for (let i = 0; i < sums.length; i++) bytes[before + i] = sums[i] / 3;
  else new Uint16Array(bytes.buffer, before).set(sums);
  return bytes;
}

function unpack(
  out: Uint8Array | Uint16Array,
  pixels: number,
  chunk: Uint8Array<ArrayBuffer>,
  isGrey: boolean,
  first: number,
): void {
  // From a place that words can be read at.
  const bytes = chunk.byteOffset % 4 === 0 ? chunk : chunk.slice();
  const [count, bytesAPixel] = new Uint32Array(bytes.buffer, bytes.byteOffset, headerWords);
  const places = new Uint32Array(bytes.buffer, bytes.byteOffset + 4 * headerWords, count);
  const at = bytes.byteOffset + 4 * (headerWords + count);
  const values =
    bytesAPixel === 1
      ? new Uint8Array(bytes.buffer, at, count * pixels)
      : new Uint16Array(bytes.buffer, at, count * pixels);
  // A chunk of bytes among sums was written before the first picture that is not grey.
  placeAll(out, pixels, places, values, bytesAPixel === 1 && !isGrey ? 3 : 1, first);
}

/** Values times `scale`, each picture at its place. */
function placeAll(
  out: Uint8Array | Uint16Array,
  pixels: number,
  places: Uint32Array,
  values: Uint8Array | Uint16Array,
  scale: number,
  first: number,
): void {
  for (let k = 0; k < places.length; k++) {
    const to = (places[k] - first) * pixels;
    const from = k * pixels;
    if (scale === 1) out.set(values.subarray(from, from + pixels), to);
    else for (let i = 0; i < pixels; i++) out[to + i] = Math.round(scale * values[from + i]);
  }
}
