/** The pure half of CG-BPEF-VAE: polynomial exponential families on [-1, 1], coarse grained to R grid points, with a learned prior of the same kind, or a uniform one. No tensors. */
import { cellsAroundGrid } from '../../math/cell-density';
import { klCoarseGrain, posteriorMean } from '../../math/coarse-grain';
import { expOfNegative } from '../../math/exponential-table';
import { gridCells, histogramMass, relaxedMeans } from '../../math/concrete-histogram';
import { cellCentres, meanInverseCdf } from '../../math/inverse-cdf';
import { linspace, softmax } from '../../math/numeric';
import { projectionMap } from '../../math/polynomial-projection';
import {
  continuousDensity,
  features,
  gridPoints,
  gridProbabilities,
  polynomialLogits,
} from '../../math/polynomial-family';
import type { Fields, Values } from '../../schema/field';
import type { ModelSpec } from '../contract';
import { drawingNoise } from '../drawing-noise';
import {
  commonFields,
  divergenceFields,
  priorFields,
  priorInUse,
  trainedIn,
  temperatureFields,
} from '../fields';
import { atPlaces, evenInCells, ofCategories } from '../latent/categories';
import { quantilePlaces, simplexOf } from '../simplex-of';
import { mendTemperatures } from '../temperature-order';

const fields = {
  ...commonFields,
  ...priorFields,
  ...divergenceFields,
  ...temperatureFields,
  polynomialOrder: {
    kind: 'integer',
    link: 'M',
    label: 'Polynomial order',
    symbol: 'M',
    meaning: 'Order of the polynomial in the exponent of each latent density; at most R - 2 in a run.',
    equation: {
      tex: String.raw`q(z_j\mid\boldsymbol{x})\propto\exp\Big(\sum_{m=1}^{M}b_{jm}\,z_j^m\Big)`,
      source: 'Eq. (2)',
    },
    moves: 'Posterior: how many humps the density can have; Curves: term1.',
    live: true,
    probed: true,
    minimum: 1,
    maximum: 20,
    default: 5,
  },
  gridPoints: {
    kind: 'integer',
    link: 'R',
    label: 'Grid points',
    symbol: 'R',
    meaning:
      'Number of grid points zeta_r on [-1, 1]: the precision of the coarse graining. Below the slider: their spacing, and the least deviation of z that the picked picture supports. A grid finer than that tells nothing more of z: a larger R then costs time alone.',
    equation: { tex: String.raw`\zeta_r=\frac{2r-(R+1)}{R-1}`, source: 'section 3.2' },
    moves: 'Posterior: the bars, one a grid point; Curves: term1, a sum over the grid.',
    live: true,
    probed: true,
    minimum: 3,
    maximum: 1001,
    default: 101,
  },
  sampler: {
    kind: 'choice',
    link: 'sampler',
    label: 'Sampler',
    symbol: '',
    meaning:
      'How z is drawn. concrete: the mean of the grid points under a Concrete draw at temperature T, section 3.2. inverse-cdf, not in the paper: the density that is even in each of R cells, drawn from exactly; it has no T, eq. (4) is its KL and L a bound.',
    equation: {
      tex: String.raw`z_j=\boldsymbol{y}_j^{\mathsf{T}}\boldsymbol{\zeta}=\sum_{r=1}^{R}y_{jr}\,\zeta_r`,
      source: 'section 3.3',
    },
    moves: 'Posterior: the samples; Curves: term2.',
    live: false,
    options: ['concrete', 'inverse-cdf'],
    default: 'concrete',
  },
} as const satisfies Fields;

export type CgBpefSettings = Values<typeof fields>;

/** Where the traversal runs, definition 16: beyond the support [-1, 1], whose ends the panel marks. */
const REACH = 1.5;
/** Points of the drawn density of eq. (2). */
const POINTS = 401;
/** Relaxed samples of a drawn histogram, fewer on a fine grid: so many exponentials fit into one frame. */
const SAMPLES = 2000;
const NOISE = 150_000;
/** Cells of a drawn histogram at most: some 50 samples in each. */
const CELLS = 41;

/** Where the decoder's z lies for each r, and how far apart: grid points, or the middles of the cells of definition 19. */
function placesOf({ sampler, gridPoints: R }: CgBpefSettings): { x: number[]; spacing: number } {
  const x = sampler === 'concrete' ? gridPoints(R) : cellCentres(R);
  return { x, spacing: x[1] - x[0] };
}

/** The mean of z under the coefficients of one dimension. */
function meanOf(coefficients: readonly number[], settings: CgBpefSettings): number {
  const { sampler, gridPoints: R } = settings;
  return sampler === 'concrete' ? posteriorMean(coefficients, R) : meanInverseCdf(coefficients, R);
}

/** True where the prior is uniform over the grid, without parameters. */
export const isUniform = (settings: CgBpefSettings): boolean => priorInUse(settings, 'learned') === 'fixed';

