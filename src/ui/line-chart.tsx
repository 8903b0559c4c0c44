/** A chart of many lines that is drawn anew within a frame: paths of our own, stretched to the box, with names, marks and cursor over them. Knows nothing of what is drawn. */
import { memo, type PointerEvent } from 'react';
import { shareOf, valueAtShare, type AxisScale } from './axis-scale';
import type { ChartFrame, ChartSeries } from './chart-frame';
import { ChartOverlay } from './chart-overlay';
import { formatCount, formatShort } from './format';
import './chart.css';
import './line-chart.css';

export interface ChartBand {
  readonly key: string;
  readonly colour: string;
  /** Around the band, once. */
  readonly points: ChartSeries['points'];
}

interface PlotProps {
  readonly frame: ChartFrame;
  readonly series: readonly ChartSeries[];
  readonly bands: readonly ChartBand[];
  readonly xScale: AxisScale;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

interface LineChartProps extends PlotProps {
  /** What a screen reader says of the chart: title and summary. */
  readonly description: string;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** Where a vertical line stands. */
  readonly cursor: number | null;
  readonly onCursor: (x: number | null) => void;
}

export default function LineChart(props: LineChartProps) {
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

/** The drawing's own units across and up: finer than any screen, in whole numbers, which are short texts. */
const WIDE = 4000;
const HIGH = 2000;

/** What runs out of the plot is cut; far out it would only be long digits. */
const within = (share: number) => Math.min(3, Math.max(-2, share));

type Place = (point: { readonly x: number; readonly y: number }) => string;

/** What has no number parts a line. */
function pathOf(points: ChartSeries['points'], place: Place): string {
  let path = '';
  let pen = 'M';
  for (const point of points) {
    const isPlace = Number.isFinite(point.y);
    if (isPlace) path += pen + place(point);
    pen = isPlace ? 'L' : 'M';
  }
  return path;
}

/** Strokes of no length, which round ends make dots of. */
const dotsOf = (points: ChartSeries['points'], place: Place): string =>
  points.map((point) => (Number.isFinite(point.y) ? `M${place(point)}h0` : '')).join('');

const Plot = memo(function Plot(props: PlotProps) {
  const { frame, series, bands, xScale, xDomain, yDomain, xTicks, yTicks } = props;
  const [low, high] = yDomain;
  const across = (x: number) => shareOf(xScale, xDomain, x);
  const up = (y: number) => (y - low) / (high - low);
  const place: Place = ({ x, y }) =>
    `${Math.round(WIDE * within(across(x)))} ${Math.round(HIGH * (1 - within(up(y))))}`;
  const inside = (share: number) => share >= -1e-9 && share <= 1 + 1e-9;
  return (
    <div
      className="line-plot"
      style={{ left: frame.left, right: frame.right, top: frame.top, bottom: frame.bottom }}
    >
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
        {yTicks.map((tick) => (
          <path key={tick} className="line-plot-grid" d={`M0 ${Math.round(HIGH * (1 - up(tick)))}h${WIDE}`} />
        ))}
        {bands.map(({ key, colour, points }) => (
          <path key={key} data-band={key} d={`${pathOf(points, place)}Z`} style={{ fill: colour }} />
        ))}
        {series.map(({ key, colour, dash, width, opacity, points }) => (
          <path
            key={key}
            d={pathOf(points, place)}
            stroke={colour}
            strokeOpacity={opacity}
            strokeDasharray={dash || undefined}
            style={{ strokeWidth: `calc(${width}px * var(--line-weight, 1))` }}
          />
        ))}
        {series
          .filter(({ dots }) => dots)
          .map(({ key, colour, points }) => (
            <path key={`${key} dots`} className="line-plot-dots" d={dotsOf(points, place)} stroke={colour} />
          ))}
      </svg>
      {yTicks
        .filter((tick) => inside(up(tick)))
        .map((tick) => (
          <span key={tick} className="line-plot-y" style={{ bottom: `${100 * up(tick)}%` }}>
            {formatShort(tick)}
          </span>
        ))}
      {xTicks
        .filter((tick) => inside(across(tick)))
        .map((tick) => (
          <span key={tick} className="line-plot-x" style={{ left: `${100 * across(tick)}%` }}>
            {formatCount(tick)}
          </span>
        ))}
    </div>
  );
});
