/** How far above its floor term2 is, in words, for the chart's summary and the line below it. Draws nothing. */
import { nameOf } from '../../../state/model-names';
import { valuesAt, type SeriesCurves } from '../../../state/metrics-store';
import { formatNats } from '../../../ui/format';

/** Of each series' last evaluation up to `step`, on the validation pictures that the floor is of, nats. */
export function floorWords(curves: readonly SeriesCurves[], floor: number, step: number): string {
  // Each has its place before it is evaluated, so that nothing below moves when it is.
  const above = curves.map((columns) => {
    const term2 = valuesAt(columns, step, 'term2').evaluation?.validation.term2;
    return `${nameOf(columns.series.model)} ${formatNats(term2 === undefined ? undefined : term2 - floor)}`;
  });
  return `Validation above the floor of ${formatNats(floor)}, the entropy of the grey pixels: ${above.join(', ')}.`;
}
