import { describe, expect, it } from 'vitest';
import type { Audit, ImportanceWeighted, Mean } from '../../experiment/audit';
import type { Refined } from '../../experiment/refined';
import type { ExactEvidence } from '../../experiment/exact';
import { tableRows } from '../../experiment/table1/rows';
import { runFigures } from '../../experiment/table1/run-figures';
import type { Training } from './finished';
import { jobOf } from './jobs';
import { tableRecord } from './table-record';
import { mnistTable } from './tables';

const row = tableRows.find(({ id }) => id === 'cg-bpef-L1-T0.5')!;
const job = jobOf(row, 2, 'work');
const steps = Array.from({ length: 120 }, (_, i) => i + 1);

const training: Training = {
  record: {
    version: 1,
    code: 'coarse-grain 0.0.0',
    experiment: { ...job.experiment, steps: 120 },
    moves: [],
    backend: { name: 'wasm', threads: 1, device: 'SIMD', plan: 'plan' },
    dataset: { name: 'mnist', sha256: 'abc' },
    models: {},
  },
  model: {
    curve: { step: steps, term1: steps, term2: steps.map((step) => 200 - step) },
    validation: [
      { step: 60, temperature: 0.5, training: { term1: 1, term2: 2 }, validation: { term1: 20, term2: 80 } },
      { step: 120, temperature: 0.5, training: { term1: 1, term2: 2 }, validation: { term1: 21, term2: 80 } },
    ],
    test: { term1: 19.123456, term2: 78, freeEnergy: 97.123456, temperature: 0.5, step: 60 },
    millisecondsPerStep: 50,
  },
  command: 'npm run train -- --seed 2',
};

const flat = (mean: number): Mean => ({ mean, standardError: 0.1 });
const terms = (term1: number, term2: number) => ({
  term1: flat(term1),
  term2: flat(term2),
  freeEnergy: flat(term1 + term2),
});

function importance(reading: ImportanceWeighted['reading'], nllByPicture: number[]): ImportanceWeighted {
  const mean = nllByPicture.reduce((sum, nll) => sum + nll, 0) / nllByPicture.length;
  const points = [1, 100].map((samples) => ({ samples, nll: flat(mean + 1 / samples), effectiveSamples: 5 }));
  return { reading, pixels: 'binarised', points, nllByPicture };
}

function audit(over: Partial<Audit>): Audit {
  return {
    model: 'cg-bpef',
    step: 60,
    temperature: 0.5,
    pictures: 10,
    paper: terms(19, 78),
    hard: terms(19, 86),
    klByDimension: [19],
    relaxed: { of: 'z', pictures: 10, byDimension: [28], terms: terms(28, 78) },
    klSimplex: 50,
    importance: [importance('hard', [90, 91, 95]), importance('relaxed', [93, 93, 97])],
    ...over,
  };
}

const gauss = audit({
  model: 'gauss',
  hard: null,
  relaxed: null,
  importance: [importance('exact', [91, 93, 94])],
});

const one = { mean: 1, standardError: 0.1 };
const nothing = { deviations: null, correlation: null, information: null };

