import { expect, it } from 'vitest';
import type { ModelId } from '../../../models/registry';
import { Columns } from '../../../state/growing-columns';
import { floorWords } from './floor-words';
import { inHand } from '../../../state/series';

/** term2 is 600 and a thousandth of the step on validation pictures, 1 less on training pictures. */
const curves = (model: ModelId, ...steps: number[]) => {
  const evaluations = steps.map((step) => ({
    ...{ model, step, temperature: null, klByDimension: Float32Array.of(20) },
    validation: { term1: 20, term2: 600 + step / 1000 },
    training: { term1: 19, term2: 599 + step / 1000 },
  }));
  return { series: inHand(model), minibatch: new Columns(), evaluations };
};

it('say term2 less the floor of the evaluation in hand, by model, and keep the place of one to come', () => {
  const both = [curves('gauss', 500, 1000), curves('categorical', 1000)];
  const words = 'Validation above the floor of 595.25, the entropy of the grey pixels';
  expect(floorWords(both, 595.25, Infinity)).toBe(`${words}: Gauss-VAE 5.75, Cat-VAE 5.75.`);
  expect(floorWords(both, 595.25, 999)).toBe(`${words}: Gauss-VAE 5.25, Cat-VAE –.`);
});
