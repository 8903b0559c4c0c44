/** Cat-VAE in figure 1: its chain at its settings, and the equations of its own nodes. Data only; loaded when the figure is shown. */
import type { EquationTerm, ModelFigure } from '../figure-contract';
import { dimensionsTerm, latentAxis, relaxedNode, term1Term } from '../figure-terms';
import { isCentroid } from '../fields';
import { isUniform, type CategoricalSettings } from './spec';

const categories: EquationTerm = {
  symbol: 'C',
  meaning: 'categories of each latent variable',
  curve: 'term1',
  setting: 'C',
  file: 'src/models/categorical/spec.ts',
};

export const figure: ModelFigure<CategoricalSettings> = {
  chain(settings) {
    const { latent, categories } = settings;
    const axes = [latentAxis(latent), { symbol: 'C', size: categories }];
    return {
      head: { symbol: 'φ', name: 'logits', form: 'continuous', axes },
      prior: isUniform(settings)
        ? { symbol: 'p(y)', name: 'uniform prior', form: 'discrete', axes }
        : {
            symbol: 'θ',
            name: `${isCentroid(settings) ? 'centroid' : 'learned'} prior logits`,
            form: 'continuous',
            axes,
          },
      y: { symbol: 'y', name: 'relaxed categories', form: 'discrete', axes },
      z: null,
    };
  },

  explanations: {
    head: {
      equation: {
        tex: String.raw`q_{jc}=\frac{\exp\phi_{jc}(\boldsymbol{x})}{\sum_{o=1}^{C}\exp\phi_{jo}(\boldsymbol{x})}`,
        source: 'section 4, eq. (3)',
      },
      terms: [
        { symbol: 'φ', meaning: 'logits of the categories', setting: 'd', file: 'src/math/categorical.ts' },
        categories,
      ],
    },
    prior: {
      equation: { tex: String.raw`p(y_{jc}=1)=\frac1C`, source: 'section 4: uniform' },
      terms: [categories],
    },
    term1: {
      equation: {
        tex: String.raw`\mathrm{term}_1=\sum_{j=1}^{d}\sum_{c=1}^{C}q_{jc}\log(C\,q_{jc})`,
        source: 'KL of the categories, the prior being uniform',
      },
      terms: [term1Term('src/math/categorical.ts'), categories, dimensionsTerm],
    },
    y: relaxedNode(
      String.raw`\phi`,
      'C',
      'section 3.2',
      'a sample of the Concrete distribution; the decoder takes all d C numbers',
      categories,
    ),
  },

  variants: [
    {
      holds: (settings) => !isUniform(settings),
      explanations: {
        prior: {
          equation: {
            tex: String.raw`p_{jc}=\frac{\exp\theta_{jc}}{\sum_{o=1}^{C}\exp\theta_{jo}}`,
            source: 'not in the paper: a prior with parameters',
          },
          terms: [
            {
              symbol: 'θ',
              meaning: 'logits of the prior, C a dimension',
              curve: 'term1',
              setting: 'prior',
              file: 'src/models/categorical/spec.ts',
            },
            categories,
          ],
        },
        term1: {
          equation: {
            tex: String.raw`\mathrm{term}_1=\sum_{j=1}^{d}\sum_{c=1}^{C}q_{jc}\log\frac{q_{jc}}{p_{jc}}`,
            source: 'KL of the categories',
          },
          terms: [term1Term('src/math/categorical.ts'), categories, dimensionsTerm],
        },
      },
    },
    {
      holds: isCentroid,
      explanations: {
        prior: {
          equation: {
            tex: String.raw`p_{jc}=\langle q_{jc}\rangle`,
            source: 'eq. (5): the Bregman centroid, every 100 steps',
          },
          terms: [
            {
              symbol: 'p',
              meaning: 'probabilities of the prior; the angles are a running mean over the posteriors',
              curve: 'term1',
              setting: 'prior',
              file: 'src/math/categorical.ts',
            },
          ],
        },
      },
    },
  ],
};
