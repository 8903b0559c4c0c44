/** What the measurement of a trained posterior shows, in words. Pure. */
import { LADDER } from '../../math/relaxed-ladder';
import { formatCount, formatShort } from '../../ui/format';
import { limit, nats } from './divergence-words';
import type { PosteriorDivergence } from './posterior-statistics';

export function posteriorSummary(divergence: PosteriorDivergence | null, rung: number): string {
  if (!divergence) return 'Nothing is measured yet.';
  const { samples, category, z, correction, beyond, dimensions } = divergence;
  const factor = z[rung] / category;
  const compared = category > 0.01 ? `, ${formatShort(factor)} times as much` : '';
  const above = dimensions.filter((each) => each.z[rung] > each.category).length;
  return (
    `Eq. (4) gives ${nats(category)} nats. At T = ${formatShort(LADDER[rung])} the KL of z is ${limit(beyond[rung])}${nats(z[rung])} nats${compared}. ` +
    `It is higher than eq. (4) in ${above} of ${dimensions.length} dimensions. From ${formatCount(samples)} samples of each; ${correction[rung].toFixed(4)} nats of bias are taken off.`
  );
}

/** What “≥” means here; an empty text where no number has one. */
export function beyondWords({ beyond }: PosteriorDivergence, rung: number): string {
  return limit(beyond[rung]) === ''
    ? ''
    : `In one dimension ${(100 * beyond[rung]).toFixed(1)} % of the posterior’s samples lie where the prior has none. The KL is at least this, and grows with the number of samples.`;
}
