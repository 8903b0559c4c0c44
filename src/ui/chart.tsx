/** A line chart of few enough points: recharts draws the lines, and what moves often (names, marks, cursor) lies over them. Knows nothing of what is drawn. */
import { memo, type PointerEvent } from 'react';
import { CartesianGrid, Curve, Line, LineChart, XAxis, YAxis, type LineProps } from 'recharts';
import { valueAtShare, type AxisScale } from './axis-scale';
import { ChartOverlay } from './chart-overlay';
import type { ChartFrame, ChartSeries } from './chart-frame';
import { formatCount, formatShort } from './format';
import './chart.css';

interface PlotProps {
  readonly frame: ChartFrame;
  readonly series: readonly ChartSeries[];
  readonly xScale: AxisScale;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

export interface ChartProps extends PlotProps {
  /** What a screen reader says of the chart: title and summary. */
  readonly description: string;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** Where a vertical line stands. */
  readonly cursor: number | null;
  readonly onCursor: (x: number | null) => void;
}

type Numbers = number[];
type Domain = [number, number];

export default function Chart(props: ChartProps) {
  const { description, marks, cursor, onCursor, ...plot } = props;
  const { frame, series, xScale, xDomain, yDomain } = plot;

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - frame.left) / (box.width - frame.left - frame.right);
    onCursor(share < 0 || share > 1 ? null : valueAtShare(xScale, xDomain, share));
  };

  return (
    <div className="chart" onPointerMove={follow} onPointerLeave={() => onCursor(null)}>
      <div className="chart-plot" role="img" aria-label={description} translate="no">
        <Plot {...plot} />
      </div>
      <ChartOverlay
        frame={frame}
        series={series}
        xScale={xScale}
        xDomain={xDomain}
        yDomain={yDomain}
        marks={marks}
        cursor={cursor}
      />
    </div>
  );
}

/** recharts takes tens of milliseconds to draw: only new lines or axes are a reason to. */
const Plot = memo(function Plot(props: PlotProps) {
  const { frame, series, xScale, xDomain, yDomain, xTicks, yTicks } = props;
  return (
    <LineChart
      responsive
      style={{ width: '100%', height: '100%' }}
      margin={{ top: frame.top, right: frame.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="x"
        type="number"
        scale={xScale}
        domain={xDomain as Domain}
        allowDataOverflow
        height={frame.bottom}
        ticks={xTicks as Numbers}
        tickFormatter={formatCount}
        tick={{ fill: 'var(--ink-quiet)' }}
        stroke="var(--line)"
      />
      <YAxis
        type="number"
        domain={yDomain as Domain}
        allowDataOverflow
        width={frame.left}
        ticks={yTicks as Numbers}
        tickFormatter={formatShort}
        tick={{ fill: 'var(--ink-quiet)' }}
        stroke="var(--line)"
      />
      {series.map((line) => (
        <ChartLine key={line.key} line={line} />
      ))}
    </LineChart>
  );
});

const samePoints = (a: ChartSeries['points'], b: ChartSeries['points']) =>
  a.length === b.length && a.every(({ x, y }, i) => x === b[i].x && y === b[i].y);

/** Without the reference by which recharts asks for a path's length, for an animation that is off: the answer takes a layout of the whole page. */
const plainPath: LineProps['shape'] = (path) => <Curve {...path} pathRef={undefined} />;

/** A line that is what it was costs nothing: recharts works out all that depends on a line that it is given anew. */
const ChartLine = memo(
  function ChartLine({ line }: { readonly line: ChartSeries }) {
    return (
      <Line
        data={line.points}
        dataKey="y"
        type="linear"
        stroke={line.colour}
        style={{ strokeWidth: `calc(${line.width}px * var(--line-weight, 1))` }}
        strokeOpacity={line.opacity}
        strokeDasharray={line.dash || undefined}
        dot={line.dots ? { r: 2.5, fill: line.colour, strokeWidth: 0 } : false}
        activeDot={false}
        isAnimationActive={false}
        shape={plainPath}
      />
    );
  },
  // A line's look follows from its key.
  (before, after) => before.line.key === after.line.key && samePoints(before.line.points, after.line.points),
);
