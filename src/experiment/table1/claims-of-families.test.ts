/** Claims on families and priors: each turns with the numbers that decide it, says them, and is left open while a run is missing. */
import { describe, expect, it } from 'vitest';
import { claimsOfFamilies } from './claims-of-families';
import { familyRows } from './family-rows';
import { measuredRows } from './measured-rows';
import { tableRows } from './rows';
import type { RunFigures } from './run-figures';
import { summarise } from './summary';

const of = (mean: number) => ({ mean, standardError: 0.1 });

interface Numbers {
  readonly L?: number;
  readonly modes?: number;
}

const rows = [...tableRows, ...familyRows];

function claim(id: string, change: Readonly<Record<string, Numbers | null>> = {}) {
  const runs = rows
    .filter(({ id: row }) => change[row] !== null)
    .map(({ id: row }): RunFigures => {
      const { L = 97, modes = 0.01 } = change[row] ?? {};
      return {
        row,
        seed: 1,
        validation: L,
        term1: 17,
        term2: L - 17,
        freeEnergy: L,
        seconds: 1,
        audit: {
          pictures: 1000,
          paper: L,
          term1: 17,
          hard: L + 4,
          relaxed: null,
          importance: [],
        },
        exact: {
          pictures: 500,
          freeEnergy: of(140),
          nll: of(136),
          gap: { ...of(4), median: 1 },
          floor: of(0.1),
          family: of(0.2),
          amortisation: of(3.8),
          twoModes: 0.05,
          ownTwoModes: modes,
          importanceAbove: null,
        },
      };
    });
  return claimsOfFamilies(measuredRows(summarise(rows, runs))).find((one) => one.id === id)!;
}

describe('claims of families', () => {
  it.each([
    ['basis-matters-little', 'holds', {}],
    [
      'basis-matters-little',
      'does not hold',
      { 'cg-spline-L1-T0.5': { L: 98 }, 'cg-spline-L1-inverse-cdf': { L: 98 } },
    ],
    ['basis-matters-little', 'holds only by the paper’s measure', { 'cg-cosine-L1-inverse-cdf': { L: 96 } }],
    ['legendre-at-fifteen', 'does not hold', {}],
    ['legendre-at-fifteen', 'holds', { 'cg-legendre-L1-T0.5-M15': { L: 100.4 } }],
    ['structure-helps', 'does not hold', {}],
    ['structure-helps', 'holds only by the paper’s measure', { 'cg-free-L1-T0.5': { L: 99 } }],
    ['mixture-has-modes', 'does not hold', {}],
    ['mixture-has-modes', 'holds', { 'cg-mixture-d2': { modes: 0.04 } }],
    ['centroid-gains-little', 'holds', {}],
    ['centroid-gains-little', 'does not hold', { 'gauss-L1-centroid': { L: 96.5 } }],
    ['learned-prior-of-categories', 'does not hold', {}],
    ['learned-prior-of-categories', 'holds', { 'categorical-L1-T0.5-learned': { L: 95.7 } }],
    ['learned-prior-of-categories', 'not decided', { 'categorical-L1-T0.5': null }],
    ['mixture-has-modes', 'not decided', { 'cg-mixture-d2': null }],
  ] as const)('%s %s', (id, verdict, change) => {
    expect(claim(id, change).verdict).toBe(verdict);
  });

  it('say the numbers', () => {
    expect(claim('legendre-at-fifteen', { 'cg-legendre-L1-T0.5-M15': { L: 100.4 } }).readings[0].text).toBe(
      'CG-BPEF-VAE, L = 1, T = 0.5, M = 15: 97.0; CG-VAE legendre, L = 1, T = 0.5, M = 15: 100.4.',
    );
    expect(claim('mixture-has-modes', { 'cg-mixture-d2': { modes: 0.04 } }).readings[0].text).toBe(
      'Marginals of q with two modes: 4.0 % of the mixture’s, 1.0 % of the polynomial’s; of the true posterior 5.0 %.',
    );
  });
});
