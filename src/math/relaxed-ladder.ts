/** Histograms of z = y^T zeta at twelve temperatures at once, of the same noise: powers of one number in place of exponentials. */
import { expectSameLength } from './numeric';
import { gumbel, threefryInto, toUniform, type Key } from './random';

/** T of each rung: 12 divided by the powers of the loop below. */
export const LADDER = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2] as const;
const UNIT = 12;

/** Equal cells, half open but the last: cell i begins at start + i width. */
export interface EqualCells {
  readonly start: number;
  readonly width: number;
  readonly count: number;
}

/** Figures 3 and 5: (-1, 1) in 100 intervals. Each of R = 100 grid points has one of its own. */
export const paperCells: EqualCells = { start: -1, width: 0.02, count: 100 };

/** exp(g / 12) of Gumbel noise g of elements first, first + 1, ... at a step: the number whose powers the ladder takes. */
export function fillGumbelRoots(out: Float64Array, key: Key, step: number, first: number): Float64Array {
  for (let i = 0; i < out.length; i++) {
    threefryInto(words, key[0], key[1], step, first + i);
    out[i] = Math.exp(gumbel(toUniform(words[0])) / UNIT);
  }
  return out;
}
const words = new Uint32Array(2);

/** Below exp(-70) of the largest at T = 12 / 12 a category is lost in the last digit at every rung, and its powers would be denormal. */
const LOST = Math.exp(-70 / UNIT);

/**
 * Adds samples z = y^T zeta, y ~ Con(logits, T), section 3.2, to the histograms of all rungs: counts
 * [rungs x cells], cells fastest, one sample for every R numbers of fillGumbelRoots. With u_r = exp((g_r +
 * phi_r - max) / 12), softmax's weights at T are u_r^(12/T), which for these T are whole powers. Samples
 * outside the cells go to the nearest.
 */
export function countLadder(
  counts: Uint32Array,
  logits: ArrayLike<number>,
  zeta: ArrayLike<number>,
  roots: Float64Array,
  cells: EqualCells,
): void {
  expectSameLength('countLadder (logits and grid)', logits, zeta);
  const R = zeta.length;
  let highest = -Infinity;
  for (let r = 0; r < R; r++) highest = Math.max(highest, logits[r]);
  const factors = Float64Array.from(logits, (phi) => Math.exp((phi - highest) / UNIT));
  const u = new Float64Array(R);
  const means = new Float64Array(LADDER.length);
  for (let first = 0; first + R <= roots.length; first += R) {
    let largest = 0;
    for (let r = 0; r < R; r++) {
      u[r] = factors[r] * roots[first + r];
      if (u[r] > largest) largest = u[r];
    }
    meansInto(means, u, zeta, 1 / largest);
    for (let rung = 0; rung < means.length; rung++) {
      const cell = Math.floor((means[rung] - cells.start) / cells.width);
      counts[rung * cells.count + Math.min(cells.count - 1, Math.max(0, cell))]++;
    }
  }
}

/** z of every rung from u, scaled so that its largest is 1. Sums by name: an array of them takes three times as long. */
function meansInto(means: Float64Array, u: Float64Array, zeta: ArrayLike<number>, scale: number): void {
  let [s6, s8, s10, s12, s15, s20] = [0, 0, 0, 0, 0, 0];
  let [s24, s30, s40, s60, s120, s240] = [0, 0, 0, 0, 0, 0];
  let [w6, w8, w10, w12, w15, w20] = [0, 0, 0, 0, 0, 0];
  let [w24, w30, w40, w60, w120, w240] = [0, 0, 0, 0, 0, 0];
  for (let r = 0; r < u.length; r++) {
    const u1 = u[r] * scale;
    if (u1 < LOST) continue;
    const z = zeta[r];
    const u2 = u1 * u1;
    const u4 = u2 * u2;
    const u6 = u4 * u2;
    const u8 = u4 * u4;
    const u10 = u8 * u2;
    const u12 = u6 * u6;
    const u15 = u12 * u2 * u1;
    const u20 = u10 * u10;
    const u24 = u12 * u12;
    const u30 = u15 * u15;
    const u40 = u20 * u20;
    const u60 = u30 * u30;
    const u120 = u60 * u60;
    const u240 = u120 * u120;
    s6 += u6;
    w6 += u6 * z;
    s8 += u8;
    w8 += u8 * z;
    s10 += u10;
    w10 += u10 * z;
    s12 += u12;
    w12 += u12 * z;
    s15 += u15;
    w15 += u15 * z;
    s20 += u20;
    w20 += u20 * z;
    s24 += u24;
    w24 += u24 * z;
    s30 += u30;
    w30 += u30 * z;
    s40 += u40;
    w40 += u40 * z;
    s60 += u60;
    w60 += u60 * z;
    s120 += u120;
    w120 += u120 * z;
    s240 += u240;
    w240 += u240 * z;
  }
  means[0] = w240 / s240;
  means[1] = w120 / s120;
  means[2] = w60 / s60;
  means[3] = w40 / s40;
  means[4] = w30 / s30;
  means[5] = w24 / s24;
  means[6] = w20 / s20;
  means[7] = w15 / s15;
  means[8] = w12 / s12;
  means[9] = w10 / s10;
  means[10] = w8 / s8;
  means[11] = w6 / s6;
}
