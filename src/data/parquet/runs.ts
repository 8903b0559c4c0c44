/** The hybrid of runs and packed bits in which parquet writes levels and indices of dictionaries, with no more room than was asked for. */

/** `n` numbers of `width` bits; throws where the runs end before, or are endless. */
export function runs(bytes: Uint8Array, width: number, n: number): Uint32Array {
  const out = new Uint32Array(n);
  let at = 0;
  const next = () => {
    if (at >= bytes.length) throw new Error('runs: expected more bytes, got the end');
    return bytes[at++];
  };
  for (let seen = 0; seen < n;) {
    let header = 0;
    for (let shift = 0, byte = 0x80; byte >= 0x80; shift += 7) {
      if (shift > 28) throw new Error('runs: expected a count of at most 5 bytes, got a longer one');
      byte = next();
      header += (byte & 0x7f) * 2 ** shift;
    }
    const packed = header % 2 === 1;
    const length = Math.min(n - seen, packed ? 8 * Math.floor(header / 2) : Math.floor(header / 2));
    if (length === 0) throw new Error('runs: expected values in a run, got none');
    if (packed) {
      const start = at;
      for (let i = 0; i < length; i++) out[seen + i] = bitsAt(bytes, 8 * start + i * width, width);
      at = start + Math.floor(header / 2) * width;
    } else {
      let value = 0;
      for (let k = 0; 8 * k < width; k++) value += next() * 2 ** (8 * k);
      out.fill(value, seen, seen + length);
    }
    seen += length;
  }
  return out;
}

function bitsAt(bytes: Uint8Array, from: number, width: number): number {
  let value = 0;
  for (let bit = 0; bit < width; bit++) {
    const place = from + bit;
    if (place >>> 3 >= bytes.length) throw new Error('runs: expected more bytes, got the end');
    value += ((bytes[place >>> 3] >>> (place & 7)) & 1) * 2 ** bit;
  }
  return value;
}
