/** The equations of figure 1 that each model has of its own: head, prior, term1, y and z. Data only. */
import type { ModelId } from '../../models/registry';
import type { EquationTerm, Explanation } from './explanation';
import { dimensionsTerm, gumbelTerm, temperatureTerm, term1Term } from './shared-explanations';
import type { NodeId } from './layout';

export type OwnNode = Extract<NodeId, 'head' | 'prior' | 'term1' | 'y' | 'z'>;

const categories: EquationTerm = {
  symbol: 'C',
  meaning: 'categories of each latent variable',
  curve: 'term1',
  setting: 'C',
  file: 'src/models/categorical/spec.ts',
};

const grid: EquationTerm = {
  symbol: 'ζ',
  meaning: 'R grid points on [−1, 1]',
  curve: 'term1',
  setting: 'R',
  file: 'src/math/polynomial-family.ts',
};

const order = (symbol: string, meaning: string, file: string): EquationTerm => ({
  symbol,
  meaning,
  curve: 'term1',
  setting: 'M',
  file,
});

const concrete = (logits: string, last: string): string =>
  String.raw`y_{jr}=\frac{\exp\big((g_{jr}+${logits}_{jr})/T\big)}{\sum_{o=1}^{${last}}\exp\big((g_{jo}+${logits}_{jo})/T\big)}`;

export const modelExplanations: Readonly<Record<ModelId, Readonly<Partial<Record<OwnNode, Explanation>>>>> = {
  gauss: {
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

  categorical: {
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
    y: {
      equation: { tex: concrete(String.raw`\phi`, 'C'), source: 'section 3.2' },
      terms: [
        {
          symbol: 'y',
          meaning: 'a sample of the Concrete distribution; the decoder takes all d C numbers',
          curve: 'term2',
          file: 'src/math/concrete.ts',
        },
        temperatureTerm,
        gumbelTerm,
        categories,
      ],
    },
  },

  'cg-bpef': {
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
    y: {
      equation: { tex: concrete(String.raw`\beta`, 'R'), source: 'section 3.3' },
      terms: [
        {
          symbol: 'y',
          meaning: 'how likely z is at each grid point, a sample on the simplex',
          curve: 'term2',
          file: 'src/math/concrete.ts',
        },
        temperatureTerm,
        gumbelTerm,
        grid,
      ],
    },
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
          file: 'src/models/cg-bpef/coarse-grain.ts',
        },
        grid,
      ],
    },
  },
};
