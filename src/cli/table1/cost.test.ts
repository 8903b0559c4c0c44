import { describe, expect, it } from 'vitest';
import { tableRows } from '../../experiment/table1/rows';
import { ratesOf, stepMilliseconds, trainingMilliseconds, workOfPicture } from './cost';

const row = (id: string) => tableRows.find((candidate) => candidate.id === id)!;
const measured = (id: string, milliseconds: number) => ({ ...row(id), milliseconds });

describe('workOfPicture', () => {
  it('counts the multiply-adds of the nets and the random numbers by hand', () => {
    const { model, experiment } = row('cg-bpef-L10-T0.8');
    const encoder = 784 * 400 + 400 * 400 + 400 * 40 * 5;
    const decoder = 40 * 400 + 400 * 400 + 400 * 784;
    const { dense, noise } = workOfPicture(model, experiment.models[model], 10);
    expect(dense).toBeCloseTo((encoder + 10 * decoder) / 1e6, 12);
    expect(noise).toBeCloseTo((10 * 40 * 101) / 1e6, 12);
  });
});

describe('ratesOf', () => {
  it('finds the two rates that explain two measured steps', () => {
    const rates = { dense: 0.03, noise: 0.4 };
    const step = (id: string) => stepMilliseconds(row(id).model, row(id).experiment, rates);
    const found = ratesOf(
      measured('gauss-L1', step('gauss-L1')),
      measured('cg-bpef-L1-T0.5', step('cg-bpef-L1-T0.5')),
    );
    expect(found.dense).toBeCloseTo(rates.dense, 10);
    expect(found.noise).toBeCloseTo(rates.noise, 10);
  });

  it('is never below nothing, whatever noise the clock has', () => {
    const { dense, noise } = ratesOf(measured('gauss-L1', 20), measured('cg-bpef-L1-T0.5', 1));
    expect(noise).toBe(0);
    expect(dense).toBeGreaterThan(0);
  });
});

it('adds evaluations and the test to the steps', () => {
  const { model, experiment } = row('gauss-L1');
  const rates = { dense: 0.01, noise: 0 };
  const steps = 10_000 * stepMilliseconds(model, experiment, rates);
  // 20 evaluations of 10,000 pictures and the 10,000 of the test, forward only.
  const forward = 0.01 * workOfPicture(model, experiment.models.gauss, 1).dense * 210_000;
  expect(trainingMilliseconds(model, experiment, rates)).toBeCloseTo(steps + forward, 6);
});
