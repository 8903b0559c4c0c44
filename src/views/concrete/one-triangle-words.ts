/** What the one triangle shows: Voronoi masses against alpha, and where the density has no bound. Pure. */
import { unboundedAt } from '../../math/concrete-triangle';
import { formatCount, formatShort } from '../../ui/format';

const three = (value: number): string => value.toFixed(3);

/** Share of samples nearest to a corner, alpha, and the deviation that so many samples have. */
export interface CornerMass {
  readonly share: number;
  readonly alpha: number;
  readonly deviation: number;
}

export function cornerMasses(counts: readonly number[], alpha: readonly number[]): CornerMass[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, k) => ({
    share: count / total,
    alpha: alpha[k],
    deviation: Math.sqrt((alpha[k] * (1 - alpha[k])) / total),
  }));
}

/** Share of samples of which some part is below this: those on the faces, to the eye. */
const NEAR_FACE = 0.01;

function nearFaces(y: ArrayLike<number>): number {
  let near = 0;
  for (let s = 0; s < y.length; s += 3) if (Math.min(y[s], y[s + 1], y[s + 2]) < NEAR_FACE) near++;
  return near / (y.length / 3);
}

const growth = {
  edges: 'T < 1/(n − 1) = 1/2: unbounded at edges and corners, samples leak to the faces',
  corners: 'T from 1/(n − 1) = 1/2 to 2: unbounded at the corners only',
  nowhere: 'T ≥ 2: the density is bounded everywhere',
} as const;

export const growthWords = (temperature: number): string => growth[unboundedAt(temperature)];

export function oneTriangleSummary(
  alpha: readonly number[],
  temperature: number,
  masses: readonly CornerMass[],
  y: ArrayLike<number>,
): string {
  return (
    `Con((${alpha.map(three).join(', ')}), T = ${formatShort(temperature)}). Nearest to corners 1, 2, 3 lie ` +
    `${masses.map(({ share }) => three(share)).join(', ')} of ${formatCount(y.length / 3)} samples. ` +
    `${growthWords(temperature)}. ${(100 * nearFaces(y)).toFixed(1)} % of the samples have a part below ${NEAR_FACE}.`
  );
}
