/** A PNG's bytes -> its grey, exactly: fast-png decodes, after its header, its checksums and how much it unpacks to are known to be true. */
import { decode } from 'fast-png';
import { Unzlib } from 'fflate';
import { checkPicture, type Size } from './data-limits';
import type { GreyPicture } from './grey-picture';
import { greyInto } from './grey-of-pixels';
import { refusal } from './refusal';
import { wordsOf } from '../schema/words-of';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

interface PngHeader extends Size {
  readonly depth: number;
  /** Values a pixel: 1 grey or palette, 2 grey and alpha, 3 colour, 4 colour and alpha. */
  readonly channels: number;
  readonly interlaced: boolean;
}

/** From the first 33 bytes, which every PNG begins with. */
export function pngHeader(file: string, bytes: Uint8Array): PngHeader {
  if (!isPng(bytes)) throw refusal(file, '', 'a PNG picture', 'something else');
  if (bytes.length < 33) throw refusal(file, 'PNG header', '33 bytes', bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [type, depth] = [bytes[25], bytes[24]];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type];
  if (!channels) throw refusal(file, 'PNG colour type', '0, 2, 3, 4 or 6', type);
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth,
    channels,
    interlaced: bytes[28] !== 0,
  };
}

/** Grey = the mean of the channels, kept as their sum; what is transparent lies on black, and how much so is kept; 16 bits a channel become 8. */
export function decodePng(file: string, bytes: Uint8Array): GreyPicture {
  const header = pngHeader(file, bytes);
  checkPicture(file, header);
  const critical = criticalChunks(file, bytes);
  checkUnpacked(file, critical.data, header);
  let png;
  try {
    png = decode(critical.png, { checkCrc: true });
  } catch (error) {
    throw refusal(file, '', 'a whole PNG picture', `a damaged one (${wordsOf(error)})`);
  }
  const { width, height, channels, depth, palette, transparency } = png;
  const value = valuesOf(png.data, width * channels, depth);
  const toByte =
    depth === 8 ? (part: number) => part : (part: number) => Math.round((part * 255) / (2 ** depth - 1));
  const grey = greyInto({ width, height });
  for (let i = 0; i < width * height; i++) {
    const at = i * channels;
    if (palette) {
      const colour = palette[value(at)];
      if (!colour) throw refusal(file, 'PNG palette', `${palette.length} colours`, `colour ${value(at)}`);
      const [red, green, blue, alpha = 255] = colour;
      grey.put(i, red + green + blue, alpha);
    } else {
      const sum =
        channels < 3
          ? 3 * toByte(value(at))
          : toByte(value(at)) + toByte(value(at + 1)) + toByte(value(at + 2));
      // One grey or colour may be named as the transparent one.
      const clear =
        transparency?.length === channels && transparency.every((part, k) => part === value(at + k));
      const alpha = channels % 2 === 0 ? toByte(value(at + channels - 1)) : clear ? 0 : 255;
      grey.put(i, sum, alpha);
    }
  }
  return grey.picture();
}

/** Reads value `i` of rows of `perRow` values, which start at whole bytes where several values share one. */
function valuesOf(data: ArrayLike<number>, perRow: number, depth: number): (i: number) => number {
  if (depth >= 8) return (i) => data[i];
  const rowBytes = Math.ceil((perRow * depth) / 8);
  return (i) => {
    const bit = (i % perRow) * depth;
    const byte = data[Math.floor(i / perRow) * rowBytes + (bit >> 3)];
    return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  };
}

/** The picture without its ancillary chunks, of which some unpack to any length, and its packed pixels. */
function criticalChunks(file: string, bytes: Uint8Array): { png: Uint8Array; data: Uint8Array[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const data: Uint8Array[] = [];
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) throw refusal(file, 'PNG', 'a chunk IEND', 'a file cut short');
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw refusal(file, 'PNG chunk', `${length} bytes`, bytes.length - at - 12);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (/^[A-Z]/.test(type) || type === 'tRNS') kept.push(bytes.subarray(at, end));
    if (type === 'IHDR' && at !== 8) throw refusal(file, 'PNG', 'one header', 'another');
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + length));
    at = end;
    if (type === 'IEND') break;
  }
  const png = new Uint8Array(kept.reduce((sum, chunk) => sum + chunk.length, 0));
  let to = 0;
  for (const chunk of kept) {
    png.set(chunk, to);
    to += chunk.length;
  }
  return { png, data };
}

const slice = 2 ** 12;

/** Refuses pixels that unpack to another length than the header says, as soon as there are more: 4 KiB give at most 4 MiB. */
function checkUnpacked(file: string, data: readonly Uint8Array[], header: PngHeader): void {
  const most = unpackedBytes(header);
  let length = 0;
  const unzlib = new Unzlib((chunk) => (length += chunk.length));
  try {
    for (const chunk of data)
      for (let at = 0; at < chunk.length && length <= most; at += slice)
        unzlib.push(chunk.subarray(at, at + slice));
    if (length <= most) unzlib.push(new Uint8Array(0), true);
  } catch (error) {
    throw refusal(file, '', 'a whole PNG picture', `a damaged one (${wordsOf(error)})`);
  }
  if (length !== most) throw refusal(file, 'PNG pixels', `${most} bytes`, length > most ? 'more' : length);
}

/** First row and column of each pass of an interlaced picture, and the steps from one to the next. */
const passes = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
];

/** Of rows of pixels, each behind a byte that names its filter. */
function unpackedBytes({ width, height, depth, channels, interlaced }: PngHeader): number {
  const bytes = (w: number, h: number) => (w && h ? h * (1 + Math.ceil((w * depth * channels) / 8)) : 0);
  if (!interlaced) return bytes(width, height);
  return passes.reduce(
    (sum, [top, left, down, across]) =>
      sum + bytes(Math.ceil((width - left) / across), Math.ceil((height - top) / down)),
    0,
  );
}
