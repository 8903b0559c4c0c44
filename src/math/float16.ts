/** IEEE 754 half precision: float32 numbers rounded to the nearest, ties to even, and back. Bits as whole numbers; subnormals, infinities and signs are kept. */

const word = new Float32Array(1);
const wordBits = new Uint32Array(word.buffer);

const infinity = 0x7c00;
const notANumber = 0x7e00;
/** Half of the largest finite number's last place above it: from here on the nearest is infinity. */
const overflow = 0x477ff000;
/** 2^-14 as float32, below which half precision is subnormal. */
const leastNormal = 0x38800000;
/** What the exponent of float32 is ahead by, in its bits. */
const bias = (127 - 15) << 23;
/** The last place of 0.5 as float32 is that of subnormal half precision. */
const half = 0.5;
const halfBits = 0x3f000000;

/** The 16 bits of the half that is nearest to a float32. */
export function float16Bits(value: number): number {
  word[0] = value;
  const sign = (wordBits[0] >>> 16) & 0x8000;
  const size = wordBits[0] & 0x7fffffff;
  if (size > 0x7f800000) return sign | notANumber;
  if (size >= overflow) return sign | infinity;
  if (size < leastNormal) {
    // Adding rounds as the processor does: to the nearest, ties to even.
    word[0] = Math.abs(value) + half;
    return sign | (wordBits[0] - halfBits);
  }
  return sign | ((size - bias + 0xfff + ((size >>> 13) & 1)) >>> 13);
}

function decoded(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

let table: Float32Array | null = null;

/** The number that 16 bits stand for. */
export function ofFloat16Bits(bits: number): number {
  table ??= Float32Array.from({ length: 2 ** 16 }, (_, i) => decoded(i));
  return table[bits];
}
