/** log q of CG-VAE's families, in doubles; what a linear family has on a grid is computed once. Pure. */
import { gridPoints } from '../../math/polynomial-family';
import type { Family, FamilySettings } from './families/family';
import { families, type FamilyId } from './families/registry';

interface Settings extends FamilySettings {
  readonly family: FamilyId;
}

type Rows = readonly (readonly number[])[];

/** As many grids as sliders pass through while a hand moves them. */
const MOST_KEPT = 16;
const kept = new Map<string, Rows>();

const keyOf = ({ family, polynomialOrder, components, statistics, gridPoints: R }: Settings): string =>
  JSON.stringify([family, polynomialOrder, components, statistics, R]);

/** Statistics of a linear family at the grid points, [P][R], the same object each time; null for a curved one. */
export function gridStatistics(settings: Settings): Rows | null {
  const family: Family = families[settings.family];
  if (family.kind === 'curved') return null;
  const key = keyOf(settings);
  const found = kept.get(key) ?? family.statistics(gridPoints(settings.gridPoints), settings);
  // The oldest goes first.
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return found;
}

const sumOf = (parameters: readonly number[], statistics: Rows): number[] =>
  statistics[0].map((_, r) => statistics.reduce((sum, row, p) => sum + parameters[p] * row[r], 0));

/** log q at the grid points up to a number, [P] -> [R]. */
export function gridLogits(parameters: readonly number[], settings: Settings): number[] {
  const family: Family = families[settings.family];
  const statistics = gridStatistics(settings);
  if (statistics) return sumOf(parameters, statistics);
  if (family.kind === 'linear') throw new Error('expected statistics of a linear family');
  return family.logits(parameters, gridPoints(settings.gridPoints), settings);
}

/** The same at any z, [P] at [n] -> [n]. */
function logitsAt(parameters: readonly number[], z: readonly number[], settings: Settings): number[] {
  const family: Family = families[settings.family];
  return family.kind === 'curved'
    ? family.logits(parameters, z, settings)
    : sumOf(parameters, family.statistics(z, settings));
}

/**
 * The density on [-1, 1] at rising z, [P] at [n] -> [n]: the area below the line through these points is 1. Typed statistics are finite on
 * the grid alone: where one has no value the density is 0.
 */
export function densityAt(parameters: readonly number[], z: readonly number[], settings: Settings): number[] {
  const logits = logitsAt(parameters, z, settings).map((value) => (Number.isNaN(value) ? -Infinity : value));
  const top = logits.reduce((most, value) => Math.max(most, value), -Infinity);
  const heights = logits.map((value) => Math.exp(value - top));
  const area = heights
    .slice(1)
    .reduce((sum, height, i) => sum + ((z[i + 1] - z[i]) * (height + heights[i])) / 2, 0);
  return heights.map((height) => height / area);
}
