/** What a chart shows at its newest step, in words, for those who read rather than look. Pure. */
import type { BoundCurves } from './bounds-store';
import type { Ghost } from '../../../state/link-result';
import { nameOf } from '../../../state/model-names';
import { termOf, type SeriesCurves, type Term } from '../../../state/metrics-store';
import { formatCount, formatFineNats, formatNats } from '../../../ui/format';
import { boundsAt } from './bound-series';

function evaluatedWords(curves: readonly SeriesCurves[], term: Term): string {
  const parts = curves.flatMap(({ series: { model }, evaluations }) => {
    const last = evaluations.at(-1);
    if (!last) return [];
    const value = formatNats(termOf(last.validation, term));
    return [`${nameOf(model)} ${value} nats on validation at step ${formatCount(last.step)}`];
  });
  return parts.join('; ') || 'Nothing is evaluated yet';
}

export const curveWords = (title: string, curves: readonly SeriesCurves[], term: Term): string =>
  `${title} by training step. ${evaluatedWords(curves, term)}.`;

/** What is drawn behind a branch. */
export const parentWords = (parent: readonly SeriesCurves[], term: Term): string =>
  `Thin, the run before the branch: ${evaluatedWords(parent, term)}.`;

/** What an opened link brought. */
export function ghostWords(ghost: readonly Ghost[], term: Term): string {
  const parts = ghost.flatMap(({ series: { model }, validation }) => {
    const last = validation.at(-1);
    if (!last) return [];
    return [
      `${nameOf(model)} ${formatNats(termOf(last, term))} nats on validation at step ${formatCount(last.step)}`,
    ];
  });
  return `Wide and pale, from the link: ${parts.join('; ') || 'nothing was evaluated'}.`;
}

export function boundWords(bounds: BoundCurves): string {
  const parts = bounds.flatMap(({ series: { model }, points }) => {
    const last = boundsAt(points, Infinity);
    if (last === null) return [];
    const numbers = `term1 ${formatFineNats(last.term1)}, eq. (5) ${formatFineNats(last.eq5)}, eq. (6) ${formatFineNats(last.eq6)}`;
    return [
      `${nameOf(model)} ${numbers} nats of ${formatCount(last.pictures)} validation pictures at step ${formatCount(last.step)}`,
    ];
  });
  return `Bounds of Theorem 2: ${parts.join('; ') || 'none is measured yet'}.`;
}
