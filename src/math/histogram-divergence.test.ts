/** Histogram divergences: exact where counts are, never negative before correction, and without bias after it. */
import { describe, expect, it } from 'vitest';
import { klFromLogProbabilities } from './categorical';
import { fc } from './testing/properties';
import { histogramKl, histogramKlError, histogramKlToUniform } from './histogram-divergence';
import { softmax } from './numeric';
import { fillUniform, keyOf } from './random';

function sampled(pmf: readonly number[], count: number, step: number, purpose = 'test'): number[] {
  const counts = new Array<number>(pmf.length).fill(0);
  for (const u of fillUniform(new Float32Array(count), keyOf(3, purpose), step)) {
    let cell = 0;
    for (let below = pmf[0]; below < u && cell < pmf.length - 1; below += pmf[cell]) cell++;
    counts[cell]++;
  }
  return counts;
}

const meanOf = (count: number, value: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => value(i)).reduce((sum, each) => sum + each, 0) / count;

const someCounts = fc
  .array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 40 })
  .filter((counts) => counts.some((count) => count > 0));

describe('histogramKlToUniform', () => {
  it('is 0 for equal counts and log K for one cell', () => {
    const equal = histogramKlToUniform([7, 7, 7, 7]);
    expect(equal.kl + equal.correction).toBeCloseTo(0, 14);
    expect(equal.correction).toBe(3 / 56);
    expect(histogramKlToUniform([0, 12, 0])).toEqual({ kl: Math.log(3), correction: 0, beyond: 0 });
    expect(() => histogramKlToUniform([0, 0])).toThrow(/expected counted samples, got none/);
  });

  it('is never negative nor above log K before the correction', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { kl, correction } = histogramKlToUniform(counts);
        // Rounding of some forty summands.
        expect(kl + correction).toBeGreaterThan(-1e-14);
        expect(kl + correction).toBeLessThan(Math.log(counts.length) + 1e-14);
      }),
    );
  });

  it('has its bias taken off', () => {
    const flat = new Array<number>(100).fill(0.01);
    const [repeats, samples] = [200, 2000];
    const measured = Array.from({ length: repeats }, (_, i) =>
      histogramKlToUniform(sampled(flat, samples, i)),
    );
    const raw = meanOf(repeats, (i) => measured[i].kl + measured[i].correction);
    const kl = meanOf(repeats, (i) => measured[i].kl);
    // 2 N KL is chi squared with 99 degrees of freedom: deviation sqrt(198) / 4000 each, of the mean 0.00025.
    expect(raw).toBeGreaterThan(0.0235);
    expect(Math.abs(kl)).toBeLessThan(0.001);
  });
});

describe('histogramKl', () => {
  it('finds the divergence of two pmfs, and 0 of a pmf from itself', () => {
    const q = softmax([0, 1, 2, 0.5, -1]);
    const p = softmax([1, 0.3, 0.5, 0, 0]);
    const exact = klFromLogProbabilities(q.map(Math.log), p.map(Math.log));
    const [repeats, samples] = [100, 5000];
    const kl = (a: readonly number[], b: readonly number[]) =>
      meanOf(repeats, (i) => histogramKl(sampled(a, samples, i), sampled(b, samples, i, 'other')).kl);
    // The deviation of one is about sqrt(2 / 5000); of the mean of a hundred 0.002. What is left of p's bias is 1 / 5000.
    expect(Math.abs(kl(q, p) - exact)).toBeLessThan(0.006);
    expect(Math.abs(kl(q, q))).toBeLessThan(0.001);
  });

  it('stays finite where the second has no samples, and says how much that is', () => {
    const { kl, beyond } = histogramKl([50, 50, 0], [0, 1000, 0]);
    expect(beyond).toBe(0.5);
    expect(kl).toBeGreaterThan(2);
    expect(kl).toBeLessThan(Math.log(2001));
    const more = histogramKl([50, 50, 0], [0, 100_000, 0]);
    expect(more.kl).toBeGreaterThan(kl + 1);
  });

  it('is not below 0 by more than the smoothing, before the correction', () => {
    fc.assert(
      fc.property(someCounts, someCounts, (a, b) => {
        const length = Math.min(a.length, b.length);
        const [q, p] = [a.slice(0, length), b.slice(0, length)];
        if (q.every((count) => count === 0) || p.every((count) => count === 0)) return;
        const { kl, correction } = histogramKl(q, p);
        // Smoothed p sums to one over the cells of either, so the sum is a KL of pmfs.
        expect(kl + correction).toBeGreaterThan(-1e-12);
      }),
    );
  });
});

describe('histogramKlError', () => {
  it('is the spread of repeated measurements', () => {
    const q = softmax(Array.from({ length: 30 }, (_, i) => -((i - 9) ** 2) / 40));
    const p = softmax(Array.from({ length: 30 }, (_, i) => -((i - 15) ** 2) / 90));
    const repeats = 300;
    const each = Array.from({ length: repeats }, (_, i) => {
      const counts = [sampled(q, 3000, i, 'q'), sampled(p, 2000, i, 'p')] as const;
      return { kl: histogramKl(...counts).kl, error: histogramKlError(...counts) };
    });
    const mean = meanOf(repeats, (i) => each[i].kl);
    const deviation = Math.sqrt(meanOf(repeats, (i) => (each[i].kl - mean) ** 2));
    const error = meanOf(repeats, (i) => each[i].error);
    // A deviation of 300 draws is known to 4 %; four of these, for one seed that is always the same.
    expect(Math.abs(error / deviation - 1)).toBeLessThan(0.16);
  });

  it('is 0 of one cell against itself, and finite where the second has no samples', () => {
    expect(histogramKlError([0, 9, 0], [0, 5, 0])).toBe(0);
    expect(histogramKlError([0, 9, 1], [5, 0, 0])).toBeLessThan(10);
  });
});
