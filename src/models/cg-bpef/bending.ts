/** The powers of z that bend CG-BPEF-VAE's densities, as the page draws them and lets a user bend them. Pure. */
import { features, powerNames } from '../../math/polynomial-family';
import type { Bending } from '../bending-contract';
import type { CgBpefSettings } from './spec';

export const bending: Bending<CgBpefSettings> = {
  shapedBy: [],
  // Two bumps and a slope: a density no Gaussian can be.
  start: [0.5, 6, 0, -8],
  resized: 'cut',
  parameters: ({ polynomialOrder }) =>
    powerNames(polynomialOrder).map((_, m) => ({
      label: `Coefficient b${m + 1}`,
      meaning: `The factor of z to the power ${m + 1} in the exponent of eq. (2).`,
    })),
  statistics: ({ polynomialOrder }, z) => {
    const values = features(polynomialOrder, z);
    return powerNames(polynomialOrder).map((name, m) => ({ name, values: values[m] }));
  },
};
