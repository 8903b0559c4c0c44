/** Claims that exact sums decide: each turns with the numbers that decide it, and says them. */
import { describe, expect, it } from 'vitest';
import { measuredClaims } from './claims';
import type { ExactFigures, RunFigures } from './run-figures';
import { tableRows } from './rows';
import { summarise } from './summary';

const of = (mean: number, standardError = 0.1) => ({ mean, standardError });

function exactOf({ nll = 135, gap = 4, floor = 0.12, family = 0.15, above = 2 } = {}): ExactFigures {
  return {
    pictures: 500,
    freeEnergy: of(nll + gap),
    nll: of(nll),
    gap: { ...of(gap), median: 1.3 },
    floor: of(floor),
    family: of(family),
    amortisation: of(gap - family),
    twoModes: 0.05,
    ownTwoModes: 0,
    importanceAbove: { ...of(above), median: 0.1, samples: 1000 },
  };
}

interface Numbers extends NonNullable<Parameters<typeof exactOf>[0]> {
  readonly gain?: number;
}
type Change = Readonly<Record<string, Numbers | null>>;

const ids = [
  ...['gauss-d2', 'gauss-d1', 'categorical-d2'],
  ...['M2-R101', 'M5-R101', 'M15-R101', 'M5-R301', 'M5-R1001'].map((name) => `cg-bpef-d2-${name}`),
];

function claim(id: string, change: Change = {}) {
  const runs = ids
    .filter((row) => change[row] !== null)
    .map((row): RunFigures => {
      const exact = exactOf(change[row] ?? {});
      const L = exact.freeEnergy.mean;
      return {
        row,
        seed: 1,
        validation: L,
        term1: 6,
        term2: L - 6,
        freeEnergy: L,
        seconds: 1,
        audit: null,
        exact,
        refined: { pictures: 100, gain: of(change[row]?.gain ?? 3), amortisation: 3.5 },
      };
    });
  return measuredClaims(summarise(tableRows, runs), {}).find((one) => one.id === id)!;
}

describe('claims of truth', () => {
  it.each([
    ['gaussian-shape', 'does not hold', {}],
    ['gaussian-shape', 'holds', { 'gauss-d2': { family: 0.8 } }],
    ['gaussian-shape', 'not decided', { 'gauss-d2': null, 'gauss-d1': null }],
    ['higher-moments', 'does not hold', {}],
    ['higher-moments', 'holds', { 'cg-bpef-d2-M2-R101': { family: 0.9 } }],
    ['precise-enough', 'holds', {}],
    ['precise-enough', 'does not hold', { 'cg-bpef-d2-M5-R1001': { nll: 131 } }],
    ['precise-enough', 'not decided', { 'cg-bpef-d2-M5-R1001': null }],
    ['encoder-limits', 'holds', {}],
    ['encoder-limits', 'does not hold', { 'categorical-d2': { family: 3 }, 'gauss-d2': { gain: 1 } }],
    ['encoder-limits', 'depends on the measure', { 'gauss-d2': { gain: 1 } }],
    ['estimate-above', 'holds', {}],
    ['estimate-above', 'does not hold', { 'gauss-d2': { above: -1 } }],
    ['estimate-above', 'does not hold', { 'gauss-d2': { above: 5 } }],
  ] as const)('%s: %s of %o', (id, verdict, change) => {
    expect(claim(id, change).verdict).toBe(verdict);
  });

  it('say the parts in numbers', () => {
    expect(claim('gaussian-shape').readings[0].text).toBe(
      'd = 2: of a gap of 4.0 nats factorising costs 0.12, the shape 0.03, the encoder 3.9; 5.0 % of the true marginals have two modes. d = 1: of a gap of 4.0 nats factorising costs 0.12, the shape 0.03, the encoder 3.9; 5.0 % of the true marginals have two modes.',
    );
    expect(claim('encoder-limits').readings[1].text).toBe(
      'Gauss-VAE, d = 2: 3.0 of 3.5 nats come back (86 %), 100 pictures. CG-BPEF-VAE, d = 2, M = 5, R = 101, exact sampling: 3.0 of 3.5 nats come back (86 %), 100 pictures.',
    );
    expect(claim('estimate-above').readings[0].text).toContain(
      'K = 1000 lies 2.00 nats above (median 0.10), L 4.00 (1.30)',
    );
  });
});
