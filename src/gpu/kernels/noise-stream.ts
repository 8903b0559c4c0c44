/** Noise by its address, as kernels take it that draw it themselves; and the same noise in doubles for their references. */
import { gumbel, normal, threefry2x32, toUniform, type Key } from '../../math/random';
import { word, type Uniform } from '../webgpu-pass';

/** Element e of the noise [n, L, ...] is counter (step, e) under the key (definition 12). */
export interface NoiseAddress {
  readonly key: Key;
  readonly step: number;
}

/** The three uniforms key0, key1 and step. */
export const addressUniforms = ({ key, step }: NoiseAddress): readonly [Uniform, ...Uniform[]] => [
  word(key[0]),
  word(key[1]),
  word(step),
];

/** Gumbel noise of elements first, first + 1, ... in doubles. */
export function gumbelAt({ key, step }: NoiseAddress, first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => gumbel(toUniform(threefry2x32(key, [step, first + i])[0])));
}

/** Standard normal noise of elements first, first + 1, ... in doubles. */
export function normalAt({ key, step }: NoiseAddress, first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const [u, v] = threefry2x32(key, [step, first + i]);
    return normal(toUniform(u), toUniform(v));
  });
}
