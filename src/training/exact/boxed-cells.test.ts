/** The box around a picture's mass: the same figures as of all cells, of fewer of them. */
import { expect, test } from 'vitest';
import { gapOf } from '../../math/exact/factorised';
import { exactPosterior, marginalOf } from '../../math/exact/posterior';
import { categoricalSpec } from '../../models/categorical/spec';
import { onlyModel } from '../../experiment/presets';
import { normalDistribution } from '../../models/latent/normal';
import { boxed } from './boxed-cells';

/** Nats at the cells of two dimensions: a ridge that bends, with a second hump. */
const likelihoodAt = (a: number, b: number) =>
  Math.log(
    Math.exp(-8 * (a - b * b) ** 2 - 20 * (b - 0.4) ** 2) + 0.3 * Math.exp(-9 * (a + 1) ** 2 - 9 * b ** 2),
  );

test.each([1, 2])('of %i dimensions changes neither evidence nor gap nor marginals', (latent) => {
  const { cells } = normalDistribution([0.3, 0.2].slice(0, latent), [-3, -4].slice(0, latent), 1);
  const all = Array.from({ length: latent }, (_, j) => cells!(j, 1));
  const z = all.map(({ inputs }) => [...inputs]);
  const values =
    latent === 1
      ? z[0].map((a) => likelihoodAt(a, 0.3))
      : z[0].flatMap((a) => z[1].map((b) => likelihoodAt(a, b)));
  const whole = exactPosterior(
    all.map(({ logPrior }) => logPrior),
    values,
  );
  const own = boxed(all, values);
  const count = (sizes: readonly number[]) => sizes.reduce((product, size) => product * size, 1);
  expect(count(own.posterior.sizes)).toBeLessThan(count(whole.sizes) / 2);
  expect(own.posterior.logEvidence).toBeCloseTo(whole.logEvidence, 6);
  const gap = (dimensions: typeof all, posterior: typeof whole) =>
    gapOf(
      posterior,
      dimensions.map(({ logPosterior }) => logPosterior),
    );
  expect(gap(own.dimensions as typeof all, own.posterior)).toBeCloseTo(gap(all, whole), 6);
  for (const j of own.dimensions.keys()) {
    const first = z[j].findIndex((place) => place === own.dimensions[j].inputs[0]);
    const [part, marginal] = [marginalOf(own.posterior, j), marginalOf(whole, j)];
    part.forEach((mass, cell) => expect(mass).toBeCloseTo(marginal[first + cell], 6));
  }
});

test('of categories keeps what the decoder is fed', () => {
  const settings = { ...onlyModel('categorical', {}).models.categorical, latent: 1, categories: 4 };
  const head = Float32Array.from([-90, 3, -90, 2]);
  const { cells } = categoricalSpec.distribution({ head, prior: new Float32Array(4) }, settings);
  const { dimensions, posterior } = boxed([cells!(0, 1)], [-900, -1, -2, -3]);
  expect([...dimensions[0].inputs]).toEqual([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  expect(posterior.sizes).toEqual([3]);
});