describe('tableRecord', () => {
  const record = tableRecord(
    job,
    training,
    { audit: { audit: audit({}), command: 'npm run audit' }, exact: null, refined: null },
    gauss,
    mnistTable,
  );
  const model = record.models['cg-bpef']!;

  it('keeps what made it, the validation whole, and the curve as means of 50 steps', () => {
    expect(record).toMatchObject({
      row: 'cg-bpef-L1-T0.5',
      commands: { train: 'npm run train -- --seed 2', audit: 'npm run audit' },
      backend: { name: 'wasm', plan: 'plan' },
    });
    expect(model.validation).toEqual(training.model.validation);
    expect(model.curve).toEqual({
      stepsPerPoint: 50,
      step: [50, 100, 120],
      term1: [25.5, 75.5, 110.5],
      term2: [174.5, 124.5, 89.5],
    });
    expect(JSON.stringify(record)).not.toContain('nllByPicture');
  });

  it('compares picture by picture with the Gauss-VAE: -1, -2 and 1', () => {
    const [hard] = model.paired;
    expect(hard).toMatchObject({ minus: 'gauss-L1', reading: 'hard', pixels: 'binarised', samples: 100 });
    expect(hard.nll.mean).toBeCloseTo(-2 / 3, 12);
    // Deviation of -1, -2, 1 is sqrt(7/3), over sqrt(3).
    expect(hard.nll.standardError).toBeCloseTo(Math.sqrt(7) / 3, 12);
  });

  it('does not compare other pictures, nor the baseline with itself', () => {
    const fewer = { ...gauss, importance: [importance('exact', [91, 93])] };
    const paired = (beside: Audit | null, of = job) =>
      Object.values(
        tableRecord(
          of,
          training,
          { audit: { audit: audit({}), command: '' }, exact: null, refined: null },
          beside,
          mnistTable,
        ).models,
      )[0].paired;
    expect(paired(fewer)).toEqual([]);
    expect(paired(null)).toEqual([]);
    expect(paired(gauss, { ...job, row: 'gauss-L1' })).toEqual([]);
  });

  it('comes to the figures that are shown', () => {
    expect(runFigures(record)).toEqual({
      row: 'cg-bpef-L1-T0.5',
      seed: 2,
      validation: 100,
      term1: 19.1235,
      term2: 78,
      freeEnergy: 97.1235,
      seconds: 6,
      audit: {
        pictures: 10,
        paper: 97,
        term1: 19,
        hard: 105,
        relaxed: { of: 'z', term1: 28, freeEnergy: 106 },
        importance: [
          {
            reading: 'hard',
            pixels: 'binarised',
            samples: 100,
            pictures: 3,
            nll: { mean: 92.01, standardError: 0.1 },
            effectiveSamples: 5,
            aboveGauss: { mean: -0.6667, standardError: 0.8819 },
          },
          expect.objectContaining({ reading: 'relaxed' }),
        ],
      },
    });
  });

  it('has no audit where there was none', () => {
    expect(
      runFigures(tableRecord(job, training, { audit: null, exact: null, refined: null }, gauss, mnistTable))
        .audit,
    ).toBeNull();
  });

  it('keeps exact evidence without single pictures, and how far the audit of the same pictures lies above it', () => {
    const picture = {
      ...{ gap: 3, floor: 1, family: 2, finer: false, modes: [1], ownModes: [1] },
      ...nothing,
    };
    const exact: ExactEvidence = {
      ...{
        model: 'cg-bpef',
        step: 100,
        reading: 'hard',
        pixels: 'binarised',
        from: 'test',
        cells: [101],
        pictures: 3,
      },
      ...{
        freeEnergy: one,
        nll: one,
        floor: one,
        family: one,
        amortisation: one,
        gap: { ...one, median: 2 },
      },
      ...{ finer: 0, twoModes: 0.1, ownTwoModes: 0, correlation: null, information: null },
      byPicture: [89, 90, 91].map((nll) => ({ ...picture, nll })),
    };
    const given = {
      audit: { audit: audit({}), command: '' },
      exact: { exact, command: 'npm run exact' },
      refined: null,
    };
    const { commands, models } = tableRecord(job, training, given, null, mnistTable);
    expect(commands.exact).toBe('npm run exact');
    const { importanceAbove, ...kept } = models['cg-bpef']!.exact!;
    expect(kept).not.toHaveProperty('byPicture');
    // 90, 91, 95 minus 89, 90, 91.
    expect(importanceAbove).toMatchObject({ mean: 2, median: 1, samples: 100 });
    const terms = { term1: 1, term2: 90 };
    const refined: Refined = {
      ...{ model: 'cg-bpef', step: 100, temperature: null, accounting: 'bound', pictures: 2, kept: 0 },
      ...{ steps: 300, samples: 32, before: one, after: one, gain: one },
      byPicture: [0, 1].map(() => ({ before: terms, after: terms, gain: one })),
    };
    const both = { ...given, refined: { refined, command: 'npm run refine' } };
    const record = tableRecord(job, training, both, null, mnistTable);
    expect(record.commands.refine).toBe('npm run refine');
    // gap - family of the same two pictures.
    expect(record.models['cg-bpef']!.refined).toMatchObject({ pictures: 2, amortisation: 1 });
    expect(record.models['cg-bpef']!.refined).not.toHaveProperty('byPicture');
    const others = { ...given, exact: { ...given.exact, exact: { ...exact, reading: 'exact' as const } } };
    expect(
      tableRecord(job, training, others, null, mnistTable).models['cg-bpef']!.exact!.importanceAbove,
    ).toBeNull();
  });

  it('wants the validation of the best parameters', () => {
    expect(() => runFigures({ ...record, models: {} })).toThrow(
      'record of cg-bpef-L1-T0.5, seed 2: expected a model',
    );
  });
});
