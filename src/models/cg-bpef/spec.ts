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
  ...temperatureFields,
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
