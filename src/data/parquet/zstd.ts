/** Zstandard frames (RFC 8878) to exactly as many bytes as were asked for: fzstd unpacks them, loaded when it is needed, after their headers are known to be honest. */

/** Bytes of a frame's window; the largest that zstd's levels ask for. */
const mostWindow = 2 ** 27;
/** Fewer unpacked bytes in a block, on the average, are no writer's. */
const fewestInBlock = 512;
/** Unpacked bytes of a block, at most; of a copy in it, at least. */
const mostInBlock = 2 ** 17;
const fewestInCopy = 3;

interface Frame {
  readonly start: number;
  readonly end: number;
}

/** Where the frames lie. Throws where one runs beyond the bytes, asks for too large a window or for more than `size` bytes. */
function framesOf(packed: Uint8Array, size: number): Frame[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const frames: Frame[] = [];
  let blocks = 0;
  let at = 0;
  while (at < packed.length) {
    const magic = view.getUint32(at, true);
    if (magic >>> 4 === 0x184d2a5) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== 0xfd2fb528) throw new Error('zstd: expected a frame, got something else');
    const start = at;
    const { end: body, checksum } = frameHeader(view, at + 4, size);
    at = body;
    for (let last = false; !last;) {
      const header = view.getUint16(at, true) + 65536 * view.getUint8(at + 2);
      const [kind, length] = [(header >> 1) & 3, header >> 3];
      last = (header & 1) === 1;
      if (kind === 2) blockFits(view, at + 3, Math.min(size, mostInBlock));
      // A run of one byte says its length, and is one byte.
      at += 3 + (kind === 1 ? 1 : length);
      if (++blocks > 16 + size / fewestInBlock)
        throw new Error(`zstd: expected blocks of at least ${fewestInBlock} bytes, got ${blocks} blocks`);
    }
    at += checksum ? 4 : 0;
    if (at > packed.length) throw new Error('zstd: expected a whole frame, got a part of one');
    frames.push({ start, end: at });
  }
  return frames;
}

type ByteAt = (place: number) => number;
interface Literals {
  readonly literals: number;
  /** Where they end in the block. */
  readonly next: number;
}

/** As they are, or one byte that is repeated. */
function plainLiterals(byte: ByteAt, kind: number, format: number): Literals {
  const head = [1, 2, 1, 3][format];
  const literals =
    head === 1 ? byte(0) >> 3 : (byte(0) >> 4) + 2 ** 4 * byte(1) + (head === 3 ? 2 ** 12 * byte(2) : 0);
  return { literals, next: head + (kind === 0 ? literals : 1) };
}

function packedLiterals(byte: ByteAt, format: number): Literals {
  const size = 2 ** [10, 10, 14, 18][format];
  const head = [3, 3, 4, 5][format];
  let sizes = 0;
  for (let k = head - 1; k >= 0; k--) sizes = sizes * 256 + byte(k);
  sizes = Math.floor(sizes / 16);
  return { literals: sizes % size, next: head + Math.floor(sizes / size) };
}

/** Throws where a packed block's literals and copies are of more than `most` bytes: fzstd would write each of them to nowhere. */
function blockFits(view: DataView, at: number, most: number): void {
  const byte = (place: number) => view.getUint8(at + place);
  const first = byte(0);
  const [kind, format] = [first & 3, (first >> 2) & 3];
  const { literals, next } = kind < 2 ? plainLiterals(byte, kind, format) : packedLiterals(byte, format);
  const few = byte(next);
  let copies = few;
  if (few === 255) copies = byte(next + 1) + 256 * byte(next + 2) + 0x7f00;
  else if (few > 127) copies = 256 * (few - 128) + byte(next + 1);
  const least = literals + fewestInCopy * copies;
  if (least > most) throw new Error(`zstd: expected at most ${most} bytes in a block, got ${least}`);
}

function frameHeader(view: DataView, at: number, size: number): { end: number; checksum: boolean } {
  const flags = view.getUint8(at++);
  const single = (flags & 0x20) !== 0;
  let window = 0;
  if (!single) {
    const byte = view.getUint8(at++);
    const base = 2 ** (10 + (byte >> 3));
    window = base + (base / 8) * (byte & 7);
  }
  at += [0, 1, 2, 4][flags & 3];
  const bytes = [single ? 1 : 0, 2, 4, 8][flags >> 6];
  let contents = bytes === 2 ? 256 : 0;
  for (let k = 0; k < bytes; k++) contents += view.getUint8(at + k) * 2 ** (8 * k);
  if (contents > size) throw new Error(`zstd: expected at most ${size} bytes, got ${contents}`);
  if (window > mostWindow)
    throw new Error(`zstd: expected a window of at most ${mostWindow} bytes, got ${window}`);
  return { end: at + bytes, checksum: (flags & 4) !== 0 };
}

export async function unpackZstd(packed: Uint8Array, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const frames = framesOf(packed, size);
  const { Decompress } = await import('fzstd');
  const out = new Uint8Array(size);
  let at = 0;
  for (const { start, end } of frames) {
    // Block after block, so that the first that is too many is the last.
    const unpacking = new Decompress((bytes) => {
      if (bytes.length > size - at) throw new Error(`zstd: expected ${size} bytes, got more`);
      out.set(bytes, at);
      at += bytes.length;
    });
    unpacking.push(packed.subarray(start, end), true);
  }
  if (at !== size) throw new Error(`zstd: expected ${size} bytes, got ${at}`);
  return out;
}
