import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../experiment/experiment';
import { defaultExperiment } from '../../experiment/default-experiment';
import type { ModelId } from '../../models/registry';
import { defaultsWith } from '../../training/defaults-with';
import { auditMilliseconds, ratesOf, stepMilliseconds, trainingMilliseconds, workOfPicture } from './cost';
import { mnistTable, svhnTable, tables, type Table } from './tables';

const { sizes } = mnistTable;
const row = (id: string, table: Table = mnistTable) => table.rows.find((candidate) => candidate.id === id)!;
const measured = (id: string, milliseconds: number) => ({ ...row(id), milliseconds });

describe('workOfPicture', () => {
  it('counts the multiply-adds of the nets and the random numbers by hand', () => {
    const { model, experiment } = row('cg-bpef-L10-T0.8');
    const encoder = 784 * 400 + 400 * 400 + 400 * 40 * 5;
    const decoder = 40 * 400 + 400 * 400 + 400 * 784;
    const { net, noise } = workOfPicture(model, experiment.models[model], 10, 784);
    expect(net).toBeCloseTo((encoder + 10 * decoder) / 1e6, 12);
    expect(noise).toBeCloseTo((10 * 40 * 101) / 1e6, 12);
  });

  it('counts one random number a dimension for the exact sampler', () => {
    const noise = (sampler: string) =>
      workOfPicture('cg-bpef', defaultsWith('cg-bpef', { latent: 20, gridPoints: 101, sampler }), 1, 784)
        .noise;
    expect(noise('inverse-cdf')).toBeCloseTo(20 / 1e6, 15);
    expect(noise('concrete')).toBeCloseTo((20 * 101) / 1e6, 15);
  });

  it('counts those of the convolutional nets by hand', () => {
    const { model, experiment } = row('svhn-gauss-L1', svhnTable);
    // Windows of 25 pixels: answers x channels that come in x filters, appendix E.
    const encoder = 25 * (28 * 28 * 32 + 10 * 10 * 32 * 64 + 64 * 128) + 128 * 60;
    // Of a transposed layer each number that comes in meets 25 of each filter that goes out.
    const transposed = 128 * 64 + 4 * 4 * 64 * 32 + 8 * 8 * 32 * 16 + 16 * 16 * 16;
    const decoder = 30 * 128 + 25 * transposed;
    expect(workOfPicture(model, experiment.models[model], 1, 1024).net).toBeCloseTo(
      (encoder + decoder) / 1e6,
      12,
    );
  });
});

describe('ratesOf', () => {
  it.each(tables.map((table) => [table.name, table] as const))(
    'finds the two rates that explain two measured steps of %s',
    (_, table) => {
      const rates = { net: 0.03, noise: 0.4 };
      const probed = table.probed.map((id) => {
        const { model, experiment } = row(id, table);
        return { model, experiment, milliseconds: stepMilliseconds(model, experiment, rates, table.sizes) };
      });
      const found = ratesOf(probed[0], probed[1], table.sizes);
      expect(found.net).toBeCloseTo(rates.net, 10);
      expect(found.noise).toBeCloseTo(rates.noise, 10);
    },
  );

  it('is never below nothing, whatever noise the clock has', () => {
    const { net, noise } = ratesOf(measured('gauss-L1', 20), measured('cg-bpef-L1-T0.5', 1), sizes);
    expect(noise).toBe(0);
    expect(net).toBeGreaterThan(0);
  });
});

it('adds evaluations and the test to the steps', () => {
  const { model, experiment } = row('gauss-L1');
  const rates = { net: 0.01, noise: 0 };
  const steps = 10_000 * stepMilliseconds(model, experiment, rates, sizes);
  // 20 evaluations of 10,000 pictures and the 10,000 of the test, forward only.
  const forward = 0.01 * workOfPicture(model, experiment.models.gauss, 1, 784).net * 210_000;
  expect(trainingMilliseconds(model, experiment, rates, sizes)).toBeCloseTo(steps + forward, 6);
});

describe('auditMilliseconds', () => {
  const base = defaultExperiment();
  const withSettings = (model: ModelId, change: object): Experiment => ({
    ...base,
    models: { ...base.models, [model]: { ...base.models[model], ...change } },
  });

  it.each([
    ['gauss', {}, 1, 1],
    ['gauss', { noiseScale: 0.5 }, 1, 2],
    ['categorical', {}, 1, 2],
    ['cg-bpef', {}, 2, 2],
    ['cg-bpef', { sampler: 'inverse-cdf' }, 1, 1],
  ] as const)('of %s %j: %i readings weighed, terms of %i', (model, change, weighed, terms) => {
    const experiment = withSettings(model, change);
    const rates = { net: 0.01, noise: 0 };
    const net = (samples: number) =>
      0.01 * workOfPicture(model, experiment.models[model], samples, sizes.pixels).net;
    const effort = { pictures: 100, samples: 50 };
    expect(auditMilliseconds(model, experiment, effort, rates, sizes)).toBeCloseTo(
      weighed * 100 * net(50) + terms * sizes.tested * net(1),
      6,
    );
  });
});
