/**
 * Counter-based random numbers: Threefry2x32-20, the same bits in TypeScript and on a GPU. No state; imports
 * nothing.
 */

/** The two 32-bit words under which a stream of random numbers is drawn. */
export type Key = readonly [number, number];

/**
 * Threefry2x32 with 20 rounds (Salmon et al. 2011; not in the paper): two words for a key and a counter.
 * All words are unsigned 32-bit integers.
 */
export function threefry2x32(key: Key, counter: readonly [number, number]): [number, number] {
  const words: [number, number] = [0, 0];
  threefryInto(words, key[0], key[1], counter[0], counter[1]);
  return words;
}

/** The same without an allocation: writes both words into `out`. */
export function threefryInto(
  out: { [index: number]: number },
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
): void {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = k0 ^ k1 ^ 0x1bd11bda;
  let a = (counter0 + k0) | 0;
  let b = (counter1 + k1) | 0;
  // Five groups of four rounds, after each the key schedule; unrolled, since this is the inner loop (a loop
  // takes 2.5 times as long). In a round b is rotated and mixed with the new a; both read the old b.
  b = rotate(b, 13) ^ (a = (a + b) | 0);
  b = rotate(b, 15) ^ (a = (a + b) | 0);
  b = rotate(b, 26) ^ (a = (a + b) | 0);
  b = rotate(b, 6) ^ (a = (a + b) | 0);
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;
  b = rotate(b, 17) ^ (a = (a + b) | 0);
  b = rotate(b, 29) ^ (a = (a + b) | 0);
  b = rotate(b, 16) ^ (a = (a + b) | 0);
  b = rotate(b, 24) ^ (a = (a + b) | 0);
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;
  b = rotate(b, 13) ^ (a = (a + b) | 0);
  b = rotate(b, 15) ^ (a = (a + b) | 0);
  b = rotate(b, 26) ^ (a = (a + b) | 0);
  b = rotate(b, 6) ^ (a = (a + b) | 0);
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;
  b = rotate(b, 17) ^ (a = (a + b) | 0);
  b = rotate(b, 29) ^ (a = (a + b) | 0);
  b = rotate(b, 16) ^ (a = (a + b) | 0);
  b = rotate(b, 24) ^ (a = (a + b) | 0);
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;
  b = rotate(b, 13) ^ (a = (a + b) | 0);
  b = rotate(b, 15) ^ (a = (a + b) | 0);
  b = rotate(b, 26) ^ (a = (a + b) | 0);
  b = rotate(b, 6) ^ (a = (a + b) | 0);
  out[0] = ((a + k2) | 0) >>> 0;
  out[1] = ((b + k0 + 5) | 0) >>> 0;
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/**
 * FNV-1a, 32 bits, of an ASCII text: the second word of a key (definition of `purpose` in docs/notation.md).
 */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** The key of a purpose such as 'gauss/train' under a seed. */
export function keyOf(seed: number, purpose: string): Key {
  return [seed >>> 0, hash(purpose)];
}

/**
 * u = ((word >>> 9) + 0.5) / 2^23: uniform on the open interval (0, 1), exact in float32, never 0 and never
 * 1.
 */
export function toUniform(word: number): number {
  return ((word >>> 9) + 0.5) / 8388608;
}

/** Standard Gumbel noise by inversion, section 3.2: g = -log(-log u). */
export function gumbel(u: number): number {
  return -Math.log(-Math.log(u));
}

/** Standard normal noise by Box and Muller from two uniforms (not in the paper). */
export function normal(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
}

const words = new Uint32Array(2);

/** Uniforms u of elements first, first + 1, ... at a step: the first word of counter (step, element). */
export function fillUniform(out: Float32Array, key: Key, step: number, first = 0): Float32Array {
  for (let i = 0; i < out.length; i++) {
    threefryInto(words, key[0], key[1], step, first + i);
    out[i] = toUniform(words[0]);
  }
  return out;
}

/**
 * Standard Gumbel noise of elements first, first + 1, ... at a step, from the first word of counter (step,
 * element).
 */
export function fillGumbel(out: Float32Array, key: Key, step: number, first = 0): Float32Array {
  for (let i = 0; i < out.length; i++) {
    threefryInto(words, key[0], key[1], step, first + i);
    out[i] = gumbel(toUniform(words[0]));
  }
  return out;
}

/**
 * Standard normal noise of elements first, first + 1, ... at a step, from both words of counter (step,
 * element).
 */
export function fillNormal(out: Float32Array, key: Key, step: number, first = 0): Float32Array {
  for (let i = 0; i < out.length; i++) {
    threefryInto(words, key[0], key[1], step, first + i);
    out[i] = normal(toUniform(words[0]), toUniform(words[1]));
  }
  return out;
}
