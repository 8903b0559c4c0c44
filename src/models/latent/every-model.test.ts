/** What holds for the latent distribution of every model, whatever is chosen of its settings: cells and draws are of the posterior whose KL is term1. */
import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../math/exact/cell-moments';
import { meanAndError } from '../../math/importance-weighting';
import { fillGumbel, fillNormal, fillUniform, keyOf } from '../../math/random';
import { defaultsOf } from '../../schema/read-values';
import type { CommonSettings } from '../contract';
import { modelIds, specOf } from '../registry';
import { blankDistribution, weighedReadings } from './readings';

const fill = { normal: fillNormal, gumbel: fillGumbel, uniform: fillUniform };

/** Defaults of every model, and each other option of each of its choices. */
const takes = modelIds.flatMap((id) => {
  const { fields } = specOf(id);
  const settings = { ...defaultsOf(fields), latent: 3 } as unknown as CommonSettings;
  const others = Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'choice' ? field.options.map((option) => ({ ...settings, [name]: option })) : [],
  );
  return [settings, ...others].map((settings) => ({
    id,
    settings,
    about: Object.values(settings).join(' '),
  }));
});

describe.each(takes)('$id: $about', ({ id, settings }) => {
  const spec = specOf(id);
  const wave = (length: number, at: number) => Array.from({ length }, (_, i) => Math.sin(at * i + 1));
  const priorSize = spec
    .priorParameters(settings)
    .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const posterior = { head: wave(spec.headSize(settings), 3), prior: wave(priorSize, 5) };
  const distribution = spec.distribution(posterior, settings);
  const kl = spec.klByDimension(posterior, settings);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  test('its cells are of mass 1, lie in its own part of the input, and have its KL', () => {
    for (const [j, want] of kl.entries()) {
      const cells = distribution.cells?.(j, 2);
      if (!cells) continue;
      const logP = [...cells.logPrior];
      const logQ = [...cells.logPosterior];
      expect(cells.inputs).toHaveLength((logP.length * spec.decoderInput(settings)) / settings.latent);
      for (const log of [logP, logQ]) expect(sum(log.map(Math.exp))).toBeCloseTo(1, 9);
      expect(sum(logQ.map((log, i) => Math.exp(log) * (log - logP[i])))).toBeCloseTo(want, 3);
    }
  });

  test('its draws weigh what its KL says, and fill the whole input and no more', () => {
    const { noise, latent, draw } = distribution.draws();
    const count = 4000;
    const numbers = fill[noise](new Float32Array(count * latent), keyOf(3, 'test/every-model'), 0);
    const input = spec.decoderInput(settings);
    const z = new Float32Array(input + 2);
    const weights = Array.from({ length: count }, (_, k) => {
      z.fill(NaN);
      const weight = draw(numbers, k * latent, z, 1);
      expect(z.subarray(1, input + 1).every(Number.isFinite)).toBe(true);
      expect([z[0], z[input + 1]]).toEqual([NaN, NaN]);
      return weight;
    });
    const { mean, standardError } = meanAndError(weights);
    expect(Math.abs(mean + sum(kl))).toBeLessThan(5 * standardError);
  });

  test('where z is a number a dimension, its moments are those of its draws and lie within its range', () => {
    const real = distribution.real?.();
    expect(real !== undefined).toBe(spec.decoderInput(settings) === settings.latent);
    if (!real) return;
    const { noise, latent, draw } = distribution.draws();
    const count = 4000;
    const numbers = fill[noise](new Float32Array(count * latent), keyOf(4, 'test/every-model'), 0);
    const z = new Float32Array(latent);
    const values = Array.from({ length: count }, (_, k) => {
      draw(numbers, k * latent, z, 0);
      return [...z];
    });
    const some = distribution.real!([2, 0]);
    for (const name of ['mean', 'variance', 'priorMean', 'priorVariance'] as const)
      expect(some[name]).toEqual([real[name][2], real[name][0]]);
    real.mean.forEach((mean, j) => {
      const own = values.map((row) => row[j]);
      expect(own.every((value) => value >= real.low && value <= real.high)).toBe(true);
      const found = meanAndError(own);
      expect(Math.abs(found.mean - mean)).toBeLessThan(5 * found.standardError);
      const squares = meanAndError(own.map((value) => (value - mean) ** 2));
      expect(Math.abs(squares.mean - real.variance[j])).toBeLessThan(5 * squares.standardError);
      const { logPrior, logPosterior, inputs } = distribution.cells!(j, 20);
      const [ofPrior, ofPosterior] = [logPrior, logPosterior].map((logs) =>
        momentsOf(logs.map(Math.exp), inputs),
      );
      expect(ofPrior.mean).toBeCloseTo(real.priorMean[j], 5);
      expect(ofPrior.deviation ** 2).toBeCloseTo(real.priorVariance[j], 5);
      // Gauss-VAE's cells end where the prior does.
      if (real.low > -Infinity) expect(ofPosterior.deviation ** 2).toBeCloseTo(real.variance[j], 6);
    });
  });

  test('a head of zeros is read as any picture is', () => {
    const blank = blankDistribution(spec, settings);
    expect(weighedReadings(blank)).toEqual(weighedReadings(distribution));
    expect(blank.relaxed?.by).toBe(distribution.relaxed?.by);
    expect(blank.relaxed === null).toBe(blank.reading === 'exact');
    expect(blank.draws().noise).toBe(distribution.draws().noise);
  });
});
