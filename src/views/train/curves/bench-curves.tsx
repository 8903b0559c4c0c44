/** The three curves of the run in small, each with its newest numbers above it: what the bench shows of them. */
import { memo, useMemo } from 'react';
import { metricsSlice, terms, valuesAt } from '../../../state/metrics-store';
import { experimentSlice } from '../../../state/experiment-store';
import { useSlice } from '../../../state/use-page';
import { useViewSettings } from '../../../state/use-view-settings';
import { tightFrame } from '../../../ui/chart-frame';
import { useTurns } from '../../../ui/use-turns';
import { CurveHead } from '../curve-head';
import { FigureFrame } from '../figure-frame';
import { boundsSlice } from './bounds-probing';
import { curveFields } from './curve-settings';
import { marksOf } from './marks';
import { TermPlot, titles, type TermPlotProps } from './term-plot';
import { TURN_MILLISECONDS } from './turns';

const nobody = () => undefined;

export function BenchCurves() {
  const revision = useSlice(metricsSlice, (state) => state.revision);
  const curves = useSlice(metricsSlice, (state) => state.curves);
  const moves = useSlice(metricsSlice, (state) => state.marks);
  const budget = useSlice(experimentSlice, (state) => (state.started ?? state.shown).steps);
  const { values: shown } = useViewSettings('train', curveFields);
  const bounds = useSlice(boundsSlice, (state) => (shown.bounds ? state.curves : null));
  const turns = useTurns(revision, terms.length, TURN_MILLISECONDS);
  const marks = useMemo(() => marksOf(moves), [moves]);
  return (
    <section className="bench-curves" data-anchor="curves" aria-label="Curves">
      {terms.map((term, i) => (
        <BenchCurve
          key={term}
          term={term}
          curves={curves}
          revision={turns[i]}
          budget={budget}
          view={shown}
          bounds={term === 'term1' ? bounds : null}
          floor={null}
          marks={marks}
          cursor={null}
          onCursor={nobody}
        />
      ))}
    </section>
  );
}

const BenchCurve = memo(function BenchCurve(props: Omit<TermPlotProps, 'frame'>) {
  const { term, curves } = props;
  const [title, subtitle] = titles[term];
  const newest = curves.map((columns) => ({
    model: columns.series.model,
    value: valuesAt(columns, Infinity, term).minibatch?.value,
  }));
  return (
    <FigureFrame
      figure="curves"
      kind="bench-curve"
      name={`Small curve of ${title}`}
      anchor={`curve-${title}`}
    >
      <CurveHead title={title} subtitle={subtitle} newest={newest} />
      <TermPlot {...props} frame={tightFrame} />
    </FigureFrame>
  );
});
