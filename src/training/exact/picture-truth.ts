/** A picture's true posterior beside q, or of many dimensions one conditional, from likelihoods that are asked for. Pure. */
import type { ConditionalTruth, PosteriorTruth, TruthAxis } from '../../experiment/truth';
import { modesOf } from '../../math/exact/cell-moments';
import { gapOf } from '../../math/exact/factorised';
import { peaksOf } from '../../math/exact/peaks';
import { marginalOf, type ExactPosterior } from '../../math/exact/posterior';
import { logSumExp } from '../../math/numeric';
import type { LatentDistribution } from '../../models/latent/distribution';
import { standAtPlaces, type FineCells } from './dimension-cells';
import { exactPicture } from './exact-picture';
import { massBox, type Asking, type MassBox } from './mass-box';

/** Of a model with so few latent dimensions that all of them are in the box. */
export function* posteriorTruth(distribution: LatentDistribution, latent: number): Asking<PosteriorTruth> {
  const dimensions = Array.from({ length: latent }, (_, j) => j);
  const box = yield* massBox(distribution, dimensions);
  const posterior = wholeCells(box);
  const { nll, gap, floor, family, correlation, information } = exactPicture(box);
  return {
    kind: 'posterior',
    reading: distribution.reading,
    axes: box.dimensions.map((cells, j) => axisOf(cells, marginalOf(posterior, j), dimensions[j])),
    mass: posterior.logMass.map(Math.exp),
    peaks: peaksOf(posterior),
    ...{ nll, gap, floor, family, correlation, information },
  };
}

/** Of dimension j, the others where who answers holds them. */
export function* conditionalTruth(distribution: LatentDistribution, j: number): Asking<ConditionalTruth> {
  const box = yield* massBox(distribution, [j]);
  const [cells] = box.dimensions;
  return {
    kind: 'conditional',
    reading: distribution.reading,
    axes: [axisOf(cells, marginalOf(wholeCells(box), 0), j)],
    gap: gapOf(box.posterior, [cells.logPosterior]),
  };
}

/** By the model's own cells: within one, a density that is even in each has steps at its ends that are no modes. */
function wholeCells({ dimensions, posterior }: MassBox): ExactPosterior {
  const { logEvidence, sizes, logMass } = posterior;
  const parts = dimensions.map((one) => one.parts);
  const own = sizes.map((size, j) => size / parts[j]);
  const count = own.reduce((product, size) => product * size, 1);
  const each: number[][] = Array.from({ length: count }, () => []);
  logMass.forEach((log, cell) => {
    let [place, rest, step] = [0, cell, 1];
    for (let j = sizes.length - 1; j >= 0; j--) {
      place += step * Math.floor((rest % sizes[j]) / parts[j]);
      rest = Math.floor(rest / sizes[j]);
      step *= own[j];
    }
    each[place].push(log);
  });
  return { logEvidence, sizes: own, logMass: Float64Array.from(each, (logs) => logSumExp(logs)) };
}

function axisOf(cells: FineCells, truth: Float64Array, dimension: number): TruthAxis {
  const isPlaced = standAtPlaces(cells);
  const { parts, inputs, logPosterior } = cells;
  const own = new Float64Array(truth.length);
  const places = new Float64Array(truth.length);
  for (const [cell, log] of logPosterior.entries()) {
    const at = Math.floor(cell / parts);
    own[at] += Math.exp(log);
    places[at] += isPlaced ? inputs[cell] / parts : at;
  }
  return {
    ...{ dimension, places, categories: !isPlaced },
    ...{ truth, own, modes: modesOf(truth), ownModes: modesOf(own) },
  };
}
