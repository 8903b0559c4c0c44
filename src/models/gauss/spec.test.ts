import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../schema/read-values';
import { gaussSpec } from './spec';

const settings = { ...defaultsOf(gaussSpec.fields), latent: 2 };
// Mean then log-variance.
const posterior = { head: Float64Array.of(1, -0.5, Math.log(4), Math.log(0.01)), prior: [] };

describe('gaussSpec', () => {
  it('has a head of mean and log-variance, and no T', () => {
    expect(gaussSpec.headSize(settings)).toBe(4);
    expect(gaussSpec.decoderInput(settings)).toBe(2);
    expect(gaussSpec.priorParameters(settings)).toEqual([]);
    expect(gaussSpec.hasTemperature()).toBe(false);
  });

  it('gives the closed form KL', () => {
    const kl = gaussSpec.klByDimension(posterior, settings);
    expect(kl[0]).toBeCloseTo((1 + 4 - 1 - Math.log(4)) / 2, 12);
    expect(kl[1]).toBeCloseTo((0.25 + 0.01 - 1 - Math.log(0.01)) / 2, 12);
  });

  it('draws finite numbers however narrow or wide the posterior', () => {
    for (const logVariance of [-5000, -100, 100, 5000]) {
      const head = [3, 0, logVariance, 0];
      for (const drawable of gaussSpec.drawables({ head, prior: [] }, 0, settings))
        expect([...drawable.x, ...drawable.y].every(Number.isFinite)).toBe(true);
    }
  });

  it('traverses from -3 to 3 with the rest at the mean', () => {
    const { positions, inputs } = gaussSpec.traversal(posterior, 1, 13, settings);
    expect([positions[0], positions[6], positions[12]]).toEqual([-3, 0, 3]);
    expect(inputs[0]).toEqual([1, -3]);
    // At the posterior's own position the input is the mean vector.
    expect(inputs[positions.indexOf(-0.5)]).toEqual([1, -0.5]);
  });

  it('draws the densities where they are, a narrow one with points of its own', () => {
    const [drawn, prior] = gaussSpec.drawables(posterior, 1, settings);
    const peak = drawn.y.indexOf(Math.max(...drawn.y));
    expect(drawn.x[peak]).toBeCloseTo(-0.5, 9);
    expect(drawn.y[peak]).toBeCloseTo(1 / Math.sqrt(2 * Math.PI * 0.01), 9);
    expect(drawn.x.filter((x) => Math.abs(x + 0.5) < 0.3).length).toBeGreaterThan(80);
    expect(drawn.x).toEqual(drawn.x.toSorted((a, b) => a - b));
    expect(prior.y[prior.x.indexOf(0)]).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 12);
  });

  it('widens the interval for a wide posterior', () => {
    const [drawn, prior] = gaussSpec.drawables(posterior, 0, settings);
    for (const { x } of [drawn, prior]) {
      expect(x[0]).toBe(-7);
      expect(x.at(-1)).toBe(9);
    }
  });
});
