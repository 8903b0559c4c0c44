import { describe, expect, it } from 'vitest';
import { measuredClaims } from './claims';
import { verdictOf, type Measure } from './measured-claim';
import type { AuditFigures, RunFigures } from './run-figures';
import { tableRows } from './rows';
import { summarise } from './summary';

/** L by the paper, hard L, NLL above Gauss-VAE's, KL reported and KL measured. */
type Numbers = readonly [
  paper: number,
  hard: number | null,
  above: number,
  reported: number,
  measured: number,
];

/** About what an independent implementation found, L = 10 made up. */
const found: Readonly<Record<string, Numbers>> = {
  'gauss-L1': [100.6, null, 0, 21.7, 21.7],
  'categorical-L1-T0.5': [105.8, 112.1, 4, 18, 40],
  'categorical-L1-T0.8': [100.7, 115, 3, 16, 60],
  'cg-bpef-L1-T0.5': [97.3, 104.6, -0.6, 19.8, 28],
  'cg-bpef-L1-T0.8': [92.1, 111.8, -1.2, 16.6, 37.2],
  'gauss-L10': [98.9, null, -1, 23, 23],
  'categorical-L10-T0.5': [98, 104, 0, 20, 50],
  'categorical-L10-T0.8': [94, 109, 0, 18, 70],
  'cg-bpef-L10-T0.5': [94.5, 101, -2, 22, 32],
  'cg-bpef-L10-T0.8': [90, 107, -2.2, 19, 42],
  'gauss-L1-shallow': [103, null, 1, 22, 22],
  'categorical-L1-T0.5-shallow': [109, 115, 5, 19, 41],
  'cg-bpef-L1-T0.5-shallow': [99, 107, 1, 20, 28],
  'cg-bpef-L1-T0.5-M2': [97.9, 104, 0, 19.5, 28],
  'cg-bpef-L1-T0.5-M15': [97.1, 104.9, -0.5, 20, 28.4],
  'cg-bpef-L1-inverse-cdf': [101.1, null, 0.1, 23.6, 23.6],
  'gauss-L1-noise-0.7071': [95.9, null, 0, 19, 19],
  'gauss-L1-noise-0.52': [91.3, null, 0, 16, 16],
  'categorical-L1-T0.5-C20': [107, 114, 4, 18, 90],
};

function runOf(row: string, [paper, hard, above, reported, measured]: Numbers): RunFigures {
  const error = 0.2;
  const audit: AuditFigures = {
    pictures: 1000,
    paper,
    term1: reported,
    hard,
    relaxed: hard === null ? null : { of: 'z', term1: measured, freeEnergy: paper - reported + measured },
    importance: [
      {
        reading: hard === null ? 'exact' : 'hard',
        pixels: 'binarised',
        samples: 100,
        pictures: 1000,
        nll: { mean: 91 + above, standardError: 0.8 },
        effectiveSamples: 4,
        aboveGauss: { mean: above, standardError: error },
      },
    ],
  };
  return {
    row,
    seed: 1,
    validation: paper,
    term1: reported,
    term2: paper - reported,
    freeEnergy: paper,
    seconds: 1,
    audit,
  };
}

function claims(change: Readonly<Record<string, Numbers>> = {}, without: readonly string[] = []) {
  const runs = Object.entries({ ...found, ...change })
    .filter(([id]) => !without.includes(id))
    .map(([id, numbers]) => runOf(id, numbers));
  return measuredClaims(summarise(tableRows, runs), {});
}

const claim = (id: string, ...given: Parameters<typeof claims>) =>
  claims(...given).find((candidate) => candidate.id === id)!;

describe('verdictOf', () => {
  const reading = (measure: Measure, holds: boolean) => ({ measure, holds, text: '' });
  it.each([
    [[reading('paper', true), reading('bound', true)], 'holds'],
    [[reading('paper', false), reading('bound', false)], 'does not hold'],
    [[reading('paper', true), reading('bound', false)], 'holds only by the paper’s measure'],
    [
      [reading('paper', true), reading('bound', false), reading('likelihood', true)],
      'depends on the measure',
    ],
    [[reading('paper', false), reading('bound', true)], 'depends on the measure'],
    [[reading('paper', true), null], 'not decided'],
    [[], 'not decided'],
  ] as const)('of %j is %s', (readings, verdict) => {
    expect(verdictOf(readings)).toBe(verdict);
  });
});

