/** A chart of many lines that is drawn anew within a frame: paths of our own, stretched to the box, with names, marks and cursor over them. Knows nothing of what is drawn. */
import { memo } from 'react';
import { shareOf } from './axis-scale';
import { ChartBox, type AroundChart, type ChartPlotProps } from './chart-box';
import type { ChartSeries } from './chart-frame';
import { formatCount, formatShort } from './format';
import './line-chart.css';

export interface ChartBand {
  readonly key: string;
  readonly colour: string;
  /** Around the band, once. */
  readonly points: ChartSeries['points'];
}

interface PlotProps extends ChartPlotProps {
  readonly bands: readonly ChartBand[];
}

export default function LineChart({
  description,
  marks,
  cursor,
  onCursor,
  ...plot
}: PlotProps & AroundChart) {
  return (
    <ChartBox description={description} marks={marks} cursor={cursor} onCursor={onCursor} plot={plot}>
      <Plot {...plot} />
    </ChartBox>
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
