/** What a drawn triangle shows, in words and few numbers: only what holds at its alpha and T. Pure. */
import { unboundedAt, type Triple } from '../../../math/concrete-triangle';
import type { Simplex } from '../../../models/contract';
import { formatCount, formatSigned } from '../../../ui/format';
import { NEAR, nearCorners } from './near-corners';

export const alphaOf = ({ logAlpha }: Simplex): Triple => [
  Math.exp(logAlpha[0]),
  Math.exp(logAlpha[1]),
  Math.exp(logAlpha[2]),
];

/** A part of a whole; near 1 by what is missing, which rounding would hide. */
export function partOf(p: number): string {
  if (p <= 0.999) return formatSigned(p);
  return p > 1 - 1e-12 ? 'all' : `all but ${formatSigned(1 - p)}`;
}

/** 'category 3' or 'ζ = −0.4'. */
function nameOf({ choice, corners }: Simplex, k: number): string {
  return choice === 'most probable' ? `category ${corners[k]}` : `ζ = ${formatSigned(corners[k])}`;
}

/** The corners' names with their probabilities among the three: 'category 3: 0.62'. */
export function cornerNames(simplex: Simplex): readonly string[] {
  return alphaOf(simplex).map(
    (p, k) => `${nameOf(simplex, k)}: ${p > 0.999 && p < 1 ? '> 0.999' : formatSigned(p)}`,
  );
}

export function meanOf(samples: readonly Triple[]): Triple {
  const sum = (k: number) => samples.reduce((total, y) => total + y[k], 0) / samples.length;
  return [sum(0), sum(1), sum(2)];
}

const growths = {
  edges: 'T < 1/2, so the density grows without bound towards the edges and corners',
  corners: '1/2 ≤ T < 2, so the density grows without bound towards the corners alone',
  nowhere: 'T ≥ 2, so the density is bounded',
} as const;

/** By eq. (3) the part of the triangle nearest to a corner holds that corner's alpha at every T. */
export function simplexWords(simplex: Simplex): string {
  const { samples, temperature } = simplex;
  const alpha = alphaOf(simplex);
  const best = alpha.indexOf(Math.max(...alpha));
  return (
    `at T = ${formatSigned(temperature)}. At every T ${partOf(alpha[best])} of the mass lies nearest to ${nameOf(simplex, best)}. ` +
    `${formatCount(nearCorners(samples))} of ${formatCount(samples.length)} samples have a share above ${NEAR}. ` +
    growths[unboundedAt(temperature)]
  );
}

/** Which three these are, and why. */
export function choiceWords({ choice, share }: Simplex): string {
  const held = `they hold ${partOf(share)} of the probability`;
  return choice === 'most probable'
    ? `The three most probable categories. Together ${held}.`
    : `The grid points at 10 %, 50 % and 90 % of the posterior: its left, middle and right. The most probable points would be neighbours, almost equal. Together ${held}.`;
}
