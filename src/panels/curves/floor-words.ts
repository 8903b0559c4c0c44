/** How far above its floor term2 is, in words, for the line below its chart. Draws nothing. */
import type { ModelId } from '../../models/registry';
import { nameOf } from '../../state/model-names';
import { valuesAt, type ModelCurves } from '../../state/metrics-store';
import { formatNats } from '../../ui/format';

/** Of each model's last evaluation up to `step`, on the validation pictures that the floor is of, nats; of none before the first. */
export function floorWords(
  curves: readonly (readonly [ModelId, ModelCurves])[],
  floor: number,
  step: number,
): string {
  const above = curves.flatMap(([id, columns]) => {
    const { evaluation } = valuesAt(columns, step, 'term2');
    return evaluation ? [`${nameOf(id)} ${formatNats(evaluation.validation.term2 - floor)}`] : [];
  });
  const told =
    above.length === 0
      ? `Not below ${formatNats(floor)}, the floor`
      : `Validation above the floor of ${formatNats(floor)}: ${above.join(', ')}`;
  return `${told}. The floor is the entropy of the grey pixels.`;
}
