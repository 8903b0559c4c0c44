/** LZ4 blocks, as parquet's LZ4_RAW has them: literals and copies, to exactly as many bytes as were asked for. */

/** Throws where the block gives another number of bytes, or copies from before its beginning. */
export function unpackLz4(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  let [at, to] = [0, 0];
  const next = () => {
    if (at >= packed.length) throw new Error('lz4: expected more bytes, got the end');
    return packed[at++];
  };
  /** Four bits, and bytes on from 15 until one is no 255. */
  const length = (bits: number) => {
    let sum = bits;
    if (bits < 15) return sum;
    for (let byte = 255; byte === 255; sum += byte) byte = next();
    return sum;
  };
  const room = (count: number) => {
    if (count > size - to) throw new Error(`lz4: expected ${size} bytes, got more`);
  };
  while (at < packed.length) {
    const token = next();
    const literals = length(token >> 4);
    room(literals);
    if (literals > packed.length - at) throw new Error('lz4: expected more bytes, got the end');
    out.set(packed.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    // The last sequence has literals alone.
    if (at === packed.length) break;
    const offset = next() + 256 * next();
    const copied = 4 + length(token & 15);
    room(copied);
    if (offset === 0 || offset > to) throw new Error(`lz4: expected an offset of 1 to ${to}, got ${offset}`);
    for (let k = 0; k < copied; k++, to++) out[to] = out[to - offset];
  }
  if (to !== size) throw new Error(`lz4: expected ${size} bytes, got ${to}`);
  return out;
}
