/** What coarse-grained models share in figure 1: their samples, and the prior: learned, uniform, or the posteriors' centroid. Data only. */
import type { Axis, ChainPart, EquationTerm, ModelFigure } from '../figure-contract';
import { dimensionsTerm, latentAxis, relaxedNode, term1Term } from '../figure-terms';
import { isCentroid, type priorFields } from '../fields';
import type { Values } from '../../schema/field';
import { isUniform } from './grid-spec';

interface GridSettings extends Values<typeof priorFields> {
  readonly latent: number;
  readonly gridPoints: number;
}

export const gridTerm: EquationTerm = {
  symbol: 'ζ',
  meaning: 'R grid points on [−1, 1]',
  curve: 'term1',
  setting: 'R',
  file: 'src/math/polynomial-family.ts',
};

/** The relaxed grid points and the z that they come to. */
export const samplesOfChain = ({ latent, gridPoints }: GridSettings) =>
  ({
    y: {
      symbol: 'y',
      name: 'relaxed grid points',
      form: 'discrete',
      axes: [latentAxis(latent), { symbol: 'R', size: gridPoints }],
    },
    z: {
      symbol: 'z',
      name: 'coarse-grained latent vector',
      form: 'continuous',
      axes: [latentAxis(latent)],
    },
  }) as const satisfies Readonly<Record<'y' | 'z', ChainPart>>;

export const relaxedGrid = relaxedNode(
  String.raw`\beta`,
  'R',
  'section 3.3',
  'how likely z is at each grid point, a sample on the simplex',
  gridTerm,
);

/** `what` its parameters are, and along which axes. */
export const priorOfChain = (settings: GridSettings, what: string, axes: readonly Axis[]): ChainPart =>
  isUniform(settings)
    ? {
        symbol: 'p(y)',
        name: 'uniform prior',
        form: 'discrete',
        axes: [latentAxis(settings.latent), { symbol: 'R', size: settings.gridPoints }],
      }
    : {
        symbol: 'a',
        name: `${isCentroid(settings) ? 'centroid' : 'learned'} prior ${what}`,
        form: 'continuous',
        axes,
      };

type Variants = NonNullable<ModelFigure<never>['variants']>;

export const priorVariants = [
  {
    holds: isUniform,
    explanations: {
      prior: {
        equation: {
          tex: String.raw`p(y_{jr}=1)=\frac1R`,
          source: 'not in the paper: uniform over the grid',
        },
        terms: [gridTerm],
      },
      term1: {
        equation: {
          tex: String.raw`\mathrm{term}_1\approx\sum_{j=1}^{d}\left[\frac{\sum_{r}e^{\beta_{jr}}\beta_{jr}}{\sum_{r}e^{\beta_{jr}}}+\log R-\log\sum_{r}e^{\beta_{jr}}\right]`,
          source: 'Eq. (4), the prior being uniform',
        },
        terms: [term1Term('src/math/coarse-grain.ts'), gridTerm, dimensionsTerm],
      },
    },
  },
  {
    holds: isCentroid,
    explanations: {
      prior: {
        equation: {
          tex: String.raw`\nabla\psi(\boldsymbol{a}_j)=\langle\nabla\psi(\boldsymbol{b}_j)\rangle`,
          source: 'eq. (5): the Bregman centroid, every 100 steps',
        },
        terms: [
          {
            symbol: 'a',
            meaning: 'parameters of the prior; the angles are a running mean of the posteriors’ moments',
            curve: 'term1',
            setting: 'prior',
            file: 'src/math/bregman-newton.ts',
          },
        ],
      },
    },
  },
] as const satisfies readonly {
  readonly holds: (settings: Values<typeof priorFields>) => boolean;
  readonly explanations: Variants[number]['explanations'];
}[];
