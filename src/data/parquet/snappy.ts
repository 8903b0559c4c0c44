/** Snappy blocks: literals and copies, to exactly as many bytes as were asked for. hyparquet's own goes back where a length is negative, and may go on for ever. */

/** Throws where the block gives another number of bytes, or copies from before its beginning. */
export function unpackSnappy(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  let [at, to] = [0, 0];
  const next = (bytes: number) => {
    if (bytes > packed.length - at) throw new Error('snappy: expected more bytes, got the end');
    let value = 0;
    for (let k = 0; k < bytes; k++) value += packed[at++] * 2 ** (8 * k);
    return value;
  };
  const room = (count: number) => {
    if (count > size - to) throw new Error(`snappy: expected ${size} bytes, got more`);
  };
  // The unpacked size, which the page's header has said.
  while (next(1) >= 128);
  while (at < packed.length) {
    const tag = next(1);
    const kind = tag & 3;
    const long = tag >> 2;
    if (kind === 0) {
      const count = 1 + (long < 60 ? long : next(long - 59));
      room(count);
      if (count > packed.length - at) throw new Error('snappy: expected more bytes, got the end');
      out.set(packed.subarray(at, at + count), to);
      at += count;
      to += count;
      continue;
    }
    const count = kind === 1 ? 4 + (long & 7) : 1 + long;
    const offset = kind === 1 ? 256 * (long >> 3) + next(1) : next(kind === 2 ? 2 : 4);
    room(count);
    if (offset === 0 || offset > to)
      throw new Error(`snappy: expected an offset of 1 to ${to}, got ${offset}`);
    for (let k = 0; k < count; k++, to++) out[to] = out[to - offset];
  }
  if (to !== size) throw new Error(`snappy: expected ${size} bytes, got ${to}`);
  return out;
}
