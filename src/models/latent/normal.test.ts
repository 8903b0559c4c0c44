/** A normal posterior as audits read it: the KL of shrunk noise is that of the normal that the decoder is fed; its cells are the density. */
import { expect, test } from 'vitest';
import { gaussianDensity } from '../../math/gauss';
import { normalDistribution } from './normal';

const mean = [0.7, -1.2];
const logVariance = [-1.5, 0.3];

function klOfShrunk(scale: number): number[] {
  const { relaxed } = normalDistribution(mean, logVariance, scale);
  if (relaxed?.by !== 'closed form' || !relaxed.klByDimension) throw new Error('expected a closed form');
  return relaxed.klByDimension();
}

test('of N(mu, s^2 sigma^2) against N(0, 1), by quadrature', () => {
  const scale = 0.6;
  const step = 1e-3;
  const want = mean.map((mean, j) => {
    const variance = scale ** 2 * Math.exp(logVariance[j]);
    let sum = 0;
    for (let z = -12; z < 12; z += step) {
      const q = gaussianDensity(z, mean, variance);
      if (q > 0) sum += step * q * Math.log(q / gaussianDensity(z, 0, 1));
    }
    return sum;
  });
  klOfShrunk(scale).forEach((kl, j) => expect(kl).toBeCloseTo(want[j], 8));
});

test('grows as the noise shrinks, and is none where there is no noise, or all of it', () => {
  expect(klOfShrunk(0.5)[0]).toBeGreaterThan(klOfShrunk(0.8)[0]);
  expect(klOfShrunk(0.01)[0]).toBeGreaterThan(3);
  expect(normalDistribution(mean, logVariance, 0)).toMatchObject({
    reading: 'hard',
    relaxed: { klByDimension: null },
  });
  expect(normalDistribution(mean, logVariance, 1)).toMatchObject({ reading: 'exact', relaxed: null });
});

test.each([1, 2])(
  'cells of fineness %i have the mass of the density, on 5.5 deviations each side',
  (fineness) => {
    const { logPrior, logPosterior, inputs } = normalDistribution(mean, logVariance, 1).cells!(1, fineness);
    const width = 11 / (180 * fineness);
    expect(inputs).toHaveLength(180 * fineness + 1);
    inputs.forEach((z, i) => {
      expect(z).toBeCloseTo(-5.5 + i * width, 6);
      // What lies beyond the cells is 4e-8 of the prior, and of this posterior 1e-4.
      expect(Math.exp(logPrior[i]) / (width * gaussianDensity(z, 0, 1))).toBeCloseTo(1, 5);
      expect(Math.exp(logPosterior[i]) / (width * gaussianDensity(z, -1.2, Math.exp(0.3)))).toBeCloseTo(1, 3);
    });
  },
);
