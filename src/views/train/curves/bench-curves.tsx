/** The three curves of the run in small, each with its newest numbers above it: what the bench shows of them. */
import { memo } from 'react';
import { terms, valuesAt } from '../../../state/metrics-store';
import { pastSlice } from '../../../state/past-store';
import { useSlice } from '../../../state/use-page';
import { tightFrame } from '../../../ui/chart-frame';
import { CurveHead } from '../curve-head';
import { FigureFrame } from '../figure-frame';
import { TermPlot, titles, type TermPlotProps } from './term-plot';
import { useCurves } from './use-curves';

const nobody = () => undefined;

export function BenchCurves() {
  const { curves, parent, ghost, budget, shown, bounds, turns, marks } = useCurves();
  const at = useSlice(pastSlice, (state) => state.at);
  return (
    <section className="bench-curves" data-anchor="curves" aria-label="Curves">
      {terms.map((term, i) => (
        <BenchCurve
          key={term}
          term={term}
          curves={curves}
          parent={parent}
          ghost={ghost}
          revision={turns[i]}
          budget={budget}
          view={shown}
          bounds={term === 'term1' ? bounds : null}
          floor={null}
          marks={marks}
          cursor={at}
          onCursor={nobody}
        />
      ))}
    </section>
  );
}

const BenchCurve = memo(function BenchCurve(props: Omit<TermPlotProps, 'frame'>) {
  const { term, curves, cursor } = props;
  const [title, subtitle] = titles[term];
  const newest = curves.map((columns) => ({
    model: columns.series.model,
    value: valuesAt(columns, cursor ?? Infinity, term).minibatch?.value,
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
