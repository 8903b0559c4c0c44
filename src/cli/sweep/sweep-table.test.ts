import { describe, expect, it } from 'vitest';
import type { TestFigures } from '../../experiment/measurements';
import type { ModelId } from '../../models/registry';
import { sweepTable } from './sweep-table';

const figure = (model: ModelId, freeEnergy: number): TestFigures => ({
  model,
  freeEnergy,
  term1: 0,
  term2: freeEnergy,
  temperature: null,
  step: 1,
});
const lines = (text: string) => text.split('\n').slice(1, -1);

describe('sweepTable', () => {
  const varied = [
    { option: 'Tmin', values: ['0.5', '0.2'] },
    { option: 'seed', values: ['2', '10'] },
  ];

  it('has a row a job in the order of the values, and mean and sd where seeds alone differ', () => {
    const job = (values: string[], gauss: number, bpef: number) => ({
      values,
      figures: [figure('gauss', gauss), figure('cg-bpef', bpef)],
    });
    const text = sweepTable(varied, [
      job(['0.2', '2'], 7, 8),
      job(['0.5', '10'], 101, 92),
      job(['0.5', '2'], 99, 91),
    ]);
    expect(text.split('\n')[0]).toBe('L on test pictures, nats per picture (lower is better)');
    expect(lines(text)).toEqual([
      'Tmin  seed       Gauss-VAE  CG-BPEF-VAE',
      '0.5   2              99.00        91.00',
      '0.5   10            101.00        92.00',
      '0.5   mean of 2     100.00        91.50',
      '0.5   sd              1.41         0.71',
      '0.2   2               7.00         8.00',
    ]);
  });

  it('has no mean where something else than the seed varies, and no figure of a model that was off', () => {
    const text = sweepTable(
      [{ option: 'models', values: ['gauss', 'cg-bpef'] }],
      [
        { values: ['gauss'], figures: [figure('gauss', 100)] },
        { values: ['cg-bpef'], figures: [figure('cg-bpef', 97)] },
      ],
    );
    expect(lines(text)).toEqual([
      'models   Gauss-VAE  CG-BPEF-VAE',
      'gauss       100.00',
      'cg-bpef                   97.00',
    ]);
  });

  it('is empty before a job is done', () => expect(sweepTable(varied, [])).toBe(''));
});
