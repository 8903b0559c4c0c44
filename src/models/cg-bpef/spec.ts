/** The pure half of CG-BPEF-VAE: polynomial exponential families on [-1, 1], coarse grained to R grid points, with a learned prior of the same kind, or a uniform one. No tensors. */
import { projectionMap } from '../../math/polynomial-projection';
import { continuousDensity, features, gridPoints, polynomialLogits } from '../../math/polynomial-family';
import type { Fields, Values } from '../../schema/field';
import type { ModelSpec } from '../contract';
import {
  commonFields,
  divergenceFields,
  gridApplies,
  gridFields,
  priorFields,
  temperatureFields,
} from '../fields';
import { gridSpec } from '../grid/grid-spec';
import { mendTemperatures } from '../temperature-order';

const fields = {
  ...commonFields,
  ...priorFields,
  ...divergenceFields,
  ...priorFields,
  ...divergenceFields,
  ...temperatureFields,
  polynomialOrder: {
    kind: 'integer',
    link: 'M',
    label: 'Polynomial order',
    symbol: 'M',
    meaning: 'Order of the polynomial in the exponent of each latent density; at most R - 2 in a run.',
    equation: {
      tex: String.raw`q(z_j\mid\boldsymbol{x})\propto\exp\Big(\sum_{m=1}^{M}b_{jm}\,z_j^m\Big)`,
      source: 'Eq. (2)',
    },
    moves: 'Posterior: how many humps the density can have; Curves: term1.',
    live: true,
    probed: true,
    minimum: 1,
    maximum: 20,
    default: 5,
  },
  ...gridFields,
} as const satisfies Fields;

export type CgBpefSettings = Values<typeof fields>;

export const cgBpefSpec = {
  id: 'cg-bpef',
  name: 'CG-BPEF-VAE',
  fields,
  applies: gridApplies,
  plane: {},
  ...gridSpec<CgBpefSettings>({
    size: ({ polynomialOrder }) => polynomialOrder,
    logits: (coefficients, { gridPoints: R }) => polynomialLogits(coefficients, gridPoints(R)),
    density: (coefficients, z) => continuousDensity(coefficients, z),
    statistics: ({ polynomialOrder, gridPoints: R }) => features(polynomialOrder, gridPoints(R)),
  }),
  mend(settings) {
    const mended = mendTemperatures('CG-BPEF-VAE', settings);
    const { polynomialOrder, gridPoints } = settings;
    const largest = gridPoints - 2;
    if (polynomialOrder <= largest) return mended;
    return {
      settings: { ...mended.settings, polynomialOrder: largest },
      notices: [
        ...mended.notices,
        `Polynomial order M of CG-BPEF-VAE: expected at most R - 2 = ${largest} with R = ${gridPoints}, got ${polynomialOrder}; took ${largest}.`,
      ],
    };
  },

  headMap: (from, to) =>
    from.polynomialOrder === to.polynomialOrder
      ? null
      : projectionMap(from.polynomialOrder, to.polynomialOrder, from.gridPoints),
} as const satisfies ModelSpec<CgBpefSettings>;
