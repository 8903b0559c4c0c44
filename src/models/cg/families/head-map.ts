/** What a live change of M does to a head or prior of any family (definitions 11 and 29). */
import { gridPoints } from '../../../math/polynomial-family';
import { statisticsProjection } from '../../../math/statistics-projection';
import type { Family, FamilySettings } from './family';
import { families, type FamilyId } from './registry';

/**
 * P, [from][to], with newParameters = oldParameters P for one dimension; null where the number of parameters
 * stays. Live settings alone may differ, M and R: all else of a family needs a restart.
 */
export function headMap(id: FamilyId, from: FamilySettings, to: FamilySettings): number[][] | null {
  const family: Family = families[id];
  if (family.size(from) === family.size(to)) return null;
  if (family.headMap && from.components === to.components) return family.headMap(from, to);
  if (family.kind === 'curved' || !family.takes.includes('polynomialOrder')) {
    throw new RangeError(
      `headMap: expected settings of ${id} that differ in M alone, got ${family.size(from)} and ${family.size(to)} parameters; restart with the new ones`,
    );
  }
  const grid = gridPoints(from.gridPoints);
  return statisticsProjection(family.statistics(grid, from), family.statistics(grid, to));
}
