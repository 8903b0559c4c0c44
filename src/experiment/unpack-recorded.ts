/** The packed texts of a recording as numbers again: deflated bytes in base64, grey levels, hundredths. Their packing is cli/pack-recorded. */
import type { Pictures } from './measurements';
import { fail } from './recording-checks';
import { recordedParts } from './recording';
import { wordsOf } from '../schema/words-of';

/** The bytes of a stream, into as many as there must be: no stream is read past them. */
async function filled(stream: ReadableStream<Uint8Array>, length: number, what: string): Promise<Uint8Array> {
  const content = new Uint8Array(length);
  const reader = stream.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > length) {
      // What is left of it fails, and nobody waits for it.
      reader.cancel().catch(() => undefined);
      return fail(what, `${length} unpacked bytes`, at + value.length);
    }
    content.set(value, at);
    at += value.length;
  }
  return at === length ? content : fail(what, `${length} unpacked bytes`, at);
}

/** The bytes of a raw deflate stream in base64; there must be exactly `length` of them. */
async function inflated(
  packed: string,
  length: number,
  of: 'pictures' | 'numbers',
  what: string,
): Promise<Uint8Array> {
  try {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await filled(stream, length, what);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('recording:')) throw error;
    return fail(what, `deflated ${of}`, wordsOf(error));
  }
}

/** `sets` sets of pictures one after another, each grey one of `levels` levels from black to white. */
export async function unpackedPictures(
  packed: string,
  sets: number,
  { count, width, height, levels }: Omit<Pictures, 'pixels'> & { readonly levels: number },
  what: string,
): Promise<readonly Pictures[]> {
  const size = count * width * height;
  const greys = await inflated(packed, sets * size, 'pictures', what);
  const pixels = greys.map((level) => Math.round((level * 255) / (levels - 1)));
  return Array.from({ length: sets }, (_, set) => ({
    count,
    width,
    height,
    pixels: pixels.subarray(set * size, (set + 1) * size),
  }));
}

/** Numbers in whole hundredths of 16 bits, all lower bytes before all upper ones: those hardly differ, so they pack well. */
export async function unpackedHundredths(
  packed: string,
  length: number,
  what: string,
): Promise<Float32Array> {
  const bytes = await inflated(packed, 2 * length, 'numbers', what);
  const signed = new Int16Array(length).map((_, i) => bytes[i] | (bytes[length + i] << 8));
  return Float32Array.from(signed, (parts) => parts / recordedParts);
}
