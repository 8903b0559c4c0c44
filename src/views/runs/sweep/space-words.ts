/** What space the kept runs of a sweep will take, in words, beside what the browser says that there is. Pure. */
import type { ListedRun, RunsSpace } from '../../../runs/runs-protocol';
import { formatBytes } from '../../../ui/format';

interface SpaceWords {
  readonly words: string;
  readonly isTooMuch: boolean;
}

/** By the size of the run that was kept last; null where there is none, or the browser does not say how much space there is. */
export function spaceWords(
  count: number,
  runs: readonly Pick<ListedRun, 'bytes' | 'changed'>[],
  space: Pick<RunsSpace, 'usage' | 'quota'> | null,
): SpaceWords | null {
  if (runs.length === 0 || !space || space.usage === null || space.quota === null) return null;
  const { bytes } = runs.reduce((last, one) => (one.changed > last.changed ? one : last));
  const left = Math.max(0, space.quota - space.usage);
  const isTooMuch = count * bytes > left;
  const taken = `Kept runs will take about ${formatBytes(count * bytes)}, by the run that was kept last`;
  return {
    words: isTooMuch
      ? `${taken}: expected at most the ${formatBytes(left)} that the browser has left; delete runs first, or train fewer.`
      : `${taken}; the browser has ${formatBytes(left)} left.`,
    isTooMuch,
  };
}