/** Coefficients [d, M], m fastest, one row a dimension. */
function rows(coefficients: ArrayLike<number>, settings: CgBpefSettings): number[][] {
  const flat = Array.from(coefficients);
  const { latent, polynomialOrder } = settings;
  return Array.from({ length: latent }, (_, j) => flat.slice(j * polynomialOrder, (j + 1) * polynomialOrder));
}

/** The prior's coefficients [d, M]: zeros where it is uniform. */
export const priorRows = (prior: ArrayLike<number>, settings: CgBpefSettings): number[][] =>
  rows(isUniform(settings) ? new Float64Array(settings.latent * settings.polynomialOrder) : prior, settings);

export const cgBpefSpec = {
  id: 'cg-bpef',
  name: 'CG-BPEF-VAE',
  fields,
  plane: {},
  hasTemperature: ({ sampler }) => sampler === 'concrete',
  headSize: (settings) => settings.latent * settings.polynomialOrder,
  decoderInput: (settings) => settings.latent,
  noise: ({ latent, gridPoints, sampler }) =>
    sampler === 'concrete'
      ? { kind: 'gumbel', shape: [latent, gridPoints] }
      : { kind: 'uniform', shape: [latent] },
  priorParameters: (settings) =>
    isUniform(settings)
      ? []
      : [
          {
            name: 'prior/coefficients',
            shape: [settings.latent, settings.polynomialOrder],
            initial: 'zero',
            ...trainedIn(settings),
          },
        ],

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

  klByDimension(posterior, settings) {
    const prior = priorRows(posterior.prior, settings);
    return rows(posterior.head, settings).map((coefficients, j) =>
      klCoarseGrain(coefficients, prior[j], settings.gridPoints),
    );
  },

  klOfDimension: (posterior, dimension, settings) =>
    klCoarseGrain(
      rows(posterior.head, settings)[dimension],
      priorRows(posterior.prior, settings)[dimension],
      settings.gridPoints,
    ),

  distribution(posterior, settings) {
    const R = settings.gridPoints;
    const places = gridPoints(R);
    const powers = features(settings.polynomialOrder, places);
    const logits = (of: readonly number[][]) =>
      of.map((coefficients) => polynomialLogits(coefficients, places));
    const categories = {
      posterior: logits(rows(posterior.head, settings)),
      prior: logits(priorRows(posterior.prior, settings)),
    };
    if (settings.sampler === 'inverse-cdf')
      return { reading: 'exact', ...ofCategories(categories, evenInCells(R), powers), relaxed: null };
    return {
      reading: 'hard',
      ...ofCategories(categories, atPlaces(places), powers),
      relaxed: { by: 'histogram', categories, places, cells: cellsAroundGrid(R) },
    };
  },

  drawables(posterior, dimension, settings) {
    const { x, spacing } = placesOf(settings);
    const mass = (of: readonly number[][]) => gridProbabilities(of[dimension], settings.gridPoints);
    const [own, prior] = [rows(posterior.head, settings), priorRows(posterior.prior, settings)];
    // Denser towards the ends, where such a density is steepest.
    const z = linspace(-Math.PI, 0, POINTS).map((angle) => Math.cos(angle));
    return [
      { kind: 'bars', name: 'posterior', x, y: mass(own), spacing },
      { kind: 'bars', name: 'prior', x, y: mass(prior), spacing },
      {
        kind: 'density',
        name: 'continuous',
        x: z,
        y: continuousDensity(own[dimension], z),
      },
    ];
  },

  samples(posterior, dimension, settings, temperature) {
    if (!cgBpefSpec.hasTemperature(settings)) return [];
    const R = settings.gridPoints;
    const zeta = gridPoints(R);
    const logits = polynomialLogits(rows(posterior.head, settings)[dimension], zeta);
    const count = Math.min(SAMPLES, Math.floor(NOISE / R));
    const z = relaxedMeans(logits, zeta, drawingNoise(count * R), temperature, expOfNegative);
    const edges = gridCells(R, CELLS);
    return [{ kind: 'histogram', name: 'samples', edges, mass: histogramMass(z, edges), count }];
  },

  simplex(posterior, dimension, settings, temperature) {
    if (!cgBpefSpec.hasTemperature(settings)) return null;
    const zeta = gridPoints(settings.gridPoints);
    const logits = polynomialLogits(rows(posterior.head, settings)[dimension], zeta);
    // The most probable grid points are neighbours of almost one probability, and would show nothing.
    return simplexOf(logits, quantilePlaces(softmax(logits)), zeta, 'quantiles', temperature);
  },

  position: (posterior, dimension, settings) => meanOf(rows(posterior.head, settings)[dimension], settings),

  traversal(posterior, dimension, count, settings) {
    const means = rows(posterior.head, settings).map((coefficients) => meanOf(coefficients, settings));
    const positions = linspace(-REACH, REACH, count);
    return { positions, inputs: positions.map((position) => means.with(dimension, position)) };
  },
} as const satisfies ModelSpec<CgBpefSettings>;
