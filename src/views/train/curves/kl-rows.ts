/** KL by dimension over the evaluations: which rows are shown, in which order of dimensions, and what is said of them. Pure. */
import type { Evaluation } from '../../../experiment/measurements';
import { largestKl } from '../../../state/metrics-store';
import { formatNats } from '../../../ui/format';

/** Nats, averaged over the validation pictures: a dimension below it is called collapsed. Not in the paper: the page's own threshold. */
export const COLLAPSED_BELOW = 0.01;

const MOST_ROWS = 20;

export type Order = 'index' | 'kl';

/** At most `most` evaluations, evenly spread, the first and the newest among them. */
export function klRows(evaluations: readonly Evaluation[], most = MOST_ROWS): Evaluation[] {
  const last = evaluations.length - 1;
  if (last < most) return [...evaluations];
  return Array.from({ length: most }, (_, i) => evaluations[Math.round((i * last) / (most - 1))]);
}

/** Dimensions from left to right: by index, or the largest KL first. */
export function orderOf(kl: ArrayLike<number>, order: Order): number[] {
  const dimensions = Array.from({ length: kl.length }, (_, j) => j);
  return order === 'index' ? dimensions : dimensions.sort((a, b) => kl[b] - kl[a] || a - b);
}

export const isCollapsed = (kl: number): boolean => kl < COLLAPSED_BELOW;

export const dimensionName = (j: number): string => `z${j + 1}`;

export function klSummary(kl: Float32Array): string {
  const above = kl.length - kl.filter(isCollapsed).length;
  const largest = largestKl(kl);
  return `${above} of ${kl.length} dimensions above ${COLLAPSED_BELOW} nats; largest ${dimensionName(largest)} ${formatNats(kl[largest])}`;
}

/** What collapsed and what came back between two evaluations, in words; empty where nothing did. */
export function klChanges(before: ArrayLike<number> | undefined, now: Float32Array): string {
  const changed = (collapsed: boolean) =>
    orderOf(now, 'index')
      .filter((j) => before && isCollapsed(now[j]) === collapsed && isCollapsed(before[j]) !== collapsed)
      .map(dimensionName)
      .join(', ');
  const [gone, back] = [changed(true), changed(false)];
  return [gone && `newly collapsed: ${gone}`, back && `newly above: ${back}`].filter(Boolean).join('; ');
}
