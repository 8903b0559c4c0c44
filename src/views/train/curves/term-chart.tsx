/** One chart with its title and, below the plot, each model's numbers at the cursor or at the last step. */
import { lazy, memo, Suspense, useMemo } from 'react';
import type { BoundCurves } from './bounds-store';
import { nameOf } from '../../../state/model-names';
import { termOf, valuesAt, type SeriesCurves, type Term } from '../../../state/metrics-store';
import { placesOf, seriesKey } from '../../../state/series';
import { shareOf } from '../../../ui/axis-scale';
import { ErrorBoundary } from '../../../ui/error-boundary';
import { formatNats } from '../../../ui/format';
import { Swatch } from '../../../ui/swatch';
import { boundLines, boundSeries } from './bound-series';
import { boundWords, curveWords } from './chart-words';
import { chartSeries, linesOf } from './curve-series';
import { ticksOf, VALUE_TICKS, valueDomain } from './domain';
import { floorWords } from './floor-words';
import { legible, type Mark } from './marks';
import { stepAxis, type View } from './step-axis';
// Its room is kept before it is there.
import '../../../ui/chart.css';

const Chart = lazy(() => import('../../../ui/chart'));
const BoundsReadout = lazy(() => import('./bounds-readout'));

const titles: Readonly<Record<Term, readonly [string, string]>> = {
  term1: ['term1', 'KL of posterior and prior'],
  term2: ['term2', 'reconstruction'],
  L: ['L', 'term1 + term2'],
};

interface TermChartProps {
  readonly term: Term;
  readonly curves: readonly SeriesCurves[];
  /** The columns grow in place: a new revision is a new picture of them. */
  readonly revision: number;
  readonly budget: number;
  readonly view: View;
  /** Drawn beside term1; null where they are not asked for. */
  readonly bounds: BoundCurves | null;
  /** Of term2, nats a validation picture; null where there is none. */
  readonly floor: number | null;
  readonly marks: readonly Mark[];
  readonly cursor: number | null;
  readonly onCursor: (step: number | null) => void;
}

export const TermChart = memo(function TermChart(props: TermChartProps) {
  const { term, curves, revision, budget, view, bounds, floor, marks, cursor, onCursor } = props;
  const [title, subtitle] = titles[term];
  const { axis, series, yDomain, yTicks } = useMemo(() => {
    const found = stepAxis(lastStep(curves), budget, view);
    const [from, to] = found.domain;
    const window = { from, to, spacing: found.scale };
    const lines = linesOf(curves, term, window);
    const bounding = bounds ? boundLines(bounds, window) : [];
    const all = [
      ...lines.flatMap(({ minibatch, training, validation }) => [minibatch, training, validation]),
      ...bounding.map(({ points }) => points),
    ];
    const domain = valueDomain(all, view.part !== 'settled', found.domain);
    return {
      revision,
      axis: found,
      series: [...lines.flatMap(chartSeries), ...bounding.map(boundSeries)],
      yDomain: domain,
      yTicks: lines.length > 0 ? ticksOf(domain, VALUE_TICKS) : [],
    };
  }, [curves, term, budget, view, bounds, revision]);
  const seen = useMemo(() => {
    // What was moved before the first step shows in it.
    const shown = axis.scale === 'log' ? marks.map((mark) => ({ ...mark, x: Math.max(1, mark.x) })) : marks;
    return legible(shown, (step) => shareOf(axis.scale, axis.domain, step));
  }, [marks, axis]);

  return (
    <figure className="term-chart" data-anchor={`curve-${title}`} aria-label={`Curve of ${title}`}>
      <figcaption>
        <b>{title}</b> <span className="quiet-text">{subtitle}</span>
      </figcaption>
      <ErrorBoundary what={`The curve of ${title}`}>
        <Suspense fallback={<div className="chart chart-waiting" />}>
          <Chart
            description={[
              curveWords(title, curves, term),
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
        </Suspense>
      </ErrorBoundary>
      <Readout curves={curves} term={term} step={cursor ?? Infinity} />
      {floor !== null && curves.length > 0 && (
        <p className="setting-note number">{floorWords(curves, floor, cursor ?? Infinity)}</p>
      )}
      {bounds && curves.length > 0 && (
        <Suspense fallback={null}>
          <BoundsReadout
            series={curves.map(({ series }) => series)}
            curves={bounds}
            step={cursor ?? Infinity}
          />
        </Suspense>
      )}
    </figure>
  );
});

const lastStep = (curves: TermChartProps['curves']): number =>
  Math.max(0, ...curves.map(({ minibatch }) => minibatch.step.at(-1) ?? 0));

interface ReadoutProps {
  readonly curves: TermChartProps['curves'];
  readonly term: Term;
  readonly step: number;
}

function Readout({ curves, term, step }: ReadoutProps) {
  if (curves.length === 0) return null;
  return (
    <table className="readout">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Model</span>
          </th>
          <th scope="col">minibatch</th>
          <th scope="col">validation</th>
          <th scope="col">training</th>
        </tr>
      </thead>
      <tbody translate="no">
        {curves.map((columns) => {
          const { series } = columns;
          const { minibatch, evaluation } = valuesAt(columns, step, term);
          return (
            <tr key={seriesKey(series)}>
              <th scope="row">
                <Swatch place={placesOf(series)} /> {nameOf(series.model)}
              </th>
              <td>{formatNats(minibatch?.value)}</td>
              <td>{formatNats(evaluation && termOf(evaluation.validation, term))}</td>
              <td>{formatNats(evaluation && termOf(evaluation.training, term))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
