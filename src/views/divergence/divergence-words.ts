/** What the divergences show, in words and numbers. Pure. */
import { LADDER } from '../../math/relaxed-ladder';
import { formatCount, formatShort, withMinus } from '../../ui/format';
import type { Divergences, GeneratorStatistics, Spread } from './divergence-statistics';
import { REPEATS } from './families';

/** Nats with two decimals, without a minus that noise alone leaves. */
export const nats = (value: number): string => {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : withMinus(text);
};

/** The same of divergences that may be large: from 1,000 on without decimals. */
export const largeNats = (value: number): string => (value >= 1000 ? formatCount(value) : nats(value));

export const spreadText = ({ mean, deviation }: Spread): string => `${nats(mean)} ± ${nats(deviation)}`;

/** Share of samples without a counterpart from which on a mean is called a lower limit. */
const NOTED = 1e-3;
export const limit = (beyond: number): string => (beyond > NOTED ? '≥ ' : '');

/** How far up the ladder KL(z) stays below KL(alpha), in the means. */
function belowWords({ category, z }: GeneratorStatistics): string {
  // As the page writes both, to two decimals.
  if (z.every(({ mean }) => nats(mean) === nats(category.mean))) return 'both agree at every T';
  const below = z.map(({ mean }) => mean < category.mean);
  if (below.every((each) => !each)) return 'KL(z) is above at every T';
  if (below.every((each) => each)) return 'KL(z) is below at every T';
  const first = below.indexOf(!below[0]);
  return below[0]
    ? `KL(z) is below up to T = ${formatShort(LADDER[first - 1])}`
    : `KL(z) is above up to T = ${formatShort(LADDER[first - 1])}`;
}

const repeatsWords = (repeats: number): string =>
  repeats >= REPEATS ? `${REPEATS} repeats` : `${repeats} of ${REPEATS} repeats so far`;

export function divergenceSummary({ reference, repeats, generators }: Divergences, rung: number): string {
  if (generators.length === 0)
    return reference === 'relaxed' && repeats === 1
      ? 'One repeat is in; the reference needs a second.'
      : 'Nothing is counted yet.';
  const T = formatShort(LADDER[rung]);
  const each = generators.map((generator) => {
    const { mean, beyond } = generator.z[rung];
    return `${generator.name}: ${nats(generator.category.mean)} and ${limit(beyond)}${nats(mean)}, ${belowWords(generator)}`;
  });
  return `${repeatsWords(repeats)}. At T = ${T}, KL(α) and KL(z) in nats: ${each.join('; ')}.`;
}
