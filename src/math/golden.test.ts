/**
 * Every value of golden.json (50-digit arithmetic, made by golden.py beside it) against this folder; no list
 * may go unread.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as categorical from './categorical';
import { concreteFromGumbel } from './concrete';
import { concreteLogDensity, stableNoiseDensity } from './testing/concrete-density';
import { klCoarseGrain, klCoarseGrainGradient, sampleCoarseGrain } from './coarse-grain';
import { klToStandardNormal } from './gauss';
import { klGridFamily, sampleGridFamily, type GridDensity } from './grid-family';
import * as geometry from './information-geometry';
import * as theorem2 from './testing/theorem-2';
import { sampleInverseCdf } from './inverse-cdf';
import { bernoulliGradient, bernoulliNegativeLogLikelihood } from './likelihood';
import { logSoftmax, softmax } from './numeric';
import { gridPoints, logPartition } from './polynomial-family';
import { mixtureGradient, mixtureLogits, type MixtureShape } from './polynomial-mixture';
import { continuousKlToUniform, continuousMoments } from './testing/continuous-family';
import { gumbel, threefry2x32, toUniform } from './random';
import { temperatureAt } from './schedule';
import { bSplines, cosineStatistics, legendreStatistics } from './statistics-on-grid';
import { statisticsAt } from './typed-statistics/check-statistics';

type Vector = number[];
/** The lists of golden.json, by name. */
interface Golden {
  concrete: { logits: Vector; uniform: Vector; temperature: number; gumbel: Vector; y: Vector };
  coarseGrain: {
    coefficients: Vector;
    uniform: Vector;
    temperature: number;
    gridPoints: number;
    z: number;
    gradCoefficients: Vector;
    gradTemperature: number;
  };
  klCategorical: {
    posterior: Vector;
    prior: Vector;
    gridPoints: number;
    kl: number;
    gradPosterior: Vector;
    gradPrior: Vector;
  };
  concreteLogDensity: { alpha: Vector; y: Vector; temperature: number; logDensity: number };
  gaussian: { mean: Vector; logVariance: Vector; klToStandardNormal: number };
  bernoulli: { logits: Vector; x: Vector; negativeLogLikelihood: number; gradLogits: Vector };
  boundedPolynomial: { coefficients: Vector; logPartition: number; moments: Vector; klToUniform: number };
  theorem2: {
    posteriors: Vector[];
    prior: Vector;
    gridPoints: number;
    term1: number;
    moments: Vector;
    centroid: Vector;
    lowerBoundEq5: number;
    lowerBoundEq6: number;
  };
  inverseCdf: {
    coefficients: Vector;
    uniform: number;
    gridPoints: number;
    z: number;
    gradCoefficients: Vector;
  };
  klLogits: {
    posterior: Vector;
    prior: Vector;
    kl: number;
    klToUniform: number;
    gradKl: Vector;
    gradKlToUniform: Vector;
  };
  gaussianBounds: { mean: Vector; variance: Vector; term1: number; lowerBoundEq5: number };
  stableNoiseDensity: { alpha: Vector; t: number; temperature: number; density: number };
  threefry2x32: { key: string[]; counter: string[]; words: string[]; uniforms: Vector };
  temperatureSchedule: { maximum: number; minimum: number; steps: number; at: Record<string, number> };
  families: {
    family: string;
    settings: MixtureShape & { statistics: string };
    posterior: Vector;
    prior: Vector;
    uniform: Vector;
    temperature: number;
    logProbabilities: Vector;
    probabilities: Vector;
    kl: number;
    gradPosterior: Vector;
    gradPrior: Vector;
    z: number;
    gradZ: Vector;
  };
}

/** To 1e-10 relative or 1e-12 absolute, element by element and of equal length. */
function agrees(actual: number | Vector, golden: number | Vector): void {
  const [a, g] = [actual, golden].map((v) => (typeof v === 'number' ? [v] : v));
  expect(a).toHaveLength(g.length);
  g.forEach((value, i) => {
    const tolerance = Math.max(1e-12, 1e-10 * Math.abs(value));
    expect(Math.abs(a[i] - value), `element ${i}: ${a[i]} against ${value}`).toBeLessThanOrEqual(tolerance);
  });
}

const sum = (v: Vector) => v.reduce((total, x) => total + x, 0);
const words = (v: string[]) => v.map((word) => parseInt(word, 16)) as [number, number];

/** A family's density at its parameters, by its formula in this folder. */
function densityOf({ family, settings }: Golden['families'], parameters: Vector): GridDensity {
  const grid = gridPoints(settings.gridPoints);
  const M = settings.polynomialOrder;
  if (family === 'mixture')
    return {
      logits: mixtureLogits(parameters, grid, settings),
      gradient: mixtureGradient(parameters, grid, settings),
    };
  const gradient =
    family === 'legendre'
      ? legendreStatistics(M, grid)
      : family === 'cosine'
        ? cosineStatistics(M, grid)
        : family === 'spline'
          ? bSplines(M + 1, grid).slice(0, M)
          : family === 'free'
            ? grid.map((_, p) => grid.map((_zeta, r) => (p === r ? 1 : 0)))
            : statisticsAt(settings.statistics, grid);
  const logits = grid.map((_, r) => sum(parameters.map((c, p) => c * gradient[p][r])));
  return { logits, gradient };
}

