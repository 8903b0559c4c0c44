/** What Table 1 is made of: the paper's rows, and the runs that the claims of its section 4 need beside them. Data only. */
import type { Experiment } from '../experiment';
import { table1 } from '../presets';
import { ownRow as extra, type TableRow } from './table-row';
import { truthRows } from './truth-rows';

export const paperRows: readonly TableRow[] = table1;

/** Runs behind the claims: one setting of a row changed at a time. */
export const extraRows: readonly TableRow[] = [
  extra('gauss-L1-shallow', 'Gauss-VAE, L = 1, one hidden layer', 'gauss', { hidden: [400] }),
  extra('categorical-L1-T0.5-shallow', 'Cat-VAE, L = 1, T = 0.5, one hidden layer', 'categorical', {
    hidden: [400],
  }),
  extra('cg-bpef-L1-T0.5-shallow', 'CG-BPEF-VAE, L = 1, T = 0.5, one hidden layer', 'cg-bpef', {
    hidden: [400],
  }),
  extra('cg-bpef-L1-T0.5-M2', 'CG-BPEF-VAE, L = 1, T = 0.5, M = 2', 'cg-bpef', { polynomialOrder: 2 }),
  extra('cg-bpef-L1-T0.5-M15', 'CG-BPEF-VAE, L = 1, T = 0.5, M = 15', 'cg-bpef', { polynomialOrder: 15 }),
  extra('categorical-L1-T0.5-C20', 'Cat-VAE, L = 1, T = 0.5, C = 20', 'categorical', { categories: 20 }),
  extra('categorical-L1-T0.8-Tmax1', 'Cat-VAE, L = 1, T from 1 to 0.8', 'categorical', {
    categories: 10,
    temperatureMaximum: 1,
    temperatureMinimum: 0.8,
  }),
  extra('cg-bpef-L1-T0.8-Tmax0.8', 'CG-BPEF-VAE, L = 1, T = 0.8 from the first step', 'cg-bpef', {
    latent: 30,
    temperatureMaximum: 0.8,
    temperatureMinimum: 0.8,
  }),
  extra('cg-bpef-L1-inverse-cdf', 'CG-BPEF-VAE, L = 1, exact sampling', 'cg-bpef', {
    sampler: 'inverse-cdf',
  }),
  // sqrt(1 - 0.5), what is left of the noise at T = 0.5; and, measured with R = 101, of the variance at T = 0.8 a share of 0.27.
  extra('gauss-L1-noise-0.7071', 'Gauss-VAE, L = 1, noise × 0.707', 'gauss', { noiseScale: 0.7071 }),
  extra('gauss-L1-noise-0.52', 'Gauss-VAE, L = 1, noise × 0.52', 'gauss', { noiseScale: 0.52 }),
];

export const tableRows: readonly TableRow[] = [...paperRows, ...extraRows, ...truthRows];

export const withSeed = (experiment: Experiment, seed: number): Experiment => ({ ...experiment, seed });
