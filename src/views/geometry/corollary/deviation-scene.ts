/** Deviations of z by dimension: the encoder's mean ones as full squares, remark 4's as open rings, on one axis from 0. Pure. */
import { stepOf } from '../../../ui/axis-scale';
import { formatShort } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../ui/scene';

const margin = { left: 44, right: 8, top: 44, bottom: 34 } as const;

const ringAt = (x: number, y: number, ink: PlotInk): Mark => ({
  kind: 'path',
  points: Array.from({ length: 18 }, (_, k) => (2 * Math.PI * k) / 18).flatMap((turn) => [
    x + 4.5 * Math.cos(turn),
    y + 4.5 * Math.sin(turn),
  ]),
  closed: true,
  stroke: ink.other,
  width: 2,
});
const squareAt = (x: number, y: number, ink: PlotInk): Mark => ({
  ...{ kind: 'box', left: x - 3, right: x + 3, top: y - 3, floor: y + 3, fill: ink.series },
});

export function deviationScene(
  own: readonly number[],
  best: readonly number[],
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const [left, right] = [margin.left, Math.max(margin.left + 1, size.width - margin.right)];
  const [top, floor] = [margin.top, Math.max(margin.top + 1, size.height - margin.bottom)];
  const most = Math.max(1e-6, ...own, ...best) * 1.08;
  const across = (j: number) => left + ((j + 0.5) / own.length) * (right - left);
  const up = (value: number) => floor - (value / most) * (floor - top);
  const label = (x: number, y: number, text: string, look: Partial<Mark & { kind: 'label' }> = {}): Mark => ({
    ...{ kind: 'label', x, y, text, fill: ink.quiet, size: 11, anchor: 'middle', ...look },
  });
  const step = stepOf(most);
  const every = Math.ceil(own.length / 10);
  return {
    ...size,
    background: ink.surface,
    marks: [
      squareAt(left + 6, 10, ink),
      label(left + 18, 14, 'the encoder’s own', { anchor: 'start', size: 12, fill: ink.ink }),
      ringAt(left + 6, 28, ink),
      label(left + 18, 32, 'the one V of remark 4', { anchor: 'start', size: 12, fill: ink.ink }),
      { kind: 'path', points: [left, top, left, floor, right, floor], stroke: ink.quiet },
      ...Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) =>
        label(left - 5, up(i * step) + 4, formatShort(i * step), { anchor: 'end' }),
      ),
      ...own.flatMap((value, j): Mark[] => [
        {
          kind: 'path',
          points: [across(j), up(value), across(j), up(best[j])],
          stroke: ink.quiet,
          width: 1,
        },
        squareAt(across(j), up(value), ink),
        ringAt(across(j), up(best[j]), ink),
        ...(j % every === 0 ? [label(across(j), floor + 15, String(j + 1))] : []),
      ]),
      label((left + right) / 2, floor + 30, 'dimension; up: deviation of z', { fill: ink.ink }),
    ],
  };
}
