/** How far above its floor term2 is, in words, for the chart's summary and the line below it. Draws nothing. */
import type { ModelId } from '../../../models/registry';
import { nameOf } from '../../../state/model-names';
import { valuesAt, type ModelCurves } from '../../../state/metrics-store';
import { formatNats } from '../../../ui/format';

/** Of each model's last evaluation up to `step`, on the validation pictures that the floor is of, nats. */
export function floorWords(
  curves: readonly (readonly [ModelId, ModelCurves])[],
  floor: number,
  step: number,
): string {
  // Each has its place before it is evaluated, so that nothing below moves when it is.
  const above = curves.map(([id, columns]) => {
    const term2 = valuesAt(columns, step, 'term2').evaluation?.validation.term2;
    return `${nameOf(id)} ${formatNats(term2 === undefined ? undefined : term2 - floor)}`;
  });
  return `Validation above the floor of ${formatNats(floor)}, the entropy of the grey pixels: ${above.join(', ')}.`;
}
