/** Terms and equations of figure 1 that several models share. Data only. */
import type { Axis, EquationTerm, Explanation } from './figure-contract';

/** The axis of the latent dimensions. */
export const latentAxis = (latent: number): Axis => ({ symbol: 'd', size: latent });

/** A Concrete sample of `last` categories with these logits. */
const concreteEquation = (logits: string, last: string): string =>
  String.raw`y_{jr}=\frac{\exp\big((g_{jr}+${logits}_{jr})/T\big)}{\sum_{o=1}^{${last}}\exp\big((g_{jo}+${logits}_{jo})/T\big)}`;

/** T and the noise, wherever categories are relaxed. */
const temperatureTerm: EquationTerm = {
  symbol: 'T',
  meaning: 'temperature: low is near a category, high near the middle of the simplex',
  curve: 'term2',
  setting: 'T',
  file: 'src/math/schedule.ts',
};

const gumbelTerm: EquationTerm = {
  symbol: 'g',
  meaning: 'Gumbel noise, −log(−log u)',
  setting: 'seed',
  file: 'src/math/random.ts',
};

export const dimensionsTerm: EquationTerm = {
  symbol: 'd',
  meaning: 'latent dimensions',
  setting: 'd',
  file: 'src/models/fields.ts',
};

/** term1 in every model's sheet. */
export const term1Term = (file: string): EquationTerm => ({
  symbol: 'term_1',
  meaning: 'nats between posterior and prior, in closed form',
  curve: 'term1',
  setting: 'kl',
  file,
});

/** The node of relaxed categories: their logits and how many (`last`), what a sample means, and the term that counts them. */
export const relaxedNode = (
  logits: string,
  last: string,
  source: string,
  meaning: string,
  counted: EquationTerm,
): Explanation => ({
  equation: { tex: concreteEquation(logits, last), source },
  terms: [
    { symbol: 'y', meaning, curve: 'term2', file: 'src/math/concrete.ts' },
    temperatureTerm,
    gumbelTerm,
    counted,
  ],
});
