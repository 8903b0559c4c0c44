/** The chunks of a PNG that its pixels are made from, each checked by its checksum. Others are passed over: some unpack to any length. */
import { crc32 } from '../bytes/crc32';
import { refusal } from '../refusal';

export interface PngChunks {
  /** Packed pixels. */
  readonly data: readonly Uint8Array[];
  /** Red, green and blue of each colour; empty where there is none. */
  readonly palette: Uint8Array;
  /** Of a palette an alpha each; else one grey or colour that is transparent, 16 bits a channel. */
  readonly transparent: Uint8Array;
}

const none: Uint8Array = new Uint8Array(0);

/** Throws a DataError where the file is cut short, or a chunk is not what its checksum says. */
export function pngChunks(file: string, bytes: Uint8Array): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let palette = none;
  let transparent = none;
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) throw refusal(file, 'PNG', 'a chunk IEND', 'a file cut short');
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw refusal(file, 'PNG chunk', `${length} bytes`, bytes.length - at - 12);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, end - 4);
    const isKnown = ['IHDR', 'PLTE', 'IDAT', 'tRNS', 'IEND'].includes(type);
    if (isKnown && view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4)))
      throw refusal(file, '', 'a whole PNG picture', `a damaged one (checksum of ${type})`);
    if (!isKnown && /^[A-Z]/.test(type)) throw refusal(file, 'PNG chunk', 'a known one', type);
    if (type === 'IHDR' && (at !== 8 || length !== 13)) throw refusal(file, 'PNG', 'one header', 'another');
    if (type === 'IDAT') data.push(body);
    if (type === 'PLTE') palette = body;
    if (type === 'tRNS') transparent = body;
    at = end;
    if (type === 'IEND') return { data, palette, transparent };
  }
}
