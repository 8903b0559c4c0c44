/** Claims about category and continuum as presets: each sets the sliders, and says by a number whether it holds there and wherever they are moved. Pure. */
import { softmax } from '../../math/numeric';
import { formatSigned } from '../../ui/format';
import { modesOf, momentsOf, type Continuum, type ContinuumSettings } from './continuum';
import type { ClaimName } from './lab-settings';

interface Verdict {
  readonly holds: boolean;
  /** The number that decides, in a sentence. */
  readonly because: string;
}

export interface Claim {
  readonly id: Exclude<ClaimName, 'none'>;
  readonly title: string;
  readonly settings: ContinuumSettings;
  readonly test: (continuum: Continuum) => Verdict;
}

/** Two pmfs that differ by less are the same to the digits of doubles. */
const SAME = 1e-9;
/** Samples are near the mean within this. */
const NEAR = 0.15;

function isTruncatedGaussian({ coefficients, zeta, pmf }: Continuum): Verdict {
  const [c1 = 0, c2 = 0] = coefficients;
  if (!(c2 < 0))
    return {
      holds: false,
      because: `c₂ = ${formatSigned(c2)} is no Gaussian’s, whose c₂ = −1 / (2 σ²) is below 0`,
    };
  const [mean, variance] = [-c1 / (2 * c2), -1 / (2 * c2)];
  const gauss = softmax(zeta.map((z) => -((z - mean) ** 2) / (2 * variance)));
  const distance = pmf.reduce((sum, p, r) => sum + Math.abs(p - gauss[r]), 0) / 2;
  return {
    holds: distance < SAME,
    because: `the pmf differs by ${formatSigned(distance)} in total variation from a Gaussian of mean ${formatSigned(mean)} and deviation ${formatSigned(Math.sqrt(variance))}, cut at ±1`,
  };
}

function hasTwoModes(continuum: Continuum): Verdict {
  const c2 = continuum.coefficients[1] ?? 0;
  const modes = modesOf(continuum);
  const places = modes.map(formatSigned).join(' and ');
  return {
    holds: c2 > 0 && modes.length === 2,
    because: `c₂ = ${formatSigned(c2)}, and the pmf has ${modes.length === 1 ? 'one mode' : `${modes.length} modes`}, at ${places}`,
  };
}

function isNearItsMean({ z, zeta, pmf }: Continuum): Verdict {
  const { mean } = momentsOf(zeta, pmf);
  let farthest = 0;
  for (const value of z) farthest = Math.max(farthest, Math.abs(value - mean));
  // Of a symmetric category rounding leaves a trace that would be printed as one.
  const [category, own] = [mean, momentsOf(z).mean].map((value) =>
    formatSigned(Math.abs(value) < 1e-9 ? 0 : value),
  );
  return {
    holds: farthest <= NEAR,
    because: `the farthest of ${z.length} samples lies ${formatSigned(farthest)} from the category’s mean ${category} (at most ${NEAR} allowed). Their own mean is ${own}`,
  };
}

function isItsCategory({ againstCategories: { totalVariation, noise } }: Continuum): Verdict {
  return {
    // Noise of a total variation varies by some tenths of itself where few cells hold the mass.
    holds: totalVariation < 2 * noise,
    because: `z and the category differ by ${totalVariation.toFixed(4)} in total variation; sampling noise alone gives ${noise.toFixed(4)}`,
  };
}

function hasStableVariance({ z, zeta, pmf, temperature }: Continuum): Verdict {
  const ratio = momentsOf(z).variance / momentsOf(zeta, pmf).variance;
  const expected = 1 - temperature;
  return {
    holds: expected > 0 && Math.abs(ratio / expected - 1) < 0.1,
    because: `Var z / Var ζ is ${formatSigned(ratio)} and 1 − T is ${formatSigned(expected)}`,
  };
}

export const claims: readonly Claim[] = [
  {
    id: 'gaussian',
    title: 'M = 2, c₂ < 0 is a truncated Gaussian',
    settings: { coefficients: [2, -4], gridPoints: 101, temperature: 0.5 },
    test: isTruncatedGaussian,
  },
  {
    id: 'modes',
    title: 'M = 2, c₂ > 0 has two modes',
    settings: { coefficients: [0.5, 3], gridPoints: 101, temperature: 0.5 },
    test: hasTwoModes,
  },
  {
    id: 'one-side',
    title: 'M = 2, c₂ > 0 has two modes, even where c₁ > 2 c₂',
    settings: { coefficients: [4, 1], gridPoints: 101, temperature: 0.5 },
    test: hasTwoModes,
  },
  {
    id: 'mean',
    title: 'T = 5: every z is near the mean',
    settings: { coefficients: [0, 3], gridPoints: 101, temperature: 5 },
    test: isNearItsMean,
  },
  {
    id: 'skew-mean',
    title: 'T = 5: every z is near the mean, of a slope too',
    settings: { coefficients: [3], gridPoints: 101, temperature: 5 },
    test: isNearItsMean,
  },
  {
    id: 'category',
    title: 'T = 0.01: z is the category',
    settings: { coefficients: [0.5, 6, 0, -8, 0], gridPoints: 101, temperature: 0.01 },
    test: isItsCategory,
  },
  {
    id: 'variance',
    title: 'T = 0.5: z has (1 − T) of the category’s variance',
    settings: { coefficients: [0.5, 2, 0, -3, 0], gridPoints: 101, temperature: 0.5 },
    test: hasStableVariance,
  },
  {
    id: 'variance-warm',
    title: 'T = 0.8: z has (1 − T) of the category’s variance',
    settings: { coefficients: [0.5, 2, 0, -3, 0], gridPoints: 101, temperature: 0.8 },
    test: hasStableVariance,
  },
];
