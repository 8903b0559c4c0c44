/** One picture's true posterior on cells, and the parts of its gap, from the box around its mass. Pure. */
import type { ExactPicture } from '../../experiment/exact';
import { dependence, modesOf, momentsOf } from '../../math/exact/cell-moments';
import { familyFloor, gapOf, type Factors } from '../../math/exact/factorised';
import { familyGap } from '../../math/exact/family-gap';
import { nearestMember } from '../../math/exact/nearest-member';
import { marginalOf, type ExactPosterior } from '../../math/exact/posterior';
import { logSoftmax } from '../../math/numeric';
import type { LatentCells } from '../../models/latent/distribution';
import type { Boxed } from './boxed-cells';
import { standAtPlaces } from './dimension-cells';

/** The two places of d = 2; null where the cells are categories, which stand at no place. */
type Places = readonly ArrayLike<number>[] | null;

/** Modes are counted in the model's own cells, of which every `parts` neighbours are one: steps at the ends of a cell are none. */
export function exactPicture({ dimensions, posterior }: Boxed, parts = 1): Omit<ExactPicture, 'finer'> {
  const own = dimensions.map(({ logPosterior }) => logPosterior);
  const marginals = dimensions.map((_, j) => marginalOf(posterior, j));
  const gap = gapOf(posterior, own);
  const family = nearestOfFamily(posterior, dimensions, own, marginals);
  const logMarginals = marginals.map((masses) => Float64Array.from(logSoftmax(masses.map(Math.log))));
  const floor = familyFloor(posterior, [own, logMarginals, ...(family ? [family.factors] : [])]);
  const places: Places = dimensions.every(standAtPlaces) ? dimensions.map(({ inputs }) => inputs) : null;
  const modes = (masses: Float64Array) => modesOf(joined(masses, parts)).length;
  const [first, second] = places ?? marginals.map((masses) => masses.map((_, i) => i));
  const both = dimensions.length === 2 ? dependence(posterior, [first, second]) : null;
  return {
    nll: -posterior.logEvidence,
    gap,
    floor: floor.gap,
    family: family?.gap ?? floor.gap,
    modes: marginals.map(modes),
    ownModes: own.map((logs) => modes(logs.map(Math.exp))),
    deviations: places && marginals.map((masses, j) => momentsOf(masses, places[j]).deviation),
    correlation: places && both ? both.correlation : null,
    information: both?.information ?? null,
  };
}

/** Every `parts` neighbours as one. */
function joined(masses: Float64Array, parts: number): Float64Array {
  const whole = new Float64Array(masses.length / parts);
  masses.forEach((mass, cell) => (whole[Math.floor(cell / parts)] += mass));
  return whole;
}

/** From the model's head, from the moments of the true marginals, and from its mode; null where the family has every shape. */
function nearestOfFamily(
  posterior: ExactPosterior,
  dimensions: readonly LatentCells[],
  own: Factors,
  marginals: readonly Float64Array[],
) {
  const families = dimensions.map(({ statistics }) => statistics);
  if (!families.every((family) => family !== null)) return null;
  const members = (targets: readonly ArrayLike<number>[]) =>
    targets.map((masses, j) => nearestMember(masses, families[j], dimensions[j].logPrior));
  return familyGap(posterior, families, [own, members(marginals), members(throughMode(posterior))]);
}

/** Masses of each dimension where the others are at the joint mode, [d][cells]. */
function throughMode({ sizes, logMass }: ExactPosterior): Float64Array[] {
  let mode = 0;
  for (let cell = 0; cell < logMass.length; cell++) if (logMass[cell] > logMass[mode]) mode = cell;
  let inner = logMass.length;
  return sizes.map((size) => {
    inner /= size;
    const stride = inner;
    const first = mode - (Math.floor(mode / stride) % size) * stride;
    const logs = Float64Array.from({ length: size }, (_, i) => logMass[first + i * stride]);
    return Float64Array.from(logSoftmax(logs), Math.exp);
  });
}
