/** The pure half of a model whose latent variables are coarse-grained to the grid zeta on [-1, 1], from the logits of its family there. No tensors. */
import { klLogits } from '../../math/categorical';
import { cellsAroundGrid } from '../../math/cell-density';
import { gridCells, histogramMass, relaxedMeans } from '../../math/concrete-histogram';
import { expOfNegative } from '../../math/exponential-table';
import { cellCentres } from '../../math/inverse-cdf';
import { dot, linspace, softmax } from '../../math/numeric';
import { gridPoints } from '../../math/polynomial-family';
import type { Values } from '../../schema/field';
import type { CommonSettings, ModelSpec } from '../contract';
import { drawingNoise } from '../drawing-noise';
import { priorInUse, trainedIn, type priorFields } from '../fields';
import { atPlaces, evenInCells, ofCategories } from '../latent/categories';
import { quantilePlaces, simplexOf } from '../simplex-of';

/** Where the traversal runs, definition 16: beyond the support [-1, 1], whose ends the panel marks. */
const REACH = 1.5;
/** Points of the drawn density. */
const POINTS = 401;
/** Relaxed samples of a drawn histogram, fewer on a fine grid: so many exponentials fit into one frame. */
const SAMPLES = 2000;
const NOISE = 150_000;
/** Cells of a drawn histogram at most: some 50 samples in each. */
const CELLS = 41;

interface GridSettings extends CommonSettings, Values<typeof priorFields> {
  readonly gridPoints: number;
  readonly sampler: 'concrete' | 'inverse-cdf';
}

/** True where the prior is uniform over the grid, without parameters. */
export const isUniform = (settings: Values<typeof priorFields>): boolean =>
  priorInUse(settings, 'learned') === 'fixed';

/** A family of densities, one latent dimension at a time. */
interface GridFamily<S> {
  /** P, parameters a dimension. */
  size(settings: S): number;
  /** log q at the grid points up to a number, [P] -> [R]. */
  logits(parameters: readonly number[], settings: S): number[];
  /** The density on [-1, 1] that the grid stands for, at each z, [P] at [n] -> [n]. */
  density(parameters: readonly number[], z: readonly number[], settings: S): number[];
  /** What the family takes the mean of, at the grid points, [any][R]; audits read their moments. */
  statistics(settings: S): readonly (readonly number[])[];
}

type Parts =
  | 'hasTemperature'
  | 'headSize'
  | 'decoderInput'
  | 'noise'
  | 'priorParameters'
  | 'klByDimension'
  | 'klOfDimension'
  | 'distribution'
  | 'drawables'
  | 'samples'
  | 'simplex'
  | 'position'
  | 'traversal';

