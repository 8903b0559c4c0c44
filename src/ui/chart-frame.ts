/** What the plot of a chart and what lies over it agree on: a line's parts, and the room around the plot. */

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

/** CSS pixels: the chart's height, and the room around the plot for marks, names, and axes. */
export const frame = { height: 220, top: 16, right: 68, bottom: 26, left: 40 } as const;
export const plotHeight = frame.height - frame.top - frame.bottom;
