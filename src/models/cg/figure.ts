/** CG-VAE in figure 1: its chain at its settings, and the equations of its own nodes. Data only; loaded when the figure is shown. */
import type { EquationTerm, ModelFigure } from '../figure-contract';
import { dimensionsTerm, latentAxis, term1Term } from '../figure-terms';
import {
  gridTerm as grid,
  priorOfChain,
  priorVariants,
  relaxedGrid,
  samplesOfChain,
} from '../grid/prior-figure';
import { families } from './families/registry';
import type { CgSettings } from './spec';

const family: EquationTerm = {
  symbol: 'f',
  meaning: 'functions of the family',
  curve: 'term1',
  setting: 'family',
  file: 'src/models/cg/families/registry.ts',
};

const parameters = (symbol: string, meaning: string): EquationTerm => ({
  symbol,
  meaning,
  curve: 'term1',
  setting: 'M',
  file: 'src/models/cg/spec.ts',
});

export const figure: ModelFigure<CgSettings> = {
  chain: (settings) => {
    const { latent } = settings;
    const axes = [latentAxis(latent), { symbol: 'P', size: families[settings.family].size(settings) }];
    return {
      head: { symbol: 'b', name: 'parameters of the family', form: 'continuous', axes },
      prior: priorOfChain(settings, 'parameters', axes),
      ...samplesOfChain(settings),
    };
  },

  explanations: {
    head: {
      equation: {
        tex: String.raw`\beta_{jr}=\sum_{p=1}^{P}b_{jp}(\boldsymbol{x})\,f_p(\zeta_r)`,
        source: 'section 3.3, with any functions: definition 29',
      },
      terms: [parameters('b', 'parameters of the posterior, P a dimension'), family, grid, dimensionsTerm],
    },
    prior: {
      equation: {
        tex: String.raw`\alpha_{jr}=\sum_{p=1}^{P}a_{jp}\,f_p(\zeta_r)`,
        source: 'section 3.3, with any functions: definition 29',
      },
      terms: [parameters('a', 'parameters of the prior, learned with all else'), family, grid],
    },
    term1: {
      equation: {
        tex: String.raw`\mathrm{term}_1\approx\sum_{j=1}^{d}\left[\frac{\sum_{r}e^{\beta_{jr}}(\beta_{jr}-\alpha_{jr})}{\sum_{r}e^{\beta_{jr}}}+\log\sum_{r}e^{\alpha_{jr}}-\log\sum_{r}e^{\beta_{jr}}\right]`,
        source: 'Eq. (4)',
      },
      terms: [term1Term('src/math/grid-family.ts'), grid, dimensionsTerm],
    },
    y: relaxedGrid,
    z: {
      equation: {
        tex: String.raw`z_j=\boldsymbol{y}_j^{\mathsf T}\boldsymbol{\zeta}=\sum_{r=1}^{R}y_{jr}\,\zeta_r`,
        source: 'section 3.3: coarse grain',
      },
      terms: [
        {
          symbol: 'z',
          meaning: 'the mean of the grid points under y',
          curve: 'term2',
          setting: 'sampler',
          file: 'src/models/grid/grid-model.ts',
        },
        grid,
      ],
    },
  },

  variants: priorVariants,
};
