import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../schema/read-values';
import { categoricalSpec } from './spec';

const settings = { ...defaultsOf(categoricalSpec.fields), latent: 2, categories: 3 };
const probabilities = [
  [0.2, 0.3, 0.5],
  [0.7, 0.2, 0.1],
];
// Logits are known up to a constant.
const posterior = { head: probabilities.flat().map((p) => Math.log(p) + 2), prior: [] };

describe('categoricalSpec', () => {
  it('has a head of logits [d, C]', () => {
    expect(categoricalSpec.headSize(settings)).toBe(6);
    expect(categoricalSpec.decoderInput(settings)).toBe(6);
    expect(categoricalSpec.priorParameters(settings)).toEqual([]);
    expect(categoricalSpec.hasTemperature()).toBe(true);
  });

  it('gives the KL against uniform', () => {
    const kl = categoricalSpec.klByDimension(posterior, settings);
    probabilities.forEach((row, j) =>
      expect(kl[j]).toBeCloseTo(
        row.reduce((sum, p) => sum + p * Math.log(3 * p), 0),
        12,
      ),
    );
  });

  it('draws bars of the pmf and of the uniform prior', () => {
    const [drawn, prior] = categoricalSpec.drawables(posterior, 1, settings);
    expect(drawn.x).toEqual([0, 1, 2]);
    drawn.y.forEach((y, c) => expect(y).toBeCloseTo(probabilities[1][c], 12));
    expect(prior.y).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  it('traverses the vertices, blending linearly between neighbours, with the rest at the mean', () => {
    const { positions, inputs } = categoricalSpec.traversal(posterior, 0, 5, settings);
    expect(positions).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(inputs.map((input) => input.slice(0, 3))).toEqual([
      [1, 0, 0],
      [0.5, 0.5, 0],
      [0, 1, 0],
      [0, 0.5, 0.5],
      [0, 0, 1],
    ]);
    for (const input of inputs)
      input.slice(3).forEach((p, c) => expect(p).toBeCloseTo(probabilities[1][c], 12));
  });

  it('raises an initial temperature below the final one, with a notice', () => {
    const wrong = { ...settings, temperatureMaximum: 0.3, temperatureMinimum: 0.8 };
    const mended = categoricalSpec.mend(wrong);
    expect(mended.settings).toEqual({ ...wrong, temperatureMaximum: 0.8 });
    expect(mended.notices).toEqual([
      'Initial temperature of Cat-VAE: expected at least the final temperature 0.8, got 0.3; took 0.8.',
    ]);
    const equal = { ...settings, temperatureMaximum: 0.8, temperatureMinimum: 0.8 };
    expect(categoricalSpec.mend(equal)).toEqual({ settings: equal, notices: [] });
  });
});
