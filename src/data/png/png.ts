/** A PNG's bytes -> its grey, exactly. It unpacks as it is read: no more is held than the greys and two rows, and no more unpacked than the header says. */
import { mostDeflated } from '../bytes/deflate-ratio';
import { unzlibSync } from 'fflate';
import { streamOf } from '../bytes/byte-source';
import { checkPicture } from '../data-limits';
import { greyInto } from '../pictures/grey-of-pixels';
import type { GreyPicture } from '../pictures/grey-picture';
import { joined } from '../bytes/joined';
import { pngChunks } from './png-chunks';
import { pngGreys } from './png-greys';
import { pngRows, unpackedBytes, type PngLayout } from './png-rows';
import { refusal, refusing } from '../refusal';
import { pausing, type Pausing } from '../pausing';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

interface PngHeader extends PngLayout {
  readonly isPalette: boolean;
}

/** Channels of each colour type, and the depths that it may have. */
const types: Readonly<Record<number, { readonly channels: number; readonly depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

/** From the first 33 bytes, which every PNG begins with. */
export function pngHeader(file: string, bytes: Uint8Array): PngHeader {
  if (!isPng(bytes)) throw refusal(file, '', 'a PNG picture', 'something else');
  if (bytes.length < 33) throw refusal(file, 'PNG header', '33 bytes', bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [depth, type, packing, filters, interlaced] = bytes.subarray(24, 29);
  if (!Object.hasOwn(types, type)) throw refusal(file, 'PNG colour type', '0, 2, 3, 4 or 6', type);
  const { channels, depths } = types[type];
  if (!depths.includes(depth)) throw refusal(file, 'PNG depth', depths.join(', '), depth);
  if (packing !== 0 || filters !== 0 || interlaced > 1)
    throw refusal(file, 'PNG methods', '0, 0, and 0 or 1', `${packing}, ${filters} and ${interlaced}`);
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth,
    channels,
    interlaced: interlaced === 1,
    isPalette: type === 3,
  };
}

/** Grey = the mean of the channels, kept as their sum; what is transparent lies on black, and how much so is kept; 16 bits a channel become 8. */
export async function decodePng(
  file: string,
  bytes: Uint8Array,
  looking: Pausing = {},
): Promise<GreyPicture> {
  const header = pngHeader(file, bytes);
  checkPicture(file, header);
  const { data, ...colours } = pngChunks(file, bytes);
  const most = unpackedBytes(header);
  const packed = joined(
    data,
    data.reduce((sum, { length }) => sum + length, 0),
  );
  // Before room is made for what cannot come.
  if (most > mostDeflated * (packed.length + 1))
    throw refusal(file, 'PNG pixels', `${most} bytes`, `${packed.length} packed ones, which give fewer`);
  const grey = greyInto(header);
  const take = pngRows(file, header, pngGreys(file, header, header.isPalette, colours, grey));
  await unpack(file, packed, most, take, looking);
  return grey.picture();
}

/** Pictures up to here are unpacked in one go, which takes a fraction of a millisecond. */
const smallUnpacked = 2 ** 18;
const smallPacked = 2 ** 16;

/** Refuses pixels that unpack to another length than `most`, as soon as there are more. */
async function unpack(
  file: string,
  packed: Uint8Array<ArrayBuffer>,
  most: number,
  take: (part: Uint8Array) => void,
  looking: Pausing,
): Promise<void> {
  const whole = 'a whole PNG picture';
  const count = (length: number) => {
    if (length !== most) throw refusal(file, 'PNG pixels', `${most} bytes`, length > most ? 'more' : length);
  };
  if (most <= smallUnpacked && packed.length <= smallPacked) {
    const all = await refusing(file, '', whole, () => unpackedAtOnce(packed, most));
    count(all.length);
    take(all);
    return;
  }
  const source = {
    name: file,
    size: packed.length,
    read: async (from: number, to: number) => packed.subarray(from, to),
  };
  const stream = streamOf(source, 0, packed.length).pipeThrough(new DecompressionStream('deflate'));
  const reader = stream.getReader();
  const pause = pausing(looking);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await refusing(file, '', whole, () => reader.read());
      if (done) break;
      length += value.length;
      if (length > most) break;
      take(value);
      await pause(value.length);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  count(length);
}

/** A byte more than `most` where there are more. */
function unpackedAtOnce(packed: Uint8Array, most: number): Uint8Array {
  const out = new Uint8Array(most + 1);
  try {
    return unzlibSync(packed, { out });
  } catch (error) {
    // A block that is not packed would write over the end.
    if (error instanceof RangeError) return out;
    throw error;
  }
}
