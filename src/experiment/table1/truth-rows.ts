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

/** One dimension tells so little of a picture that a small net does; a label says so. */
const nets = {
  1: { settings: { hidden: [128] }, label: ', 128 hidden' },
  2: { settings: {}, label: '' },
} as const;

function rowsOf(latent: 1 | 2): TableRow[] {
  const { settings: net, label } = nets[latent];
  const named = (model: string) => `${model}, d = ${latent}${label}`;
  return [
    { ...ownRow(`gauss-d${latent}`, named('Gauss-VAE'), 'gauss', { latent, ...net }), refined: true },
    ownRow(`categorical-d${latent}`, `${named('Cat-VAE')}, C = 10`, 'categorical', {
      latent,
      ...net,
      categories: 10,
    }),
    ...coarse.map(([polynomialOrder, gridPoints]) => ({
      ...ownRow(
        `cg-bpef-d${latent}-M${polynomialOrder}-R${gridPoints}`,
        `${named('CG-BPEF-VAE')}, M = ${polynomialOrder}, R = ${gridPoints}, exact sampling`,
        'cg-bpef',
        { latent, ...net, polynomialOrder, gridPoints, sampler: 'inverse-cdf' },
      ),
      refined: polynomialOrder === 5 && gridPoints === 101,
    })),
  ];
}

export const truthRows: readonly TableRow[] = [...rowsOf(2), ...rowsOf(1)];
