/** What lies over the plot of a chart: marks, the cursor, and the lines' names at their ends. Cheap to draw anew. */
import { shareOf, type AxisScale } from './axis-scale';
import {
  longFrame,
  tightFrame,
  wideFrame,
  wideHeight,
  type ChartFrame,
  type ChartSeries,
} from './chart-frame';
import { spread } from './label-layout';

interface ChartOverlayProps {
  readonly frame: ChartFrame;
  readonly series: readonly ChartSeries[];
  readonly xScale: AxisScale;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  readonly cursor: number | null;
}

const LABEL_GAP = 16;
const plotHeight = wideHeight - wideFrame.top - wideFrame.bottom;

export function ChartOverlay(props: ChartOverlayProps) {
  const { frame, series, xScale, xDomain, yDomain, marks, cursor } = props;
  const named = frame !== tightFrame;
  const left = (x: number) => `${100 * shareOf(xScale, xDomain, x)}%`;
  const inside = (x: number) => x >= xDomain[0] && x <= xDomain[1];
  return (
    <div aria-hidden="true">
      <div
        className="chart-over"
        style={{ left: frame.left, right: frame.right, top: frame.top, bottom: frame.bottom }}
      >
        {marks
          .filter(({ x }) => inside(x))
          .map(({ x, label }) => (
            <span key={x} className="chart-mark" style={{ left: left(x) }}>
              {named && label && <span>{label}</span>}
            </span>
          ))}
        {cursor !== null && inside(cursor) && (
          <span className="chart-cursor" style={{ left: left(cursor) }} />
        )}
      </div>
      {named && <EndNames frame={frame} series={series} yDomain={yDomain} />}
    </div>
  );
}

/** The lines' names beside their last points, kept from covering each other. */
function EndNames({ frame, series, yDomain }: Pick<ChartOverlayProps, 'frame' | 'series' | 'yDomain'>) {
  const named = series.filter((line) => line.label && line.points.length > 0);
  const wanted = named.map((line) => {
    const last = line.points[line.points.length - 1].y;
    return wideFrame.top + plotHeight * (1 - (last - yDomain[0]) / (yDomain[1] - yDomain[0]));
  });
  const tops = spread(wanted, LABEL_GAP, wideFrame.top, wideFrame.top + plotHeight - LABEL_GAP / 2);
  return named.map((line, i) => (
    <span
      key={line.key}
      className={frame === longFrame ? 'chart-end chart-end-long' : 'chart-end'}
      style={{ top: tops[i] }}
    >
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
