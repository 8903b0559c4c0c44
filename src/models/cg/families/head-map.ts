/** What a live change of M does to a head or prior of any family (definitions 11 and 29). */
import { gridPoints } from '../../../math/polynomial-family';
import { statisticsProjection } from '../../../math/statistics-projection';
import type { Family, FamilySettings } from './family';
import { families, type FamilyId } from './registry';

/**
 * P, [from][to], with newParameters = oldParameters P for one dimension; null where the number of parameters
 * stays. Only M may differ: all else of a family needs a restart.
 */
export function headMap(id: FamilyId, from: FamilySettings, to: FamilySettings): number[][] | null {
  const family: Family = families[id];
  if (family.size(from) === family.size(to)) return null;
  if (!family.takes.includes('polynomialOrder') || from.components !== to.components) {
    throw new RangeError(
      `headMap: expected settings of ${id} that differ in M alone, got ${family.size(from)} and ${family.size(to)} parameters; restart with the new ones`,
    );
  }
  if (family.kind === 'curved') {
    if (family.headMap) return family.headMap(from, to);
    throw new RangeError(`headMap: expected a map of ${id} for another M, got none; give the family one`);
  }
  const grid = gridPoints(from.gridPoints);
  return statisticsProjection(family.statistics(grid, from), family.statistics(grid, to));
}
