import { describe, expect, it } from 'vitest';
import type { AuditFigures, RunFigures } from './run-figures';
import { paperRows, tableRows } from './rows';
import { overSeeds, summarise } from './summary';

const audit: AuditFigures = {
  pictures: 1000,
  paper: 97,
  term1: 20,
  hard: 105,
  relaxed: { of: 'z', term1: 28, freeEnergy: 105.5 },
  importance: [
    {
      reading: 'hard',
      pixels: 'binarised',
      samples: 100,
      pictures: 1000,
      nll: { mean: 92, standardError: 0.8 },
      effectiveSamples: 4,
      aboveGauss: { mean: -0.5, standardError: 0.2 },
    },
    {
      reading: 'relaxed',
      pixels: 'binarised',
      samples: 100,
      pictures: 1000,
      nll: { mean: 95, standardError: 0.8 },
      effectiveSamples: 4,
      aboveGauss: null,
    },
  ],
};

const run = (row: string, seed: number, freeEnergy: number, more: Partial<RunFigures> = {}): RunFigures => ({
  row,
  seed,
  validation: freeEnergy + 0.3,
  term1: 20,
  term2: freeEnergy - 20,
  freeEnergy,
  seconds: 300,
  audit: null,
  ...more,
});

describe('overSeeds', () => {
  it('is the mean and the standard deviation between seeds, which one seed has not', () => {
    expect(overSeeds([1, 2, 6])).toEqual({ mean: 3, deviation: Math.sqrt(7), seeds: 3 });
    expect(overSeeds([4])).toEqual({ mean: 4, deviation: null, seeds: 1 });
    expect(() => overSeeds([])).toThrow('expected at least one seed');
  });
});

describe('summarise', () => {
  const runs = [
    run('cg-bpef-L1-T0.5', 2, 97, { audit: { ...audit, hard: 106 } }),
    run('cg-bpef-L1-T0.5', 1, 98, { audit }),
    run('gauss-L1', 1, 100.8, {
      audit: { ...audit, paper: 100.9, hard: null, relaxed: null, importance: [] },
    }),
    run('search-1-of-gauss-L1', 1, 90),
  ];
  const [gauss, coarse, ...others] = summarise(paperRows, runs);

  it('has the rows that were run, in the order of the table, and nothing of a search', () => {
    expect([gauss.row.id, coarse.row.id]).toEqual(['gauss-L1', 'cg-bpef-L1-T0.5']);
    expect(others).toEqual([]);
    expect(coarse.seeds).toEqual([1, 2]);
  });

  it('takes the difference from what the paper printed', () => {
    expect(gauss.difference).toBeCloseTo(-0.5, 12);
    expect(coarse.difference).toBeCloseTo(97.5 - 97.4, 12);
  });

  it('has the hard L as the bound, or the paper’s where that is exact', () => {
    expect(coarse.audit).toMatchObject({ bound: { mean: 105.5 }, relaxed: { of: 'z' } });
    expect(gauss.audit).toMatchObject({
      bound: { mean: 100.9 },
      relaxed: null,
      binarised: null,
    });
  });

  it('has no bound of a Gauss-VAE whose noise is shrunk', () => {
    const exact = { ...audit, hard: null, relaxed: null };
    const [row] = summarise(tableRows, [run('gauss-L1-noise-0.7071', 1, 95.9, { audit: exact })]);
    expect(row.audit!.bound).toBeNull();
  });

  it('has the NLL of the model whose L is the bound, not of the relaxed one', () => {
    expect(coarse.audit!.binarised).toMatchObject({
      mean: 92,
      samples: 100,
      pictures: 1000,
      aboveGauss: { mean: -0.5, standardError: 0.2 },
    });
    expect(coarse.audit!.binarisedRelaxed).toMatchObject({ mean: 95, aboveGauss: null });
    expect(coarse.audit!.grey).toBeNull();
  });
});
