/** The plot of one term: its lines over the axis of steps that is shown, with marks and cursor. */
import { useMemo } from 'react';
import type { Move } from '../../../experiment/experiment';
import type { BoundCurves } from './bounds-store';
import type { Ghost } from '../../../state/link-result';
import type { SeriesCurves, Term } from '../../../state/metrics-store';
import type { ChartFrame } from '../../../ui/chart-frame';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { importAgain } from '../../../ui/import-again';
import { latePart } from '../../../ui/late-part';
import { boundWords, curveWords, ghostWords, parentWords } from './chart-words';
import { floorWords } from './floor-words';
import { plottedTerm, seenMarks } from './plotted-term';
import type { View } from './step-axis';
// Its room is kept before it is there.
import '../../../ui/chart.css';

const { Part: Chart } = latePart(async () => (await importAgain(() => import('../../../ui/chart'))).default);

export const titles: Readonly<Record<Term, readonly [string, string]>> = {
  term1: ['term1', 'KL of posterior and prior'],
  term2: ['term2', 'reconstruction'],
  L: ['L', 'term1 + term2'],
};

export interface TermPlotProps {
  readonly term: Term;
  readonly curves: readonly SeriesCurves[];
  /** Of the run that it branched from, drawn faintly behind. */
  readonly parent: readonly SeriesCurves[];
  /** Of the run of an opened link, wide and pale behind. */
  readonly ghost: readonly Ghost[];
  /** The columns grow in place: a new revision is a new picture of them. */
  readonly revision: number;
  readonly budget: number;
  readonly view: View;
  /** Drawn beside term1; null where they are not asked for. */
  readonly bounds: BoundCurves | null;
  /** Of term2, nats a validation picture; null where there is none. */
  readonly floor: number | null;
  /** Moves that the run took. */
  readonly marks: readonly Move[];
  readonly cursor: number | null;
  readonly onCursor: (step: number | null) => void;
  readonly frame: ChartFrame;
}

export function TermPlot(props: TermPlotProps) {
  const {
    term,
    curves,
    parent,
    ghost,
    revision,
    budget,
    view,
    bounds,
    floor,
    marks,
    cursor,
    onCursor,
    frame,
  } = props;
  const [title] = titles[term];
  const { axis, series, yDomain, yTicks } = useMemo(
    () => ({ revision, ...plottedTerm({ term, curves, parent, ghost, budget, view, bounds }) }),
    [curves, parent, ghost, term, budget, view, bounds, revision],
  );
  const seen = useMemo(() => seenMarks(marks, axis), [marks, axis]);
  return (
    <ErrorBoundary what={`The curve of ${title}`}>
      <Chart
        meanwhile={<div className="chart chart-waiting" />}
        frame={frame}
        description={[
          curveWords(title, curves, term),
          ...(parent.length > 0 ? [parentWords(parent, term)] : []),
          ...(ghost.length > 0 ? [ghostWords(ghost, term)] : []),
          ...(floor !== null ? [floorWords(curves, floor, Infinity)] : []),
          ...(bounds ? [boundWords(bounds)] : []),
        ].join(' ')}
        series={series}
        xScale={axis.scale}
        xDomain={axis.domain}
        yDomain={yDomain}
        xTicks={axis.ticks}
        yTicks={yTicks}
        marks={seen}
        cursor={cursor}
        onCursor={onCursor}
      />
    </ErrorBoundary>
  );
}
