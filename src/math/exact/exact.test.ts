/** Evidence, true posterior and the parts of the gap, where they are known in closed form, by hand, or by a quadrature of another rule. */
import { describe, expect, it } from 'vitest';
import { dot, linspace, logSoftmax, logSumExp } from '../numeric';
import { fillNormal, keyOf } from '../random';
import { dependence, modesOf, momentsOf } from './cell-moments';
import { familyFloor, gapOf } from './factorised';
import { familyGap } from './family-gap';
import { nearestMember } from './nearest-member';
import { exactPosterior, marginalOf } from './posterior';

/** Cells of the standard normal prior, masses by density, normalised. */
const cells = linspace(-5.5, 5.5, 361);
const prior = logSoftmax(cells.map((z) => (-z * z) / 2));
const gaussian = (mean: number, deviation: number) =>
  logSoftmax(cells.map((z) => -(((z - mean) / deviation) ** 2) / 2));
const powers = (count: number) => Array.from({ length: count }, (_, m) => cells.map((z) => z ** (m + 1)));

describe('a linear Gaussian decoder, d = 2', () => {
  // log p(x | z) = -z'Az/2 + b'z up to a constant: the posterior's precision is I + A.
  const [a11, a22, a12, b1, b2] = [3, 5, 2.5, 1.5, -2];
  const likelihood = cells.flatMap((z1) =>
    cells.map((z2) => -(a11 * z1 * z1 + a22 * z2 * z2) / 2 - a12 * z1 * z2 + b1 * z1 + b2 * z2),
  );
  const posterior = exactPosterior([prior, prior], likelihood);
  const [p11, p22] = [1 + a11, 1 + a22];
  const determinant = p11 * p22 - a12 * a12;
  const correlation = -a12 / Math.sqrt(p11 * p22);
  const evidence =
    (b1 * b1 * p22 - 2 * b1 * b2 * a12 + b2 * b2 * p11) / determinant / 2 - Math.log(determinant) / 2;
  const dependent = -Math.log(1 - correlation ** 2) / 2;
  const start = [gaussian(1, 0.3), gaussian(-1, 0.2)];

  it('has the evidence, moments and dependence of the closed form', () => {
    // The cells leave out 4e-8 of the prior in each dimension.
    expect(posterior.logEvidence).toBeCloseTo(evidence, 6);
    const { mean, deviation } = momentsOf(marginalOf(posterior, 0), cells);
    expect(mean).toBeCloseTo((p22 * b1 - a12 * b2) / determinant, 9);
    expect(deviation).toBeCloseTo(Math.sqrt(p22 / determinant), 9);
    expect(modesOf(marginalOf(posterior, 0))).toHaveLength(1);
    const found = dependence(posterior, [cells, cells]);
    expect(found.correlation).toBeCloseTo(correlation, 9);
    expect(found.information).toBeCloseTo(dependent, 9);
  });

  it('costs -log(1 - rho^2)/2 to factorise, in any shape and in two Gaussians', () => {
    const floor = familyFloor(posterior, [start]);
    const family = familyGap(posterior, [powers(2), powers(2)], [start]);
    expect(floor.gap).toBeCloseTo(dependent, 5);
    expect(family.gap).toBeCloseTo(dependent, 5);
    expect(momentsOf(family.factors[1].map(Math.exp), cells).deviation).toBeCloseTo(1 / Math.sqrt(p22), 4);
    expect(gapOf(posterior, start)).toBeGreaterThan(family.gap + 0.5);
    expect(gapOf(posterior, family.factors)).toBeCloseTo(family.gap, 9);
  });

  it('L is the gap above -log p(x), by samples of another kind', () => {
    // E_q of the likelihood and KL(q : prior) in closed form; the constant of the likelihood is 0.
    const [[m1, s1], [m2, s2]] = [
      [1, 0.3],
      [-1, 0.2],
    ];
    const term2 =
      (a11 * (m1 * m1 + s1 * s1) + a22 * (m2 * m2 + s2 * s2)) / 2 + a12 * m1 * m2 - b1 * m1 - b2 * m2;
    const term1 = [
      [m1, s1],
      [m2, s2],
    ].reduce((sum, [m, s]) => sum + (s * s + m * m - 1) / 2 - Math.log(s), 0);
    expect(gapOf(posterior, start)).toBeCloseTo(term1 + term2 + evidence, 6);
  });
});

describe('a discrete model, summed by hand', () => {
  const half = [Math.log(0.5), Math.log(0.5)];
  const likelihood = [0.9, 0.1, 0.2, 0.4].map(Math.log);
  const posterior = exactPosterior([half, half], likelihood);

  it('has the sums of its four cells', () => {
    expect(posterior.logEvidence).toBeCloseTo(Math.log(0.4), 12);
    [0.9, 0.1, 0.2, 0.4].forEach((value, cell) =>
      expect(Math.exp(posterior.logMass[cell])).toBeCloseTo(value / 1.6, 12),
    );
    expect([...marginalOf(posterior, 0)].map((mass) => 1.6 * mass)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(0.6, 12),
    ]);
    expect([...marginalOf(posterior, 1)].map((mass) => 1.6 * mass)).toEqual([
      expect.closeTo(1.1, 12),
      expect.closeTo(0.5, 12),
    ]);
  });

  it('has the gap of a search over all factorised q', () => {
    let least = Infinity;
    for (const a of linspace(0.001, 0.999, 500))
      for (const b of linspace(0.001, 0.999, 500)) {
        const factors = [
          [Math.log(a), Math.log(1 - a)],
          [Math.log(b), Math.log(1 - b)],
        ];
        least = Math.min(least, gapOf(posterior, factors));
      }
    const starts = [
      [half, half],
      [
        [Math.log(0.1), Math.log(0.9)],
        [Math.log(0.1), Math.log(0.9)],
      ],
    ];
    const { gap } = familyFloor(posterior, starts);
    expect(gap).toBeLessThanOrEqual(least + 1e-9);
    expect(gap).toBeGreaterThan(least - 1e-4);
  });
});

