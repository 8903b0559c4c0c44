/** Whether a JPEG or WebP was cut short: browsers show the part of it that came, and grey below. */

const start = 0xda;
const end = 0xd9;

/** Of a JPEG: no end of the picture behind the start of its pixels; a small picture inside its header has an end of its own. */
function isCutJpeg(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== start)
    at += bytes[at + 1] === 0xff ? 1 : 2 + 256 * bytes[at + 2] + bytes[at + 3];
  for (let i = bytes.length - 2; i > at; i--) if (bytes[i] === 0xff && bytes[i + 1] === end) return false;
  return true;
}

/** Of a WebP: fewer bytes than it says. */
function isCutWebp(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length < 8 || view.getUint32(4, true) + 8 > bytes.length;
}

export function isCut(bytes: Uint8Array, type: string): boolean {
  if (type === 'image/jpeg') return isCutJpeg(bytes);
  return type === 'image/webp' && isCutWebp(bytes);
}
