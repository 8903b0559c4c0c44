/** The lines and bands of one chart over all runs that are compared: who has which colour and dash, what is thin and what is smoothed. Pure. */
import type { ModelId } from '../../models/registry';
import { pointsWithin, type StepWindow, type Term } from '../../state/metrics-store';
import { placeOf, shortNameOf } from '../../state/model-names';
import type { ChartSeries } from '../../ui/chart-frame';
import type { ChartBand } from '../../ui/line-chart';
import { slotAt, type Places } from '../../ui/palette';
import type { DrawnModel, Stretch } from './seed-groups';
import { smoothed } from './smoothing';

/** What a colour says; a dash says the other. */
export type ColourOf = 'runs' | 'models';

/** A run, or runs that differ in their seed alone, as one thing in the charts. */
export interface Drawn {
  /** Letters of its runs: 'A', 'BCD'. */
  readonly letters: string;
  /** Of its first run in the list of those shown. */
  readonly place: number;
  readonly models: ReadonlyMap<ModelId, DrawnModel>;
}

export interface LineLook {
  readonly colourOf: ColourOf;
  /** Of the minibatch line, over so many steps; 1 is off. */
  readonly smoothing: number;
  /** Whether there is room for the models' names at the ends of the lines. */
  readonly named: boolean;
}

export const placesOf = (place: number, model: ModelId, colourOf: ColourOf): Places =>
  colourOf === 'runs' ? { colour: place, dash: placeOf(model) } : { colour: placeOf(model), dash: place };

interface ComparedLines {
  readonly series: readonly ChartSeries[];
  readonly bands: readonly ChartBand[];
}

type Points = ChartSeries['points'];

const plotted = (step: Float64Array, values: Float32Array, window: StepWindow): Points =>
  pointsWithin(step, values, window).map(({ step: x, value: y }) => ({ x, y }));

/** Of columns that stay, in the window seen last: a slider of smoothing moves none of them. */
const known = new WeakMap<Float32Array, { readonly window: StepWindow; readonly points: Points }>();

const isSame = (a: StepWindow, b: StepWindow): boolean =>
  a.from === b.from && a.to === b.to && a.spacing === b.spacing;

function pointsOf(step: Float64Array, values: Float32Array, window: StepWindow): Points {
  const found = known.get(values);
  if (found && isSame(found.window, window)) return found.points;
  const points = plotted(step, values, window);
  known.set(values, { window, points });
  return points;
}

/** Along the highest and back along the lowest. */
function bandPoints({ step, band }: Stretch, term: Term, window: StepWindow): Points {
  if (band === null) return [];
  const { low, high } = band[term];
  return [...pointsOf(step, high, window), ...pointsOf(step, low, window).toReversed()];
}

/** More names at the ends of lines would lie over each other. */
const MOST_NAMES = 10;

export function comparedLines(
  drawn: readonly Drawn[],
  term: Term,
  window: StepWindow,
  { colourOf, smoothing, named }: LineLook,
): ComparedLines {
  const all = drawn.flatMap(({ letters, place, models }) =>
    [...models].map(([id, model]) => ({ letters, id, model, look: slotAt(placesOf(place, id, colourOf)) })),
  );
  const models = new Set(all.map(({ id }) => id)).size;
  const isSmoothed = smoothing > 1;
  const isNamed = all.length <= MOST_NAMES;
  const thin: ChartSeries[] = [];
  const thick: ChartSeries[] = [];
  const bands: ChartBand[] = [];
  for (const { letters, id, model, look } of all) {
    const { minibatch, validation } = model;
    const key = `${letters} ${id}`;
    const label = isNamed ? (named && models > 1 ? `${letters} ${shortNameOf(id)}` : letters) : undefined;
    const evaluated = validation.step.length > 0;
    const raw = minibatch.mean[term];
    // Until there is another line to bear the dash, the minibatch's does.
    const alone = !evaluated && !isSmoothed;
    thin.push({
      key: `${key} minibatch`,
      colour: look.colour,
      dash: alone ? look.dash : '',
      width: alone ? 1.5 : 1,
      opacity: alone ? 0.9 : isSmoothed ? 0.25 : 0.4,
      dots: false,
      points: pointsOf(minibatch.step, raw, window),
      label: alone ? label : undefined,
    });
    if (isSmoothed)
      thick.push({
        key: `${key} smoothed`,
        colour: look.colour,
        dash: evaluated ? '' : look.dash,
        width: 1.5,
        opacity: 0.9,
        dots: false,
        points: plotted(minibatch.step, smoothed(minibatch.step, raw, smoothing), window),
        label: evaluated ? undefined : label,
      });
    if (evaluated)
      thick.push({
        key: `${key} validation`,
        colour: look.colour,
        dash: look.dash,
        width: 2.5,
        opacity: 1,
        dots: true,
        points: pointsOf(validation.step, validation.mean[term], window),
        label,
      });
    // One evaluation alone is no stretch of steps.
    const banded = validation.step.length > 1 ? validation : minibatch;
    const points = bandPoints(banded, term, window);
    if (points.length > 0) bands.push({ key, colour: look.colour, points });
  }
  return { series: [...thin, ...thick], bands };
}