describe('d = 1', () => {
  const x = (z: number) => 3 * Math.sin(2 * z) - (z - 0.5) ** 2 / 0.18;
  const posterior = exactPosterior([prior], cells.map(x));

  it('has the evidence of an adaptive quadrature', () => {
    const density = (z: number) => Math.exp(x(z) - (z * z) / 2) / Math.sqrt(2 * Math.PI);
    const simpson = (a: number, b: number): number => {
      const [h, m] = [b - a, (a + b) / 2];
      const whole = (h / 6) * (density(a) + 4 * density(m) + density(b));
      const [l, r] = [(a + m) / 2, (m + b) / 2];
      const parts = (h / 12) * (density(a) + 4 * density(l) + 2 * density(m) + 4 * density(r) + density(b));
      return Math.abs(parts - whole) < 1e-13 ? parts : simpson(a, m) + simpson(m, b);
    };
    expect(posterior.logEvidence).toBeCloseTo(Math.log(simpson(-5.5, 0) + simpson(0, 5.5)), 6);
  });

  it('costs nothing to factorise; every order of the family comes nearer', () => {
    const start = [gaussian(0.5, 0.25)];
    expect(familyFloor(posterior, [start]).gap).toBeCloseTo(0, 9);
    const gaps = [2, 4, 6].map((order) => familyGap(posterior, [powers(order)], [start]).gap);
    expect(gaps[0]).toBeGreaterThan(gaps[1] + 1e-4);
    expect(gaps[1]).toBeGreaterThan(gaps[2]);
    expect(gaps[2]).toBeGreaterThan(0);
    expect(gaps[2]).toBeLessThan(1e-3);
  });
});

describe('the nearest member of a family', () => {
  it('has the moments of what it is near to', () => {
    const target = cells.map(
      (_, cell) => Math.exp(gaussian(0.4, 0.5)[cell]) / 2 + Math.exp(gaussian(-1, 0.2)[cell]) / 2,
    );
    for (const order of [2, 5]) {
      const masses = nearestMember(target, powers(order), prior).map(Math.exp);
      for (const statistic of powers(order))
        expect(dot(masses, statistic)).toBeCloseTo(dot(target, statistic), 4);
    }
    const { mean, deviation } = momentsOf(nearestMember(target, powers(2), prior).map(Math.exp), cells);
    expect(momentsOf(target, cells)).toMatchObject({
      mean: expect.closeTo(mean, 4),
      deviation: expect.closeTo(deviation, 4),
    });
  });
});

describe('two modes', () => {
  const mixture = logSoftmax(
    cells.map((z) => logSumExp([-((z - 1) ** 2) / 0.02, Math.log(0.5) - (z + 1) ** 2 / 0.02])),
  );
  const posterior = exactPosterior(
    [mixture],
    cells.map(() => 0),
  );

  it('are counted, and a small bump is none', () => {
    expect(modesOf(marginalOf(posterior, 0)).map((cell) => Math.round(cells[cell]))).toEqual([-1, 1]);
    expect(modesOf([0.09, 0, 1, 1, 0.5, 0.6])).toEqual([2, 5]);
    // A ripple of rounding is none.
    expect(modesOf([0.5, 1, 0.995, 0.997, 0.4])).toEqual([1]);
  });

  it('are covered by a start in each: the best is taken', () => {
    const starts = [[gaussian(-1, 0.1)], [gaussian(1, 0.1)]];
    const each = starts.map((start) => familyGap(posterior, [powers(2)], [start]).gap);
    expect(familyGap(posterior, [powers(2)], starts).gap).toBe(Math.min(...each));
    expect(Math.min(...each)).toBeCloseTo(Math.log(1.5), 3);
  });
});

it('is never above the gap that it began from, on likelihoods of noise', () => {
  const noise = fillNormal(new Float32Array(361 * 361), keyOf(3, 'test/exact'), 0);
  const posterior = exactPosterior([prior, prior], noise);
  const start = [gaussian(0.3, 0.9), gaussian(-0.2, 0.8)];
  const { gap } = familyGap(posterior, [powers(2), powers(2)], [start]);
  expect(gap).toBeLessThanOrEqual(gapOf(posterior, start));
  expect(familyFloor(posterior, [start]).gap).toBeLessThanOrEqual(gap + 1e-6);
});

it('refuses a likelihood of another grid', () => {
  expect(() => exactPosterior([prior, prior], prior)).toThrow(
    'exactPosterior: expected a likelihood for each of 130321 cells, got 361; decode the same grid',
  );
});
