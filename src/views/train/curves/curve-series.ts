/** The lines of one chart: for each series the minibatch objective, validation and training, told apart by width and dots; models by colour and dash. Pure. */
import { shortNameOf } from '../../../state/model-names';
import {
  evaluationPoints,
  minibatchPoints,
  termOf,
  type SeriesCurves,
  type StepWindow,
  type Term,
} from '../../../state/metrics-store';
import type { Ghost } from '../../../state/link-result';
import { placesOf, seriesKey, type OfSeries } from '../../../state/series';
import type { Point } from '../../../state/growing-columns';
import type { ChartSeries } from '../../../ui/chart-frame';
import { slotAt } from '../../../ui/palette';

interface SeriesLines extends OfSeries {
  readonly minibatch: readonly Point[];
  readonly training: readonly Point[];
  readonly validation: readonly Point[];
}

export function linesOf(curves: readonly SeriesCurves[], term: Term, window: StepWindow): SeriesLines[] {
  return curves.map((columns) => ({
    series: columns.series,
    minibatch: minibatchPoints(columns, term, window),
    training: evaluationPoints(columns, 'training', term, window),
    validation: evaluationPoints(columns, 'validation', term, window),
  }));
}

const plotted = (points: readonly Point[]) => points.map(({ step, value }) => ({ x: step, y: value }));

export function chartSeries({ series, minibatch, training, validation }: SeriesLines): ChartSeries[] {
  const { colour, dash } = slotAt(placesOf(series));
  const key = seriesKey(series);
  const label = shortNameOf(series.model);
  const evaluated = validation.length > 0;
  return [
    {
      // Until there is another line to bear the model's dash, this one does.
      key: evaluated ? `${key} minibatch` : `${key} minibatch alone`,
      colour,
      dash: evaluated ? '' : dash,
      width: evaluated ? 1 : 1.5,
      opacity: evaluated ? 0.4 : 0.9,
      dots: false,
      points: plotted(minibatch),
      label: evaluated ? undefined : label,
    },
    {
      key: `${key} training`,
      colour,
      dash: '2 3',
      width: 1.5,
      opacity: 0.9,
      dots: false,
      points: plotted(training),
    },
    {
      key: `${key} validation`,
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

/** Of the run of an opened link: a wide pale line behind all others, of what was evaluated, or where nothing was, of its minibatches. */
export function ghostSeries(
  { series, minibatch, validation }: Ghost,
  term: Term,
  { from, to, spacing }: StepWindow,
): ChartSeries {
  const { colour } = slotAt(placesOf(series));
  const shown = (validation.length > 1 ? validation : inOrder([...minibatch, ...validation])).filter(
    ({ step }) => step <= to && step >= from && (spacing === 'linear' || step > 0),
  );
  return {
    key: seriesKey(series),
    ...{ colour, dash: '', width: 7, opacity: 0.28, dots: false },
    points: shown.map((one) => ({ x: one.step, y: termOf(one, term) })),
  };
}

const inOrder = <Item extends { readonly step: number }>(items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => a.step - b.step);

/** Of the run before a branch: what was evaluated, or where nothing was, the minibatch line; thin, behind all others. */
export function parentSeries({ series, minibatch, validation }: SeriesLines): ChartSeries {
  const { colour, dash } = slotAt(placesOf(series));
  const evaluated = validation.length > 0;
  return {
    key: seriesKey(series),
    colour,
    dash,
    width: 1,
    opacity: 0.6,
    dots: false,
    points: plotted(evaluated ? validation : minibatch),
  };
}
