/** Gauss-VAE in figure 1: its chain at its settings, and the equations of its own nodes. Data only; loaded when the figure is shown. */
import type { ModelFigure } from '../figure-contract';
import { dimensionsTerm, latentAxis, term1Term } from '../figure-terms';
import { isCentroid } from '../fields';
import { isStandard, type GaussSettings } from './spec';

export const figure: ModelFigure<GaussSettings> = {
  chain: ({ latent, ...settings }) => ({
    head: {
      symbol: 'μ, log λ²',
      name: 'means and log-variances',
      form: 'continuous',
      axes: [{ symbol: 'μ and λ', size: 2 }, latentAxis(latent)],
    },
    prior: isStandard({ latent, ...settings })
      ? { symbol: 'p(z)', name: 'standard normal prior', form: 'continuous', axes: [latentAxis(latent)] }
      : {
          symbol: 'm, s',
          name: `${isCentroid(settings) ? 'centroid' : 'learned'} normal prior`,
          form: 'continuous',
          axes: [{ symbol: 'm and s', size: 2 }, latentAxis(latent)],
        },
    y: null,
    z: { symbol: 'z', name: 'latent vector', form: 'continuous', axes: [latentAxis(latent)] },
  }),

  explanations: {
    head: {
      equation: {
        tex: String.raw`q(\boldsymbol{z}\mid\boldsymbol{x})=G\big(\boldsymbol{z}\mid\boldsymbol{\mu}(\boldsymbol{x}),\,\mathrm{diag}(\boldsymbol{\lambda}^2(\boldsymbol{x}))\big)`,
        source: 'section 2',
      },
      terms: [
        { symbol: 'μ', meaning: 'd means of the posterior', setting: 'd', file: 'src/models/gauss/spec.ts' },
        {
          symbol: 'λ',
          meaning: 'd deviations, as logarithms of their squares',
          curve: 'term1',
          file: 'src/math/gauss.ts',
        },
      ],
    },
    prior: {
      equation: {
        tex: String.raw`p(\boldsymbol{z})=G(\boldsymbol{z}\mid\boldsymbol{0},\boldsymbol{I})`,
        source: 'section 2',
      },
      terms: [
        dimensionsTerm,
        {
          symbol: 'p',
          meaning: 'a prior without parameters',
          curve: 'term1',
          file: 'src/models/gauss/model.ts',
        },
      ],
    },
    term1: {
      equation: {
        tex: String.raw`\mathrm{term}_1=\frac12\sum_{j=1}^{d}\big(\mu_j^2+\lambda_j^2-1-\log\lambda_j^2\big)`,
        source: 'section 2, in closed form',
      },
      terms: [term1Term('src/math/gauss.ts'), dimensionsTerm],
    },
    z: {
      equation: {
        tex: String.raw`\boldsymbol{z}^l=\boldsymbol{\mu}(\boldsymbol{x})+\boldsymbol{\lambda}(\boldsymbol{x})\circ\boldsymbol{\epsilon}^l,\quad\boldsymbol{\epsilon}^l\sim G(\boldsymbol{0},\boldsymbol{I})`,
        source: 'section 2: reparameterised',
      },
      terms: [
        { symbol: 'ε', meaning: 'standard normal noise', setting: 'seed', file: 'src/math/random.ts' },
        {
          symbol: 'z',
          meaning: 'what the decoder takes, L times a picture',
          curve: 'term2',
          setting: 'L',
          file: 'src/models/gauss/model.ts',
        },
      ],
    },
  },

  variants: [
    {
      holds: (settings) => !isStandard(settings),
      explanations: {
        prior: {
          equation: {
            tex: String.raw`p(\boldsymbol{z})=\prod_{j=1}^{d}G(z_j\mid m_j,\,s_j^2)`,
            source: 'not in the paper: a prior with parameters',
          },
          terms: [
            dimensionsTerm,
            {
              symbol: 'm',
              meaning: 'means and deviations of the prior',
              curve: 'term1',
              setting: 'prior',
              file: 'src/models/gauss/spec.ts',
            },
          ],
        },
        term1: {
          equation: {
            tex: String.raw`\mathrm{term}_1=\frac12\sum_{j=1}^{d}\Big(\frac{(\mu_j-m_j)^2+\lambda_j^2}{s_j^2}-1-\log\frac{\lambda_j^2}{s_j^2}\Big)`,
            source: 'KL of two normal distributions, in closed form',
          },
          terms: [term1Term('src/math/gauss.ts'), dimensionsTerm],
        },
      },
    },
    {
      holds: isCentroid,
      explanations: {
        prior: {
          equation: {
            tex: String.raw`m_j=\langle\mu_j\rangle,\quad s_j^2=\langle\mu_j^2+\lambda_j^2\rangle-m_j^2`,
            source: 'eq. (5): the Bregman centroid, every 100 steps',
          },
          terms: [
            {
              symbol: 'm',
              meaning:
                'mean of the prior, s its deviation; the angles are a running mean over the posteriors',
              curve: 'term1',
              setting: 'prior',
              file: 'src/math/gauss.ts',
            },
          ],
        },
      },
    },
  ],
};
