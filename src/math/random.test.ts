/**
 * The generator: open uniforms, published hashes, and its streams as random numbers; the published words are
 * in golden.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { fc } from './testing/properties';
import {
  fillGumbel,
  fillNormal,
  fillUniform,
  gumbel,
  hash,
  keyOf,
  normal,
  threefry2x32,
  threefryInto,
  toUniform,
} from './random';

const word = fc.integer({ min: 0, max: 0xffffffff });
const n = 1 << 17;
const key = keyOf(7, 'test/random');

const mean = (v: ArrayLike<number>) => Array.from(v).reduce((a, b) => a + b, 0) / v.length;
const variance = (v: ArrayLike<number>) => {
  const centre = mean(v);
  return mean(Array.from(v, (x) => (x - centre) ** 2));
};
const correlation = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(Array.from(a, (x, i) => (x - ma) * (b[i] - mb))) / Math.sqrt(variance(a) * variance(b));
};
/** Largest distance of the sample's distribution function from the true one (Kolmogorov and Smirnov). */
const largestGap = (sample: Float32Array, cdf: (x: number) => number) => {
  let gap = 0;
  Float32Array.from(sample)
    .sort()
    .forEach((x, i) => (gap = Math.max(gap, Math.abs(cdf(x) - (i + 0.5) / sample.length))));
  return gap;
};

describe('threefry2x32', () => {
  it('is the same without an allocation, for every key and counter', () => {
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        const out = new Uint32Array(2);
        threefryInto(out, a, b, c, d);
        expect([...out]).toEqual(threefry2x32([a, b], [c, d]));
      }),
    );
  });

  it('flips about half of the 64 bits when one bit of key or counter flips', () => {
    const bits = (x: number) => x.toString(2).replaceAll('0', '').length;
    const flips: number[] = [];
    for (let bit = 0; bit < 32; bit++) {
      for (let place = 0; place < 4; place++) {
        for (let i = 0; i < 16; i++) {
          const input = [i, 99 * i, i + 5, i * i];
          const changed = input.map((x, at) => (at === place ? (x ^ (1 << bit)) >>> 0 : x));
          const [before, after] = [input, changed].map(([a, b, c, d]) => threefry2x32([a, b], [c, d]));
          flips.push(bits((before[0] ^ after[0]) >>> 0) + bits((before[1] ^ after[1]) >>> 0));
        }
      }
    }
    expect(Math.abs(mean(flips) - 32)).toBeLessThan((4 * 4) / Math.sqrt(flips.length));
    expect(Math.min(...flips)).toBeGreaterThan(10);
  });
});

describe('hash', () => {
  it("is FNV-1a's published values", () => {
    expect(hash('').toString(16)).toBe('811c9dc5');
    expect(hash('a').toString(16)).toBe('e40c292c');
    expect(hash('foobar').toString(16)).toBe('bf9cf968');
  });

  it('makes the second word of a key, and the seed the first', () => {
    expect(keyOf(-1, 'foobar')).toEqual([0xffffffff, 0xbf9cf968]);
  });
});

describe('toUniform', () => {
  it('stays inside (0, 1), in float32 too, and its noise stays finite', () => {
    for (const extreme of [0, 511, 512, 0xffffffff]) {
      const u = toUniform(extreme);
      expect(u).toBe(Math.fround(u));
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
      expect(Number.isFinite(Math.fround(gumbel(u)))).toBe(true);
      expect(Number.isFinite(Math.fround(normal(u, u)))).toBe(true);
    }
    expect(toUniform(0)).toBe(2 ** -24);
    expect(toUniform(0xffffffff)).toBe(1 - 2 ** -24);
  });
});

