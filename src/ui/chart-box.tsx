/** What every chart of lines is around its plot: its name, the pointer's place on its axis, and the names, marks and cursor over it. Knows nothing of how lines are drawn. */
import type { PointerEvent, ReactNode } from 'react';
import { valueAtShare, type AxisScale } from './axis-scale';
import { ChartOverlay } from './chart-overlay';
import type { ChartFrame, ChartSeries } from './chart-frame';
import './chart.css';

/** What is drawn, and on which axes. */
export interface ChartPlotProps {
  readonly frame: ChartFrame;
  readonly series: readonly ChartSeries[];
  readonly xScale: AxisScale;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/** What lies around it, and moves often. */
export interface AroundChart {
  /** What a screen reader says of the chart: title and summary. */
  readonly description: string;
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** Where a vertical line stands. */
  readonly cursor: number | null;
  readonly onCursor: (x: number | null) => void;
}

interface ChartBoxProps extends AroundChart {
  readonly plot: ChartPlotProps;
  readonly children: ReactNode;
}

export function ChartBox({ description, marks, cursor, onCursor, plot, children }: ChartBoxProps) {
  const { frame, series, xScale, xDomain, yDomain } = plot;

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - frame.left) / (box.width - frame.left - frame.right);
    onCursor(share < 0 || share > 1 ? null : valueAtShare(xScale, xDomain, share));
  };

  return (
    <div className="chart" onPointerMove={follow} onPointerLeave={() => onCursor(null)}>
      <div className="chart-plot" role="img" aria-label={description} translate="no">
        {children}
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