describe('the claims, of numbers as they are expected', () => {
  it.each([
    ['best', 'depends on the measure'],
    ['special-case', 'does not hold'],
    ['depth', 'holds'],
    ['more-samples', 'holds'],
    ['categories', 'holds'],
    ['temperature', 'holds'],
    ['lower-bound', 'holds'],
    ['upper-bound', 'does not hold'],
    ['exact-sampling', 'does not hold'],
    ['shrunk-noise', 'holds'],
  ])('%s: %s', (id, verdict) => {
    expect(claim(id).verdict).toBe(verdict);
  });

  it('state their numbers', () => {
    const [paper, bound, likelihood] = claim('best').readings.map(({ text }) => text);
    expect(paper).toBe(
      'L = 1: CG-BPEF, T = 0.8 92.1, Gauss 100.6; L = 10: CG-BPEF, T = 0.8 90.0, Cat, T = 0.8 94.0.',
    );
    expect(bound).toContain('L = 1: CG-BPEF, T = 0.5 104.6, Gauss 100.6');
    expect(likelihood).toContain('on the same 1000 pictures, K = 100');
    expect(likelihood).toContain('CG-BPEF, T = 0.8, L = 1: −1.2 ± 0.2;');
    expect(claim('upper-bound').readings[0].text).toContain('CG-BPEF, T = 0.5: 28.0 against 19.8');
    expect(claim('special-case').remark).toContain('already gains 82 % of the gain of M = 5');
  });
});

describe('each verdict turns with the numbers that decide it', () => {
  it.each([
    ['best', 'holds only by the paper’s measure', { 'cg-bpef-L1-T0.5': [97.3, 104.6, 0.6, 19.8, 28] }],
    [
      'best',
      'does not hold',
      {
        'cg-bpef-L1-T0.5': [101, 104.6, 0.6, 19.8, 28],
        'cg-bpef-L1-T0.8': [101, 111.8, 0.6, 16.6, 37.2],
      },
    ],
    ['special-case', 'holds', { 'cg-bpef-L1-T0.5-M2': [100.5, 100.7, 0, 20, 21] }],
    ['depth', 'does not hold', { 'gauss-L1-shallow': [100.8, null, 0, 20, 20] }],
    ['depth', 'holds only by the paper’s measure', { 'cg-bpef-L1-T0.5-shallow': [99, 104.5, 0, 20, 28] }],
    ['more-samples', 'holds only by the paper’s measure', { 'cg-bpef-L10-T0.5': [94.5, 104.5, 0, 20, 28] }],
    ['categories', 'does not hold', { 'categorical-L1-T0.5-C20': [104, 110, 4, 18, 90] }],
    ['temperature', 'holds only by the paper’s measure', { 'cg-bpef-L1-T0.8': [92.1, 99.3, 0, 16.6, 37.2] }],
    ['lower-bound', 'does not hold', { 'categorical-L1-T0.5': [105.8, 112.1, 4, 18, 17] }],
    ['exact-sampling', 'depends on the measure', { 'cg-bpef-L1-inverse-cdf': [99, null, 0.1, 23, 23] }],
    ['shrunk-noise', 'does not hold', { 'gauss-L1-noise-0.52': [92.4, null, 0, 16, 16] }],
    [
      'upper-bound',
      'holds',
      { 'cg-bpef-L1-T0.5': [97.3, 97, 0, 19.8, 19], 'cg-bpef-L1-T0.8': [92.1, 92.2, 0, 16.6, 16] },
    ],
  ] as const)('%s: %s', (id, verdict, change) => {
    expect(claim(id, change as Readonly<Record<string, Numbers>>).verdict).toBe(verdict);
  });

  it('is not decided while a run is missing, and says nothing of it', () => {
    expect(claim('depth', {}, ['gauss-L1-shallow']).readings[0].text).not.toContain('Gauss');
    expect(claim('special-case', {}, ['cg-bpef-L1-T0.5-M2'])).toMatchObject({
      verdict: 'not decided',
      readings: [],
    });
  });
});
