/** How the density grows or falls towards an edge of the triangle: log p over the distance, whose slope ends at 2T - 1. Pure. */
import { triangleLogDensity, type Triple } from '../../math/concrete-triangle';
import { linspace } from '../../math/numeric';
import { formatSigned } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { superscript } from './superscript';

/** Decades of y_3 towards the edge opposite to corner 3. */
const DECADES = 6;
const LEFT = 44;
const FLOOR = 24;
const TOP = 22;

interface EdgeProfile {
  /** log10 y_3, from the middle to the edge. */
  readonly x: readonly number[];
  /** log10 p. */
  readonly y: readonly number[];
}

/** Along y = ((1 - e) / 2, (1 - e) / 2, e). */
export function edgeProfile(alpha: Triple, temperature: number): EdgeProfile {
  const logAlpha: Triple = [Math.log(alpha[0]), Math.log(alpha[1]), Math.log(alpha[2])];
  const x = linspace(Math.log10(1 / 3), -DECADES, 60);
  const y = x.map((log) => {
    const rest = Math.log((1 - 10 ** log) / 2);
    return triangleLogDensity(logAlpha, [rest, rest, log * Math.LN10], temperature) / Math.LN10;
  });
  return { x, y };
}

export function edgeScene(
  { x, y }: EdgeProfile,
  temperature: number,
  { width, height }: PlotSize,
  ink: PlotInk,
): Scene {
  // Six decades up and down at least, so that a slope looks steep where it is.
  const [low, high] = [Math.min(-3, ...y), Math.max(3, ...y)];
  const across = (value: number) => LEFT + ((x[0] - value) / (x[0] + DECADES)) * (width - LEFT - 8);
  const floor = height - FLOOR;
  const up = (value: number) => floor - ((value - low) / (high - low)) * (floor - TOP);
  const label = (text: string, at: number, down: number, anchor: 'start' | 'middle' | 'end'): Mark => ({
    kind: 'label',
    x: at,
    y: down,
    text,
    fill: ink.quiet,
    size: 11,
    anchor,
  });
  const step = Math.max(1, Math.ceil((high - low) / 6));
  const ticks = Array.from(
    { length: Math.floor((high - low) / step) + 1 },
    (_, i) => Math.ceil(low) + i * step,
  );
  return {
    width,
    height,
    background: ink.surface,
    marks: [
      { kind: 'path', points: [LEFT, TOP, LEFT, floor, width - 8, floor], stroke: ink.quiet },
      ...ticks
        .filter((tick) => tick <= high)
        .map((tick) => label(`10${superscript(tick)}`, LEFT - 4, up(tick) + 4, 'end')),
      ...[-1, -3, -5].map((tick) => label(`10${superscript(tick)}`, across(tick), height - 8, 'middle')),
      label('density p(y)', 2, 12, 'start'),
      label(`slope at the edge ${formatSigned(2 * temperature - 1)}`, width - 8, 12, 'end'),
      label('edge →', width - 8, floor - 6, 'end'),
      {
        kind: 'path',
        points: x.flatMap((value, i) => [across(value), up(y[i])]),
        stroke: ink.series,
        width: 2,
      },
    ],
  };
}
