/** Runs with one and two latent dimensions, whose evidence is a sum: the claims on what limits the bound are decided by them. Data only. */
import { ownRow, type TableRow } from './table-row';

/** M and R of CG-BPEF-VAE, sampled exactly. */
const coarse = [
  [2, 101],
  [5, 101],
  [15, 101],
  [5, 301],
  [5, 1001],
] as const;

const rowsOf = (latent: 1 | 2): TableRow[] => [
  { ...ownRow(`gauss-d${latent}`, `Gauss-VAE, d = ${latent}`, 'gauss', { latent }), refined: true },
  ownRow(`categorical-d${latent}`, `Cat-VAE, d = ${latent}, C = 10`, 'categorical', {
    latent,
    categories: 10,
  }),
  ...coarse.map(([polynomialOrder, gridPoints]) => ({
    ...ownRow(
      `cg-bpef-d${latent}-M${polynomialOrder}-R${gridPoints}`,
      `CG-BPEF-VAE, d = ${latent}, M = ${polynomialOrder}, R = ${gridPoints}, exact sampling`,
      'cg-bpef',
      { latent, polynomialOrder, gridPoints, sampler: 'inverse-cdf' },
    ),
    refined: polynomialOrder === 5 && gridPoints === 101,
  })),
];

export const truthRows: readonly TableRow[] = [...rowsOf(2), ...rowsOf(1)];
