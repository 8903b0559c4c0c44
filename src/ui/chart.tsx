/** A line chart of few enough points: recharts draws the lines, and what moves often (names, marks, cursor) lies over them. Knows nothing of what is drawn. */
import { memo } from 'react';
import { CartesianGrid, Curve, Line, LineChart, XAxis, YAxis, type LineProps } from 'recharts';
import { ChartBox, type AroundChart, type ChartPlotProps } from './chart-box';
import type { ChartSeries } from './chart-frame';
import { formatCount, formatShort } from './format';

type Numbers = number[];
type Domain = [number, number];

export default function Chart({
  description,
  marks,
  cursor,
  onCursor,
  ...plot
}: ChartPlotProps & AroundChart) {
  return (
    <ChartBox description={description} marks={marks} cursor={cursor} onCursor={onCursor} plot={plot}>
      <Plot {...plot} />
    </ChartBox>
  );
}

/** recharts takes tens of milliseconds to draw: only new lines or axes are a reason to. */
const Plot = memo(function Plot(props: ChartPlotProps) {
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
