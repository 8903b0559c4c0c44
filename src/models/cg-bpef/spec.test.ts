import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../schema/read-values';
import { cgBpefSpec } from './spec';

const settings = { ...defaultsOf(cgBpefSpec.fields), latent: 2, polynomialOrder: 2, gridPoints: 5 };
const posterior = { head: Float32Array.of(0.5, -1, 2, 0.25), prior: [0, 0, 0.5, -0.5] };
const zeta = [-1, -0.5, 0, 0.5, 1];

/** The pmf by its definition, eq. (3), with no care for large numbers. */
function pmf([first, second]: number[]): number[] {
  const weights = zeta.map((z) => Math.exp(first * z + second * z * z));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}

const q = [pmf([0.5, -1]), pmf([2, 0.25])];
const p = [pmf([0, 0]), pmf([0.5, -0.5])];
const mean = (mass: number[]) => mass.reduce((sum, value, r) => sum + value * zeta[r], 0);

describe('cgBpefSpec', () => {
  it('has a head of coefficients [d, M] and a prior of the same shape', () => {
    expect(cgBpefSpec.headSize(settings)).toBe(4);
    expect(cgBpefSpec.decoderInput(settings)).toBe(2);
    expect(cgBpefSpec.priorParameters(settings)).toEqual([
      { name: 'prior/coefficients', shape: [2, 2], initial: 'zero' },
    ]);
    expect(cgBpefSpec.hasTemperature(settings)).toBe(true);
  });

  it('gives the KL of eq. (4) by dimension', () => {
    const kl = cgBpefSpec.klByDimension(posterior, settings);
    q.forEach((row, j) =>
      expect(kl[j]).toBeCloseTo(
        row.reduce((sum, value, r) => sum + value * Math.log(value / p[j][r]), 0),
        12,
      ),
    );
  });

  it('draws bars of both pmfs over zeta', () => {
    const drawn = cgBpefSpec.drawables(posterior, 1, settings).slice(0, 2);
    drawn.forEach((bars, i) => {
      if (bars.kind !== 'bars') throw new Error(bars.kind);
      expect(bars.x).toEqual(zeta);
      bars.y.forEach((y, r) => expect(y).toBeCloseTo([q, p][i][1][r], 12));
    });
  });

  it('draws bars whose heights are those of the density of eq. (2) on a fine grid', () => {
    const fine = { ...settings, gridPoints: 1001 };
    const [bars, , density] = cgBpefSpec.drawables(posterior, 0, fine);
    if (bars.kind !== 'bars' || density.kind !== 'density' || bars.spacing === null) throw new Error();
    const { spacing } = bars;
    density.y.forEach((y, i) => {
      const nearest = Math.round((density.x[i] + 1) / spacing);
      expect(Math.abs(bars.y[nearest] / spacing / y - 1)).toBeLessThan(5e-3);
    });
  });

  it('draws samples that are the pmf once T is small', () => {
    const [histogram] = cgBpefSpec.samples(posterior, 0, settings, 0.01);
    if (histogram.kind !== 'histogram') throw new Error(histogram.kind);
    // Five deviations of a fraction of 2,000 samples.
    histogram.mass.forEach((mass, r) =>
      expect(Math.abs(mass - q[0][r])).toBeLessThan(5 * Math.sqrt((q[0][r] * (1 - q[0][r])) / 2000)),
    );
    expect(histogram.count).toBe(2000);
  });

  it('traverses from -1.5 to 1.5 with the rest at the posterior mean', () => {
    const { positions, inputs } = cgBpefSpec.traversal(posterior, 0, 7, settings);
    expect([positions[0], positions[3], positions[6]]).toEqual([-1.5, 0, 1.5]);
    inputs.forEach((input, i) => {
      expect(input[0]).toBe(positions[i]);
      expect(input[1]).toBeCloseTo(mean(q[1]), 12);
    });
  });

  it('clamps M to R - 2 with a notice (definition 5)', () => {
    const wrong = { ...settings, polynomialOrder: 9, gridPoints: 7 };
    expect(cgBpefSpec.mend(wrong)).toEqual({
      settings: { ...wrong, polynomialOrder: 5 },
      notices: ['Polynomial order M of CG-BPEF-VAE: expected at most R - 2 = 5 with R = 7, got 9; took 5.'],
    });
    const limit = { ...settings, polynomialOrder: 5, gridPoints: 7 };
    expect(cgBpefSpec.mend(limit)).toEqual({ settings: limit, notices: [] });
  });

  it('can always meet M <= R - 2', () => {
    const { polynomialOrder, gridPoints } = cgBpefSpec.fields;
    expect(polynomialOrder.minimum).toBeLessThanOrEqual(gridPoints.minimum - 2);
  });

  it('maps its head only when M changes', () => {
    expect(cgBpefSpec.headMap(settings, { ...settings, gridPoints: 9 })).toBeNull();
    const map = cgBpefSpec.headMap(settings, { ...settings, polynomialOrder: 3 });
    expect(map?.map((row) => row.length)).toEqual([3, 3]);
  });
});
