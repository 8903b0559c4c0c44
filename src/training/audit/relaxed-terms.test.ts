/** The KL of shrunk noise is that of the normal that the decoder is fed. */
import { expect, test } from 'vitest';
import { gaussianDensity } from '../../math/gauss';
import { klOfShrunk } from './relaxed-terms';

const posterior = { kind: 'normal', mean: [0.7, -1.2], logVariance: [-1.5, 0.3] } as const;

test('of N(mu, s^2 sigma^2) against N(0, 1), by quadrature', () => {
  const scale = 0.6;
  const step = 1e-3;
  const want = posterior.mean.map((mean, j) => {
    const variance = scale ** 2 * Math.exp(posterior.logVariance[j]);
    let sum = 0;
    for (let z = -12; z < 12; z += step) {
      const q = gaussianDensity(z, mean, variance);
      if (q > 0) sum += step * q * Math.log(q / gaussianDensity(z, 0, 1));
    }
    return sum;
  });
  klOfShrunk({ ...posterior, scale }).forEach((kl, j) => expect(kl).toBeCloseTo(want[j], 8));
});

test('grows as the noise shrinks, and is refused of categories', () => {
  const at = (scale: number) => klOfShrunk({ ...posterior, scale })[0];
  expect(at(0.5)).toBeGreaterThan(at(0.8));
  expect(at(0.01)).toBeGreaterThan(3);
  expect(() => klOfShrunk({ kind: 'grid', posterior: [[0]], prior: [[0]] })).toThrow(
    'expected a normal posterior',
  );
});
