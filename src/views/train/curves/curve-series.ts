/** The lines of one chart: for each model the minibatch objective, validation and training, told apart by width and dots; models by colour and dash. Pure. */
import type { ModelId } from '../../../models/registry';
import { placeOf, shortNameOf } from '../../../state/model-names';
import {
  evaluationPoints,
  minibatchPoints,
  type ModelCurves,
  type StepWindow,
  type Term,
} from '../../../state/metrics-store';
import type { Point } from '../../../state/series';
import type { ChartSeries } from '../../../ui/chart-frame';
import { slotAt } from '../../../ui/palette';

interface ModelLines {
  readonly id: ModelId;
  readonly minibatch: readonly Point[];
  readonly training: readonly Point[];
  readonly validation: readonly Point[];
}

export function linesOf(
  curves: readonly (readonly [ModelId, ModelCurves])[],
  term: Term,
  window: StepWindow,
): ModelLines[] {
  return curves.map(([id, columns]) => ({
    id,
    minibatch: minibatchPoints(columns, term, window),
    training: evaluationPoints(columns, 'training', term, window),
    validation: evaluationPoints(columns, 'validation', term, window),
  }));
}

const plotted = (points: readonly Point[]) => points.map(({ step, value }) => ({ x: step, y: value }));

export function seriesOf({ id, minibatch, training, validation }: ModelLines): ChartSeries[] {
  const { colour, dash } = slotAt(placeOf(id));
  const label = shortNameOf(id);
  const evaluated = validation.length > 0;
  return [
    {
      // Until there is another line to bear the model's dash, this one does.
      key: evaluated ? `${id} minibatch` : `${id} minibatch alone`,
      colour,
      dash: evaluated ? '' : dash,
      width: evaluated ? 1 : 1.5,
      opacity: evaluated ? 0.4 : 0.9,
      dots: false,
      points: plotted(minibatch),
      label: evaluated ? undefined : label,
    },
    {
      key: `${id} training`,
      colour,
      dash: '2 3',
      width: 1.5,
      opacity: 0.9,
      dots: false,
      points: plotted(training),
    },
    {
      key: `${id} validation`,
      colour,
      dash,
      width: 2.5,
      opacity: 1,
      dots: true,
      points: plotted(validation),
      label: evaluated ? label : undefined,
    },
  ];
}