describe('fills', () => {
  const uniform = fillUniform(new Float32Array(n), key, 3);

  it('depend on key, step and element only: a later start is the same stream cut', () => {
    for (const fill of [fillUniform, fillGumbel, fillNormal]) {
      const whole = fill(new Float32Array(40), key, 3);
      expect([...fill(new Float32Array(10), key, 3, 25)]).toEqual([...whole.slice(25, 35)]);
      expect([...fill(new Float32Array(40), key, 4)]).not.toEqual([...whole]);
    }
  });

  it('are the named functions of the words of counter (step, element)', () => {
    const [first, second] = threefry2x32(key, [3, 11]).map(toUniform);
    expect(fillUniform(new Float32Array(1), key, 3, 11)[0]).toBe(first);
    expect(fillGumbel(new Float32Array(1), key, 3, 11)[0]).toBe(Math.fround(gumbel(first)));
    expect(fillNormal(new Float32Array(1), key, 3, 11)[0]).toBe(Math.fround(normal(first, second)));
  });

  it('spread uniforms evenly over 256 bins, from either word and from the low bits', () => {
    const seconds = Array.from({ length: n }, (_, i) => toUniform(threefry2x32(key, [3, i])[1]));
    const low = Array.from({ length: n }, (_, i) => (threefry2x32(key, [3, i])[0] & 255) / 256);
    for (const sample of [uniform, seconds, low]) {
      const counts = new Array<number>(256).fill(0);
      for (const u of sample) counts[Math.floor(u * 256)]++;
      const chiSquare = counts.reduce((total, c) => total + (c - n / 256) ** 2 / (n / 256), 0);
      // 255 degrees of freedom: four standard deviations of 22.6 on either side; too even is as wrong as too
      // uneven.
      expect(Math.abs(chiSquare - 255)).toBeLessThan(4 * Math.sqrt(510));
    }
  });

  it('fill the unit square evenly with consecutive pairs', () => {
    const counts = new Array<number>(256).fill(0);
    for (let i = 0; i < n; i += 2)
      counts[16 * Math.floor(16 * uniform[i]) + Math.floor(16 * uniform[i + 1])]++;
    const expected = n / 2 / 256;
    const chiSquare = counts.reduce((total, c) => total + (c - expected) ** 2 / expected, 0);
    expect(Math.abs(chiSquare - 255)).toBeLessThan(4 * Math.sqrt(510));
  });

  it('are uncorrelated between adjacent seeds, purposes, steps, elements and the two words', () => {
    const streams = [
      fillUniform(new Float32Array(n), keyOf(8, 'test/random'), 3),
      fillUniform(new Float32Array(n), keyOf(7, 'test/randon'), 3),
      fillUniform(new Float32Array(n), [key[0], key[1] + 1], 3),
      fillUniform(new Float32Array(n), key, 4),
      fillUniform(new Float32Array(n), key, 3, 1),
      Float32Array.from(uniform, (_, i) => toUniform(threefry2x32(key, [3, i])[1])),
    ];
    for (const other of streams) expect(Math.abs(correlation(uniform, other))).toBeLessThan(4 / Math.sqrt(n));
  });

  it('give Gumbel noise its distribution, mean 0.5772 and variance pi^2/6', () => {
    const g = fillGumbel(new Float32Array(n), key, 5);
    const sigma = Math.PI / Math.sqrt(6);
    expect(Math.abs(mean(g) - 0.5772156649015329)).toBeLessThan((4 * sigma) / Math.sqrt(n));
    // Its kurtosis is 5.4, so its variance has the relative error sqrt(4.4 / n).
    expect(Math.abs(variance(g) / sigma ** 2 - 1)).toBeLessThan(4 * Math.sqrt(4.4 / n));
    expect(largestGap(g, (x) => Math.exp(-Math.exp(-x)))).toBeLessThan(1.95 / Math.sqrt(n));
  });

  it('give normal noise mean 0, variance 1, kurtosis 3 and the right tails', () => {
    const e = fillNormal(new Float32Array(n), key, 6);
    expect(Math.abs(mean(e))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(variance(e) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(mean(e.map((x) => x ** 3)))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(mean(e.map((x) => x ** 4)) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    const beyondTwo = e.filter((x) => Math.abs(x) > 2).length / n;
    expect(Math.abs(beyondTwo - 0.0455002639)).toBeLessThan(4 * Math.sqrt(0.0455 / n));
  });
});
