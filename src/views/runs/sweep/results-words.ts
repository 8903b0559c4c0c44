/** What a sweep came to in words: of each job, and of each model. Pure. */
import { shortNameOf } from '../../../state/model-names';
import type { ModelId } from '../../../models/registry';
import type { JobRecord } from '../../../state/sweep/sweep-queue';
import { formatNats } from '../../../ui/format';
import type { Measure, ValueGroup } from './results';

export const measureNames: Readonly<Record<Measure, string>> = { test: 'test', validated: 'validation' };

const standings: Readonly<Record<JobRecord['standing'], string>> = {
  waiting: 'waiting',
  begun: 'under way',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
  left: 'not trained',
};

/** 'failed: expected ...'. */
export const standingWords = ({ standing, words, result }: JobRecord): string => {
  if (words !== null) return `${standings[standing]}: ${words}`;
  return result?.moved ? `${standings[standing]}, moved by hand: not in the figure` : standings[standing];
};

/** More values than these are seen in the figure and the table alone. */
const MOST_LISTED = 6;

function groupWords({ points, over: { mean, deviation, seeds } }: ValueGroup): string {
  if (deviation === null) return `${formatNats(mean)} (seed ${points[0].seed})`;
  return `mean ${formatNats(mean)}, standard deviation ${formatNats(deviation)} over ${seeds} seeds`;
}

/** 'Cat, L on test, nats (lower is better). Tmin 0.2: mean 98.31, ...'. `field` is its key in links; empty where seeds alone vary. */
export function groupsWords(
  model: ModelId,
  measure: Measure,
  field: string,
  groups: readonly ValueGroup[],
): string {
  const head = `${shortNameOf(model)}, L on ${measureNames[measure]}, nats (lower is better).`;
  if (field === '') return `${head} ${groups.map(groupWords).map(capitalised).join('; ')}.`;
  const ordered = groups.toSorted((a, b) => a.over.mean - b.over.mean);
  const lowest = ordered[0];
  const best = `Lowest at ${field} ${lowest.value}`;
  if (groups.length > MOST_LISTED) return `${head} ${best}: ${groupWords(lowest)}.`;
  const all = groups.map((group) => `${field} ${group.value}: ${groupWords(group)}`).join('; ');
  const isSame = formatNats(lowest.over.mean) === formatNats(ordered.at(-1)?.over.mean);
  return isSame ? `${head} ${all}.` : `${head} ${all}. ${best}.`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
