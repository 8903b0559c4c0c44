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

/** Room around the plot for marks, names and axes, CSS pixels. */
export interface ChartFrame {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** With names at the ends of the lines, and labels of the marks above the plot. */
export const wideFrame: ChartFrame = { top: 18, right: 72, bottom: 26, left: 44 };
/** With longer names. */
export const longFrame: ChartFrame = { ...wideFrame, right: 108 };
/** The plot alone with its axes: names stand elsewhere. */
export const tightFrame: ChartFrame = { top: 6, right: 12, bottom: 20, left: 40 };

/** Height of a chart with names, CSS pixels; chart.css has it too. */
export const wideHeight = 220;
