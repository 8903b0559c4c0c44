/** A line chart of few enough points, drawn by recharts; names and the cursor are drawn beside it. Knows nothing of what is drawn. */
import type { PointerEvent } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { formatCount, formatShort } from './format';
import { spread } from './label-layout';

export interface ChartSeries {
  readonly key: string;
  readonly colour: string;
  readonly dash: string;
  readonly width: number;
  readonly opacity: number;
  /** Marks every point with a dot. */
  readonly dots: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Written at the end of the line. */
  readonly label?: string;
}

export interface ChartProps {
  /** What a screen reader says of the chart: title and summary. */
  readonly description: string;
  readonly series: readonly ChartSeries[];
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** Where a vertical line stands. */
  readonly cursor: number | null;
  readonly onCursor: (x: number | null) => void;
}

const HEIGHT = 220;
const MARGIN = { top: 14, right: 68, bottom: 4, left: 0 };
const Y_AXIS = 40;
const X_AXIS = 24;
const LABEL_GAP = 15;

type Domain = [number, number];

export default function Chart(props: ChartProps) {
  const { description, series, xDomain, yDomain, xTicks, yTicks, marks, cursor, onCursor } = props;

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const width = box.width - Y_AXIS - MARGIN.left - MARGIN.right;
    const share = (event.clientX - box.left - Y_AXIS - MARGIN.left) / width;
    onCursor(share < 0 || share > 1 ? null : xDomain[0] + share * (xDomain[1] - xDomain[0]));
  };

  return (
    <div className="chart" onPointerMove={follow} onPointerLeave={() => onCursor(null)}>
      <div role="img" aria-label={description}>
        <LineChart
          responsive
          style={{ width: '100%', height: HEIGHT }}
          margin={MARGIN}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="x"
            type="number"
            domain={xDomain as Domain}
            allowDataOverflow
            height={X_AXIS}
            ticks={xTicks as number[]}
            tickFormatter={formatCount}
            tick={{ fill: 'var(--ink-quiet)' }}
            stroke="var(--line)"
          />
          <YAxis
            type="number"
            domain={yDomain as Domain}
            allowDataOverflow
            width={Y_AXIS}
            ticks={yTicks as number[]}
            tickFormatter={formatShort}
            tick={{ fill: 'var(--ink-quiet)' }}
            stroke="var(--line)"
          />
          {marks.map((mark, i) => (
            <ReferenceLine
              key={i}
              x={mark.x}
              stroke="var(--ink-quiet)"
              strokeDasharray="2 2"
              label={{ value: mark.label, position: 'top', className: 'chart-mark' }}
            />
          ))}
          {cursor !== null && <ReferenceLine x={cursor} stroke="var(--ink)" strokeWidth={1} />}
          {series.map((line) => (
            <Line
              key={line.key}
              data={line.points}
              dataKey="y"
              type="linear"
              stroke={line.colour}
              strokeWidth={line.width}
              strokeOpacity={line.opacity}
              strokeDasharray={line.dash || undefined}
              dot={line.dots ? { r: 2.5, fill: line.colour, strokeWidth: 0 } : false}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </div>
      <EndLabels series={series} yDomain={yDomain} />
    </div>
  );
}

/** The lines' names beside their last points, kept from covering each other. */
function EndLabels({ series, yDomain }: Pick<ChartProps, 'series' | 'yDomain'>) {
  const plot = HEIGHT - MARGIN.top - MARGIN.bottom - X_AXIS;
  const named = series.filter((line) => line.label && line.points.length > 0);
  const wanted = named.map((line) => {
    const last = line.points[line.points.length - 1].y;
    return MARGIN.top + plot * (1 - (last - yDomain[0]) / (yDomain[1] - yDomain[0]));
  });
  const tops = spread(wanted, LABEL_GAP, MARGIN.top, MARGIN.top + plot - LABEL_GAP / 2);
  return named.map((line, i) => (
    <span key={line.key} className="chart-end" style={{ top: tops[i] }} aria-hidden="true">
      <svg width="16" height="8" viewBox="0 0 16 8">
        <line
          x1="0"
          x2="16"
          y1="4"
          y2="4"
          stroke={line.colour}
          strokeWidth="3"
          strokeDasharray={line.dash || undefined}
        />
      </svg>
      {line.label}
    </span>
  ));
}
