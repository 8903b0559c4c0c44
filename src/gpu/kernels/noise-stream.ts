/** Noise by its address, as kernels take it that draw it themselves; and the same noise in doubles for their references. */
import { gumbel, normal, threefry2x32, toUniform, type Key } from '../../math/random';
import { word, type PassUniform } from '../webgpu-pass';

/**
 * Element e of the noise [n, L, ...] is counter (step, e) under the key (definition 12); by picture, element e of picture i's own is
 * counter (step + i, e).
 */
export interface NoiseAddress {
  readonly key: Key;
  readonly step: number;
  readonly byPicture: boolean;
}

/** The four uniforms key0, key1, step and by_picture. */
export const addressUniforms = ({
  key,
  step,
  byPicture,
}: NoiseAddress): readonly [PassUniform, ...PassUniform[]] => [
  word(key[0]),
  word(key[1]),
  word(step, 'step'),
  word(byPicture ? 1 : 0),
];

/** The two words of counter `element` of noise of which each picture has `each` numbers. */
function wordsAt({ key, step, byPicture }: NoiseAddress, element: number, each: number): [number, number] {
  const picture = byPicture ? Math.floor(element / each) : 0;
  return threefry2x32(key, [step + picture, element - picture * each]);
}

/** The uniform of one element. */
export function uniformAt(address: NoiseAddress, element: number, each: number): number {
  return toUniform(wordsAt(address, element, each)[0]);
}

/** Gumbel noise of elements first, first + 1, ... in doubles. */
export function gumbelAt(address: NoiseAddress, first: number, count: number, each: number): number[] {
  return Array.from({ length: count }, (_, i) => gumbel(toUniform(wordsAt(address, first + i, each)[0])));
}

/** Standard normal noise of elements first, first + 1, ... in doubles. */
export function normalAt(address: NoiseAddress, first: number, count: number, each: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const [u, v] = wordsAt(address, first + i, each);
    return normal(toUniform(u), toUniform(v));
  });
}
