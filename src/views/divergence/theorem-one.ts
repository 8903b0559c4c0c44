/** What theorem 1 promises of a posterior's three divergences, and whether their numbers keep it, errors considered. Pure. */
import type { PosteriorDivergence } from './posterior-statistics';

export type Verdict = 'holds' | 'within noise' | 'does not hold here';

export const verdictSigns: Readonly<Record<Verdict, string>> = {
  holds: '✓',
  'within noise': '≈',
  'does not hold here': '✗',
};

/** Of the exact divergences, which are sums of many logarithms. */
const ROUNDING = 1e-6;

/** Of above >= below, with the standard error of their difference: two of them either way are noise. */
export function verdictOf(above: number, below: number, error: number): Verdict {
  const margin = above - below;
  if (margin >= 2 * error - ROUNDING) return 'holds';
  return margin >= -2 * error ? 'within noise' : 'does not hold here';
}

/** The three divergences at one temperature, nats. */
export interface ThreeDivergences {
  /** KL(q(y | x) : p(y | a)), exact. */
  readonly simplex: number;
  /** KL(q(z | x) : p(z | a)), measured on cells: coarse graining, so at most the true one. */
  readonly z: number;
  /** Standard error of z. */
  readonly error: number;
  /** Eq. (4), exact. */
  readonly category: number;
}

export function divergencesAt({ simplex, z, error, category }: PosteriorDivergence, rung: number) {
  return { simplex, z: z[rung], error: error[rung], category } satisfies ThreeDivergences;
}

export interface Check {
  readonly name: string;
  /** The inequality as it is written. */
  readonly claim: string;
  readonly verdict: Verdict;
}

/**
 * Theorem 1: KL of y is at least (1) the KL of z = y^T zeta and (2) the right-hand side of eq. (4). Measured on cells, which
 * are a coarse graining of y too, (1) is promised of the measured number as it is.
 */
export function theoremChecks({ simplex, z, error, category }: ThreeDivergences): readonly Check[] {
  return [
    { name: 'Theorem 1 (1)', claim: 'KL of y ≥ KL of z', verdict: verdictOf(simplex, z, error) },
    { name: 'Theorem 1 (2)', claim: 'KL of y ≥ eq. (4)', verdict: verdictOf(simplex, category, 0) },
  ];
}

/** What no theorem orders: “roughly an upper bound ... on small temperatures”, as section 3.4 found it, of eq. (4) over KL of z. */
export const unpromised = ({ z, error, category }: ThreeDivergences): Check => ({
  name: 'Not promised, section 3.4’s hope',
  claim: 'eq. (4) ≥ KL of z',
  verdict: verdictOf(category, z, error),
});
