/** One term's curves of all runs that are compared. */
import { memo, useMemo } from 'react';
import type { Term } from '../../state/metrics-store';
import { longFrame, wideFrame, type ChartFrame } from '../../ui/chart-frame';
import LineChart from '../../ui/line-chart';
import type { View } from '../step-axis';
import { chartWords } from './compare-words';
import type { ColourOf, Drawn } from './compared-lines';
import { comparedPlot } from './compared-plot';
import { keyRows } from './key-rows';

const subtitles: Readonly<Record<Term, string>> = {
  term1: 'KL of posterior and prior',
  term2: 'reconstruction',
  L: 'term1 + term2',
};

interface ComparedChartProps {
  readonly term: Term;
  readonly drawn: readonly Drawn[];
  readonly budget: number;
  readonly view: View;
  readonly colourOf: ColourOf;
  readonly smoothing: number;
  /** Whether there is room for long names. */
  readonly wide: boolean;
  readonly cursor: number | null;
  readonly onCursor: (step: number | null) => void;
}

export const ComparedChart = memo(function ComparedChart(props: ComparedChartProps) {
  const { term, drawn, budget, view, colourOf, smoothing, wide, cursor, onCursor } = props;
  const { axis, series, bands, yDomain, yTicks } = useMemo(
    () => comparedPlot(drawn, term, budget, view, { colourOf, smoothing, named: wide }),
    [drawn, term, budget, view, colourOf, smoothing, wide],
  );
  const isNamed = series.some(({ label }) => label !== undefined);
  const frame = isNamed ? (wide ? longFrame : wideFrame) : namelessFrame;
  const description = useMemo(() => chartWords(term, keyRows(drawn, Infinity)), [term, drawn]);
  return (
    <figure className="compare-chart" aria-label={`Compared curves of ${term}`}>
      <figcaption>
        <b>{term}</b> <span className="quiet-text">{subtitles[term]}</span>
      </figcaption>
      <LineChart
        frame={frame}
        description={description}
        series={series}
        bands={bands}
        xScale={axis.scale}
        xDomain={axis.domain}
        yDomain={yDomain}
        xTicks={axis.ticks}
        yTicks={yTicks}
        marks={none}
        cursor={cursor}
        onCursor={onCursor}
      />
    </figure>
  );
});

/** With room for the last number of the axis. */
const namelessFrame: ChartFrame = { ...wideFrame, right: 24 };
const none: readonly never[] = [];
