/** What the plot of one term is made of: its lines, both axes, and the moves that can be told apart. Pure. */
import type { Move } from '../../../experiment/experiment';
import type { SeriesCurves, Term } from '../../../state/metrics-store';
import type { Ghost } from '../../../state/link-result';
import { shareOf } from '../../../ui/axis-scale';
import type { ChartSeries } from '../../../ui/chart-frame';
import { boundLines, boundSeries } from './bound-series';
import type { BoundCurves } from './bounds-store';
import { chartSeries, ghostSeries, linesOf, parentSeries } from './curve-series';
import { ticksOf, VALUE_TICKS, valueDomain, type Domain } from './domain';
import { legible, type Mark } from './marks';
import { stepAxis, type StepAxis, type View } from './step-axis';

interface TermQuestion {
  readonly term: Term;
  readonly curves: readonly SeriesCurves[];
  /** Of the run that it branched from. */
  readonly parent: readonly SeriesCurves[];
  /** Of the run of an opened link. */
  readonly ghost: readonly Ghost[];
  readonly budget: number;
  readonly view: View;
  /** Drawn beside term1; null where they are not asked for. */
  readonly bounds: BoundCurves | null;
}

interface PlottedTerm {
  readonly axis: StepAxis;
  readonly series: readonly ChartSeries[];
  readonly yDomain: Domain;
  readonly yTicks: readonly number[];
}

export function plottedTerm({
  term,
  curves,
  parent,
  ghost,
  budget,
  view,
  bounds,
}: TermQuestion): PlottedTerm {
  const axis = stepAxis(lastStep([...curves, ...parent], ghost), budget, view);
  const [from, to] = axis.domain;
  const window = { from, to, spacing: axis.scale };
  const lines = linesOf(curves, term, window);
  const behind = linesOf(parent, term, window);
  const pale = ghost.map((one) => ghostSeries(one, term, window));
  const bounding = bounds ? boundLines(bounds, window) : [];
  const all = [
    ...[...behind, ...lines].flatMap(({ minibatch, training, validation }) => [
      minibatch,
      training,
      validation,
    ]),
    ...bounding.map(({ points }) => points),
    ...pale.map(({ points }) => points.map(({ x, y }) => ({ step: x, value: y }))),
  ];
  const domain = valueDomain(all, view.part !== 'settled', axis.domain);
  return {
    axis,
    series: [
      ...pale,
      ...behind.flatMap(parentSeries),
      ...lines.flatMap(chartSeries),
      ...bounding.map(boundSeries),
    ],
    yDomain: domain,
    yTicks: lines.length > 0 || pale.length > 0 ? ticksOf(domain, VALUE_TICKS) : [],
  };
}

/** The marks of moves that such an axis has room for. */
export function seenMarks(moves: readonly Move[], { scale, domain }: StepAxis): Mark[] {
  // What was moved before the first step shows in it.
  const shown = (step: number) => (scale === 'log' ? Math.max(1, step) : step);
  const marks = legible(moves, (step) => shareOf(scale, domain, shown(step)));
  return marks.map((mark) => ({ ...mark, x: shown(mark.x) }));
}

/** Steps that have been trained. */
export const lastStep = (curves: readonly SeriesCurves[], ghost: readonly Ghost[] = []): number =>
  Math.max(
    0,
    ...curves.map(({ minibatch }) => minibatch.step.at(-1) ?? 0),
    ...ghost.flatMap(({ minibatch, validation }) => [
      minibatch.at(-1)?.step ?? 0,
      validation.at(-1)?.step ?? 0,
    ]),
  );
