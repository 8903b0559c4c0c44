/** Counts Concrete samples of three categories into the lattice's cells, at many temperatures from the same Gumbel noise. */
import { expectTemperature } from './numeric';
import { threefryInto, toUniform, type Key } from './random';

const words = new Uint32Array(4);
const more = words.subarray(2);

/**
 * Adds samples first, ..., first + count - 1 of Con(alpha, T_t), section 3.2, to counts[t][cell], cells as
 * latticeCells(n). Sample s takes three uniforms from counters (s, 0) and (s, 1); y_k is in proportion to
 * exp((log alpha_k + g_k) / T), so all temperatures are of the same noise and only T differs among them.
 */
export function countConcrete(
  counts: readonly Uint32Array[],
  alpha: readonly number[],
  temperatures: readonly number[],
  key: Key,
  first: number,
  count: number,
  n: number,
): void {
  for (const T of temperatures) expectTemperature('countConcrete', T);
  const [p, q, r] = alpha.map(Math.log);
  for (let s = first; s < first + count; s++) {
    threefryInto(words, key[0], key[1], s, 0);
    threefryInto(more, key[0], key[1], s, 1);
    const a = p - Math.log(-Math.log(toUniform(words[0])));
    const b = q - Math.log(-Math.log(toUniform(words[1])));
    const c = r - Math.log(-Math.log(toUniform(words[2])));
    const highest = a > b ? (a > c ? a : c) : b > c ? b : c;
    for (let t = 0; t < temperatures.length; t++) {
      const T = temperatures[t];
      const x = Math.exp((a - highest) / T);
      const y = Math.exp((b - highest) / T);
      const z = Math.exp((c - highest) / T);
      const scale = n / (x + y + z);
      counts[t][cellOf(n, y * scale, z * scale)]++;
    }
  }
}

/** The cell of (n y_2, n y_3); rounding may put a sample on the edge of the triangle, which belongs to the cell inside. */
function cellOf(n: number, across: number, up: number): number {
  const j = Math.min(n - 1, Math.floor(up));
  const i = Math.min(n - 1 - j, Math.floor(across));
  return j * n - (j * (j - 1)) / 2 + i;
}
