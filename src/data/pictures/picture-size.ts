/** The size that a JPEG, GIF or WebP says it has, from its header: asked before a browser unpacks what may be huge. */
import type { Size } from '../data-limits';
import { refusal } from '../refusal';

/** Throws a DataError where the header is cut short or says nothing. */
export function sizeInHeader(file: string, bytes: Uint8Array, type: string): Size {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizes[type]?.(view);
    if (size) return size;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw refusal(file, '', `a whole picture of ${type}`, 'one whose header does not say its size');
}

const gifSize = (view: DataView): Size => ({
  width: view.getUint16(6, true),
  height: view.getUint16(8, true),
});

const word24 = (view: DataView, at: number) => view.getUint16(at, true) + 65536 * view.getUint8(at + 2);

/** Of its three forms: lossy, lossless and extended. */
function webpSize(view: DataView): Size | null {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8X') return { width: word24(view, 24) + 1, height: word24(view, 27) + 1 };
  if (kind !== 'VP8L') return null;
  const both = view.getUint32(21, true);
  return { width: (both & 0x3fff) + 1, height: ((both >>> 14) & 0x3fff) + 1 };
}

/** Goes from marker to marker up to the frame's own. */
function jpegSize(view: DataView): Size | null {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    // SOF0 to SOF15, of which C4, C8 and CC are something else.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Fill bytes stand alone; every other segment says its length, itself included.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

const sizes: Readonly<Record<string, (view: DataView) => Size | null>> = {
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
};