export function gridSpec<S extends GridSettings>(family: GridFamily<S>): Pick<ModelSpec<S>, Parts> {
  const { size, logits, density, statistics } = family;

  const hasTemperature = ({ sampler }: S) => sampler === 'concrete';

  /** Parameters [d, P], p fastest, one row a dimension. */
  const rows = (parameters: ArrayLike<number>, settings: S): number[][] => {
    const flat = Array.from(parameters);
    const P = size(settings);
    return Array.from({ length: settings.latent }, (_, j) => flat.slice(j * P, (j + 1) * P));
  };
  const row = (parameters: ArrayLike<number>, j: number, settings: S): number[] =>
    rows(parameters, settings)[j];

  /** Where the decoder's z lies for each r: grid points, or the middles of the cells of definition 19. */
  const placesOf = ({ sampler, gridPoints: R }: S) =>
    sampler === 'concrete' ? gridPoints(R) : cellCentres(R);

  const meanOf = (parameters: readonly number[], settings: S): number =>
    dot(softmax(logits(parameters, settings)), placesOf(settings));

  /** Logits of the prior of dimension j: zeros where it is uniform. */
  const priorLogits = (prior: ArrayLike<number>, j: number, settings: S): number[] =>
    isUniform(settings)
      ? new Array<number>(settings.gridPoints).fill(0)
      : logits(row(prior, j, settings), settings);

  return {
    hasTemperature,
    headSize: (settings) => settings.latent * size(settings),
    decoderInput: ({ latent }) => latent,
    noise: ({ latent, gridPoints: R, sampler }) =>
      sampler === 'concrete' ? { kind: 'gumbel', shape: [latent, R] } : { kind: 'uniform', shape: [latent] },
    priorParameters: (settings) =>
      isUniform(settings)
        ? []
        : [
            {
              name: 'prior/coefficients',
              shape: [settings.latent, size(settings)],
              initial: 'zero',
              ...trainedIn(settings),
            },
          ],

    klByDimension: (posterior, settings) =>
      rows(posterior.head, settings).map((own, j) =>
        klLogits(logits(own, settings), priorLogits(posterior.prior, j, settings)),
      ),

    klOfDimension: (posterior, dimension, settings) =>
      klLogits(
        logits(row(posterior.head, dimension, settings), settings),
        priorLogits(posterior.prior, dimension, settings),
      ),

    distribution(posterior, settings) {
      const R = settings.gridPoints;
      const places = gridPoints(R);
      const categories = {
        posterior: rows(posterior.head, settings).map((own) => logits(own, settings)),
        prior: Array.from({ length: settings.latent }, (_, j) => priorLogits(posterior.prior, j, settings)),
      };
      const own = statistics(settings);
      if (settings.sampler === 'inverse-cdf')
        return { reading: 'exact', ...ofCategories(categories, evenInCells(R), own), relaxed: null };
      return {
        reading: 'hard',
        ...ofCategories(categories, atPlaces(places), own),
        relaxed: { by: 'histogram', categories, places, cells: cellsAroundGrid(R) },
      };
    },

    drawables(posterior, dimension, settings) {
      const x = placesOf(settings);
      const spacing = x[1] - x[0];
      const own = row(posterior.head, dimension, settings);
      const prior = softmax(priorLogits(posterior.prior, dimension, settings));
      // Denser towards the ends, where such a density is steepest.
      const z = linspace(-Math.PI, 0, POINTS).map((angle) => Math.cos(angle));
      return [
        { kind: 'bars', name: 'posterior', x, y: softmax(logits(own, settings)), spacing },
        { kind: 'bars', name: 'prior', x, y: prior, spacing },
        {
          kind: 'density',
          name: 'continuous',
          x: z,
          y: density(own, z, settings),
        },
      ];
    },

    samples(posterior, dimension, settings, temperature) {
      if (!hasTemperature(settings)) return [];
      const R = settings.gridPoints;
      const own = logits(row(posterior.head, dimension, settings), settings);
      const count = Math.min(SAMPLES, Math.floor(NOISE / R));
      const z = relaxedMeans(own, gridPoints(R), drawingNoise(count * R), temperature, expOfNegative);
      const edges = gridCells(R, CELLS);
      return [{ kind: 'histogram', name: 'samples', edges, mass: histogramMass(z, edges), count }];
    },

    simplex(posterior, dimension, settings, temperature) {
      if (!hasTemperature(settings)) return null;
      const own = logits(row(posterior.head, dimension, settings), settings);
      // The most probable grid points are neighbours of almost one probability, and would show nothing.
      return simplexOf(
        own,
        quantilePlaces(softmax(own)),
        gridPoints(settings.gridPoints),
        'quantiles',
        temperature,
      );
    },

    position: (posterior, dimension, settings) => meanOf(row(posterior.head, dimension, settings), settings),

    traversal(posterior, dimension, count, settings) {
      const means = rows(posterior.head, settings).map((own) => meanOf(own, settings));
      const positions = linspace(-REACH, REACH, count);
      return { positions, inputs: positions.map((position) => means.with(dimension, position)) };
    },
  };
}
