import { expect, it } from 'vitest';
import { testTable } from './test-table';

it('lines up the figures of each model', () => {
  const figures = [
    { model: 'gauss', term1: 21.7, term2: 78.904, freeEnergy: 100.604, temperature: null, step: 9500 },
    { model: 'cg-bpef', term1: 19.8, term2: 77.5, freeEnergy: 97.3, temperature: 0.5, step: 10_000 },
  ] as const;
  expect(testTable(figures)).toBe(
    [
      'test              L  term1  term2    T  best at step',
      'Gauss-VAE    100.60  21.70  78.90               9500',
      'CG-BPEF-VAE   97.30  19.80  77.50  0.5         10000',
      '',
    ].join('\n'),
  );
});
