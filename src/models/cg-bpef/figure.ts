/** CG-BPEF-VAE in figure 1: its chain at its settings, and the equations of its own nodes. Data only; loaded when the figure is shown. */
import type { EquationTerm, ModelFigure } from '../figure-contract';
import { dimensionsTerm, latentAxis, term1Term } from '../figure-terms';
import {
  gridTerm as grid,
  priorOfChain,
  priorVariants,
  relaxedGrid,
  samplesOfChain,
} from '../grid/prior-figure';
import type { CgBpefSettings } from './spec';

const order = (symbol: string, meaning: string, file: string): EquationTerm => ({
  symbol,
  meaning,
  curve: 'term1',
  setting: 'M',
  file,
});

export const figure: ModelFigure<CgBpefSettings> = {
  chain(settings) {
    const { latent, polynomialOrder } = settings;
    const coefficients = [latentAxis(latent), { symbol: 'M', size: polynomialOrder }];
    return {
      head: { symbol: 'b', name: 'polynomial coefficients', form: 'continuous', axes: coefficients },
      prior: priorOfChain(settings, 'coefficients', coefficients),
      ...samplesOfChain(settings),
    };
  },

  explanations: {
    head: {
      equation: {
        tex: String.raw`\beta_{jr}=\sum_{m=1}^{M}b_{jm}(\boldsymbol{x})\,\zeta_r^m`,
        source: 'section 3.3',
      },
      terms: [
        order('b', 'coefficients of the posterior’s polynomial, M a dimension', 'src/models/cg-bpef/spec.ts'),
        grid,
        dimensionsTerm,
      ],
    },
    prior: {
      equation: {
        tex: String.raw`\alpha_{jr}=\sum_{m=1}^{M}a_{jm}\,\zeta_r^m`,
        source: 'section 3.3',
      },
      terms: [
        order('a', 'coefficients of the prior, learned with all else', 'src/models/cg-bpef/model.ts'),
        grid,
      ],
    },
    term1: {
      equation: {
        tex: String.raw`\mathrm{term}_1\approx\sum_{j=1}^{d}\left[\frac{\sum_{r}e^{\beta_{jr}}(\beta_{jr}-\alpha_{jr})}{\sum_{r}e^{\beta_{jr}}}+\log\sum_{r}e^{\alpha_{jr}}-\log\sum_{r}e^{\beta_{jr}}\right]`,
        source: 'Eq. (4)',
      },
      terms: [term1Term('src/math/coarse-grain.ts'), grid, dimensionsTerm],
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
          file: 'src/models/grid/coarse-grain.ts',
        },
        grid,
      ],
    },
  },

  variants: priorVariants,
};
