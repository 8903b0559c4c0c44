/** Unit-VAE in figure 1: its chain and the equations of its own nodes. Data only; only tests register it. */
import type { ModelFigure } from '../../figure-contract';
import { dimensionsTerm, latentAxis, term1Term } from '../../figure-terms';
import type { UnitSettings } from './spec';

const files = 'src/models/testing/unit';

export const figure: ModelFigure<UnitSettings> = {
  chain: ({ latent }) => ({
    head: { symbol: 'μ', name: 'means', form: 'continuous', axes: [latentAxis(latent)] },
    prior: { symbol: 'p(z)', name: 'standard normal prior', form: 'continuous', axes: [latentAxis(latent)] },
    y: null,
    z: { symbol: 'z', name: 'latent vector', form: 'continuous', axes: [latentAxis(latent)] },
  }),

  explanations: {
    head: {
      equation: {
        tex: String.raw`q(\boldsymbol{z}\mid\boldsymbol{x})=G\big(\boldsymbol{z}\mid\boldsymbol{\mu}(\boldsymbol{x}),\,\boldsymbol{I}\big)`,
        source: 'not in the paper: a model for tests',
      },
      terms: [{ symbol: 'μ', meaning: 'd means of the posterior', setting: 'd', file: `${files}/spec.ts` }],
    },
    prior: {
      equation: {
        tex: String.raw`p(\boldsymbol{z})=G(\boldsymbol{z}\mid\boldsymbol{0},\boldsymbol{I})`,
        source: 'section 2',
      },
      terms: [dimensionsTerm],
    },
    term1: {
      equation: { tex: String.raw`\mathrm{term}_1=\frac12\sum_{j=1}^{d}\mu_j^2`, source: 'in closed form' },
      terms: [term1Term(`${files}/model.ts`), dimensionsTerm],
    },
    z: {
      equation: {
        tex: String.raw`\boldsymbol{z}^l=\boldsymbol{\mu}(\boldsymbol{x})+\boldsymbol{\epsilon}^l`,
        source: 'section 2: reparameterised',
      },
      terms: [
        { symbol: 'ε', meaning: 'standard normal noise', setting: 'seed', file: 'src/math/random.ts' },
        {
          symbol: 'z',
          meaning: 'what the decoder takes',
          curve: 'term2',
          setting: 'L',
          file: `${files}/model.ts`,
        },
      ],
    },
  },
};