const checks: { [Name in keyof Golden]: (golden: Golden[Name]) => void } = {
  concrete(c) {
    agrees(c.uniform.map(gumbel), c.gumbel);
    agrees(concreteFromGumbel(c.logits, c.uniform.map(gumbel), c.temperature), c.y);
  },
  coarseGrain(c) {
    const sample = sampleCoarseGrain({ ...c, gumbel: c.uniform.map(gumbel) });
    agrees(sample.z, c.z);
    agrees(sample.covariance, c.gradCoefficients);
    agrees(sample.gradTemperature, c.gradTemperature);
  },
  klCategorical(c) {
    agrees(klCoarseGrain(c.posterior, c.prior, c.gridPoints), c.kl);
    const gradient = klCoarseGrainGradient(c.posterior, c.prior, c.gridPoints);
    agrees(gradient.posterior, c.gradPosterior);
    agrees(gradient.prior, c.gradPrior);
  },
  concreteLogDensity(c) {
    agrees(concreteLogDensity(c.alpha, c.y, c.temperature), c.logDensity);
  },
  gaussian(c) {
    agrees(sum(klToStandardNormal(c.mean, c.logVariance)), c.klToStandardNormal);
  },
  bernoulli(c) {
    agrees(bernoulliNegativeLogLikelihood(c.logits, c.x), c.negativeLogLikelihood);
    agrees(bernoulliGradient(c.logits, c.x), c.gradLogits);
  },
  boundedPolynomial(c) {
    agrees(logPartition(c.coefficients), c.logPartition);
    agrees(continuousMoments(c.coefficients, c.moments.length), c.moments);
    agrees(continuousKlToUniform(c.coefficients), c.klToUniform);
  },
  theorem2(c) {
    const { posteriors, prior, gridPoints: R } = c;
    agrees(theorem2.averageTerm1(posteriors, prior, R), c.term1);
    agrees(theorem2.meanMoments(posteriors, R), c.moments);
    agrees(theorem2.centroid(posteriors, R), c.centroid);
    agrees(theorem2.centroid(posteriors, R, prior), c.centroid);
    agrees(theorem2.lowerBoundEq5(posteriors, R), c.lowerBoundEq5);
    agrees(theorem2.lowerBoundEq6(posteriors, R), c.lowerBoundEq6);
  },
  inverseCdf(c) {
    const sample = sampleInverseCdf(c.coefficients, c.gridPoints, c.uniform);
    agrees(sample.z, c.z);
    agrees(sample.gradCoefficients, c.gradCoefficients);
  },
  klLogits(c) {
    agrees(categorical.klLogits(c.posterior, c.prior), c.kl);
    agrees(categorical.klLogitsToUniform(c.posterior), c.klToUniform);
    agrees(categorical.klLogitsGradient(c.posterior, c.prior).posterior, c.gradKl);
    agrees(categorical.klLogitsToUniformGradient(c.posterior), c.gradKlToUniform);
  },
  gaussianBounds(c) {
    agrees(geometry.gaussianTerm1(c.mean, c.variance), c.term1);
    agrees(geometry.gaussianLowerBoundEq5(c.mean, c.variance), c.lowerBoundEq5);
  },
  stableNoiseDensity(c) {
    agrees(stableNoiseDensity(c.alpha, gridPoints(c.alpha.length), c.temperature, c.t), c.density);
  },
  threefry2x32(c) {
    const drawn = threefry2x32(words(c.key), words(c.counter));
    expect(drawn).toEqual(words(c.words));
    expect(drawn.map(toUniform)).toEqual(c.uniforms);
  },
  temperatureSchedule(c) {
    for (const [step, temperature] of Object.entries(c.at)) {
      agrees(temperatureAt(Number(step), c.steps, c.maximum, c.minimum), temperature);
    }
  },
  families(c) {
    const [posterior, prior] = [densityOf(c, c.posterior), densityOf(c, c.prior)];
    agrees(logSoftmax(posterior.logits), c.logProbabilities);
    agrees(softmax(posterior.logits), c.probabilities);
    const divergence = klGridFamily(posterior, prior);
    agrees(divergence.kl, c.kl);
    agrees(divergence.posterior, c.gradPosterior);
    agrees(divergence.prior, c.gradPrior);
    const sample = sampleGridFamily(posterior, c.uniform.map(gumbel), c.temperature);
    agrees(sample.z, c.z);
    agrees(sample.gradient, c.gradZ);
  },
};

const golden: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('./fixtures/golden.json', import.meta.url), 'utf8'),
);
const lists = Object.entries(golden).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));

describe('golden.json', () => {
  it('has a check for every list and a list for every check', () => {
    expect(lists.map(([name]) => name).sort()).toEqual(Object.keys(checks).sort());
  });

  it('has nothing else but its description and seed', () => {
    expect(Object.keys(golden).filter((name) => !Array.isArray(golden[name]))).toEqual(['about', 'seed']);
  });

  for (const [name, cases] of lists) {
    it(`${name}: ${cases.length} cases`, () => {
      expect(cases.length).toBeGreaterThan(0);
      const check = checks[name as keyof Golden] as (golden: unknown) => void;
      for (const one of cases) check(one);
    });
  }
});
