/** Settings of CG-VAE that its family cannot take, mended, with a sentence each. Pure. */
import { gridPoints } from '../../math/polynomial-family';
import { statisticNames, statisticsProblem } from '../../math/typed-statistics/check-statistics';
import type { Values } from '../../schema/field';
import { isCentroid, type priorFields } from '../fields';
import type { Family, FamilySettings } from './families/family';
import { families, type FamilyId } from './families/registry';

interface Settings extends FamilySettings, Values<typeof priorFields> {
  readonly family: FamilyId;
}

/** A grid on which statistics that are finite and independent at all are so. */
const FINE = 101;
const standard = 'z; z^2; abs(z)';

interface Mended<S> {
  readonly settings: S;
  readonly notices: readonly string[];
}

/** M at most R - 2, as in the paper's model: of more functions some depend on the others on so few points. */
function mendOrder<S extends Settings>(name: string, settings: S): Mended<S> {
  const { polynomialOrder: M, gridPoints: R } = settings;
  if (M <= R - 2) return { settings, notices: [] };
  return {
    settings: { ...settings, polynomialOrder: R - 2 },
    notices: [
      `Order M of ${name}: expected at most R - 2 = ${R - 2} with R = ${R}, got ${M}; took ${R - 2}.`,
    ],
  };
}

/** Another grid where the statistics need one, since R is live and they are not; other statistics where they are none. */
function mendStatistics<S extends Settings>(name: string, settings: S): Mended<S> {
  const { statistics, gridPoints: R } = settings;
  const problem = statisticsProblem(statistics, gridPoints(R));
  if (problem === null) return { settings, notices: [] };
  if (statisticsProblem(statistics, gridPoints(FINE)) !== null) {
    // These too need a grid.
    const mended = mendStatistics(name, { ...settings, statistics: standard });
    return { ...mended, notices: [`${name}: ${problem}. Took ${standard}.`, ...mended.notices] };
  }
  if (R > FINE)
    return {
      settings: { ...settings, gridPoints: FINE },
      notices: [
        `Grid points R of ${name}: expected a grid for the statistics, got ${R}; took ${FINE}. ${problem}.`,
      ],
    };
  const least = statisticNames(statistics).length + 2;
  const finer = statisticsProblem(statistics, gridPoints(Math.max(R, least))) === null ? least : FINE;
  return {
    settings: { ...settings, gridPoints: finer },
    notices: [
      `Grid points R of ${name}: expected a grid for the statistics, got ${R}; took ${finer}. ${problem}.`,
    ],
  };
}

/** A family that is not exponential has no moments that one of its members would be known by, and so no centroid (section 5). */
function mendPrior<S extends Settings>(name: string, settings: S): Mended<S> {
  const { kind, title } = families[settings.family];
  if (!isCentroid(settings) || kind === 'linear') return { settings, notices: [] };
  return {
    settings: { ...settings, prior: 'learned' },
    notices: [`Prior of ${name}: ${title} has no Bregman centroid; took learned.`],
  };
}

/** What a family refuses as it is; settings that it does not take stay as they are. */
export function mendFamily<S extends Settings>(name: string, settings: S): Mended<S> {
  const own = mendShape(name, settings);
  const prior = mendPrior(name, own.settings);
  return { settings: prior.settings, notices: [...own.notices, ...prior.notices] };
}

function mendShape<S extends Settings>(name: string, settings: S): Mended<S> {
  const family: Family = families[settings.family];
  if (family.takes.includes('polynomialOrder')) return mendOrder(name, settings);
  if (family.takes.includes('statistics')) return mendStatistics(name, settings);
  const problem = family.refuse?.(settings) ?? null;
  if (problem === null) return { settings, notices: [] };
  return {
    settings: { ...settings, gridPoints: FINE },
    notices: [`${name}: ${problem}. Took ${FINE}.`],
  };
}
