/** Runs of CG-VAE's families, and of other priors than the paper's, beside rows of Table 1: what a density, or a prior, is worth. Data only. */
import { familyIds } from '../../models/cg/families/registry';
import { ownRow, type TableRow } from './table-row';

const samplers = [
  { sampler: 'concrete', id: 'T0.5', label: 'T = 0.5' },
  { sampler: 'inverse-cdf', id: 'inverse-cdf', label: 'exact sampling' },
] as const;

/** At the settings of CG-BPEF-VAE's row: d = 20, R = 101, M = 5, K = 3. */
const ofTwenty = familyIds.flatMap((family) =>
  samplers.map(({ sampler, id, label }) =>
    ownRow(`cg-${family}-L1-${id}`, `CG-VAE ${family}, L = 1, ${label}`, 'cg', { family, sampler }),
  ),
);

/** Beside CG-BPEF-VAE with M = 15. */
const ofFifteen = ownRow('cg-legendre-L1-T0.5-M15', 'CG-VAE legendre, L = 1, T = 0.5, M = 15', 'cg', {
  family: 'legendre',
  polynomialOrder: 15,
});

/** Whose evidence is a sum: exact gap, floor and family gap. */
const ofTwo = familyIds.map((family) =>
  ownRow(`cg-${family}-d2`, `CG-VAE ${family}, d = 2, exact sampling`, 'cg', {
    family,
    latent: 2,
    sampler: 'inverse-cdf',
  }),
);

const priors: readonly TableRow[] = [
  ownRow('gauss-L1-learned', 'Gauss-VAE, L = 1, learned prior', 'gauss', { prior: 'learned' }),
  ownRow('gauss-L1-centroid', 'Gauss-VAE, L = 1, centroid prior', 'gauss', { prior: 'centroid' }),
  ownRow('categorical-L1-T0.5-learned', 'Cat-VAE, L = 1, T = 0.5, learned prior', 'categorical', {
    prior: 'learned',
  }),
  ownRow('cg-bpef-L1-T0.5-uniform', 'CG-BPEF-VAE, L = 1, T = 0.5, uniform prior', 'cg-bpef', {
    prior: 'fixed',
  }),
  ownRow('cg-bpef-L1-T0.5-centroid', 'CG-BPEF-VAE, L = 1, T = 0.5, centroid prior', 'cg-bpef', {
    prior: 'centroid',
  }),
];

export const familyRows: readonly TableRow[] = [...ofTwenty, ofFifteen, ...ofTwo, ...priors];
