/** The KL of each dimension of one picture as bars from a common floor, the shown one outlined, collapsed ones as a stroke. Pure. */
import { formatShort } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { cornersOf, type Mark, type Scene } from '../../../ui/scene';
import { isCollapsed } from '../curves/kl-rows';

interface KlBars {
  /** By dimension, nats. */
  readonly kl: readonly number[];
  readonly shown: number;
}

const MARGIN = { side: 4, top: 20, bottom: 18 };
const TEXT = 12;
/** Narrower bars stand without a gap. */
const GAP_FROM = 4;

export function klBarsScene({ kl, shown }: KlBars, size: PlotSize, ink: PlotInk): Scene {
  const floor = size.height - MARGIN.bottom;
  const most = Math.max(0.01, ...kl);
  const wide = (size.width - 2 * MARGIN.side) / kl.length;
  const gap = wide >= GAP_FROM ? 1 : 0;
  const barOf = (j: number) => ({
    left: MARGIN.side + j * wide,
    right: MARGIN.side + (j + 1) * wide - gap,
    top: floor - Math.max(1, ((floor - MARGIN.top) * kl[j]) / most),
    floor,
  });
  const bars = kl.map((one, j): Mark => {
    const collapsed = isCollapsed(one);
    return {
      kind: 'box',
      ...barOf(j),
      fill: collapsed ? ink.quiet : ink.series,
      opacity: j === shown ? 1 : 0.6,
    };
  });
  const label = { kind: 'label', size: TEXT, fill: ink.quiet, y: size.height - 4 } as const;
  const marks: Mark[] = [
    ...bars,
    {
      kind: 'path',
      points: [MARGIN.side, floor + 0.5, size.width - MARGIN.side, floor + 0.5],
      stroke: ink.quiet,
    },
    { ...label, text: 'z1', x: MARGIN.side, anchor: 'start' },
    { ...label, text: `z${kl.length}`, x: size.width - MARGIN.side, anchor: 'end' },
    {
      ...label,
      text: `highest ${formatShort(Number(most.toFixed(2)))}`,
      x: size.width / 2,
      anchor: 'middle',
    },
  ];
  if (shown < kl.length) {
    const { left, right, top } = barOf(shown);
    marks.push({
      kind: 'path',
      points: cornersOf({ left, right: Math.max(right, left + 2), top, floor }),
      closed: true,
      sharp: true,
      stroke: ink.ink,
      width: 1.5,
    });
  }
  return { ...size, background: ink.surface, marks };
}
