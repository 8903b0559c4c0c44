/** Bytes as one opaque value of a link: deflated, base64url. Knows nothing of what they are; inflating is bounded in time and memory. */
import { deflateSync, Inflate } from 'fflate';

/** Bytes inflated at a time: deflate expands at most about a thousandfold, so no step makes more than some 1 MB. */
const SLICE = 1024;

/** Whether it is written with the letters of such a text. */
export const isDeflated = (text: string): boolean => /^[\w-]*$/.test(text);

export function deflatedText(bytes: Uint8Array): string {
  const deflated = deflateSync(bytes, { level: 9 });
  const binary = Array.from(deflated, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** At most so many bytes; throws a RangeError where the text holds more, and in many other ways where it is damaged. */
export function inflatedText(text: string, most: number): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const out = new Uint8Array(most);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    // Throws where the chunk does not fit: this is the bound on a text that inflates without end.
    out.set(chunk, length);
    length += chunk.length;
  });
  for (let i = 0; i < bytes.length; i += SLICE)
    inflate.push(bytes.subarray(i, i + SLICE), i + SLICE >= bytes.length);
  return out.subarray(0, length);
}
