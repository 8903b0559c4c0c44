/** term2 by Taylor against the sampled one, a dot a picture, with the line on which both are equal. Pure. */
import type { SectionFivePicture } from '../../../experiment/section-five';
import { stepOf } from '../../../ui/axis-scale';
import { formatShort } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import { cornersOf, type Box, type Mark, type Scene } from '../../../ui/scene';

const margin = { left: 48, right: 10, top: 10, bottom: 38 } as const;
const RADIUS = 2.5;

/** Sampled, and by Taylor's formula, nats. */
export const bothOf = ({ term2, nllAtMean, halfTrace }: SectionFivePicture): readonly [number, number] => [
  term2,
  nllAtMean + halfTrace,
];

export function taylorScene(
  byPicture: readonly SectionFivePicture[],
  picked: number,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const all = byPicture.map(bothOf);
  const most = Math.max(1, ...all.flat()) * 1.05;
  const box: Box = {
    left: margin.left,
    right: Math.max(margin.left + 1, size.width - margin.right),
    top: margin.top,
    floor: Math.max(margin.top + 1, size.height - margin.bottom),
  };
  const across = (nats: number) => box.left + (nats / most) * (box.right - box.left);
  const up = (nats: number) => box.floor - (nats / most) * (box.floor - box.top);
  const label = (x: number, y: number, text: string, look: Partial<Mark & { kind: 'label' }> = {}): Mark => ({
    ...{ kind: 'label', x, y, text, fill: ink.quiet, size: 11, anchor: 'middle', ...look },
  });
  const step = stepOf(most);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const own = all[picked];
  return {
    ...size,
    background: ink.surface,
    marks: [
      { kind: 'path', points: cornersOf(box), closed: true, sharp: true, stroke: ink.quiet },
      ...ticks.flatMap((value) => [
        label(across(value), box.floor + 15, formatShort(value)),
        label(box.left - 5, up(value) + 4, formatShort(value), { anchor: 'end' }),
      ]),
      label((box.left + box.right) / 2, box.floor + 31, 'across: term2 sampled; up: by Taylor (nats)', {
        fill: ink.ink,
      }),
      {
        kind: 'path',
        points: [across(0), up(0), across(most), up(most)],
        stroke: ink.quiet,
        width: 1.5,
        dash: [5, 4],
      },
      label(across(most * 0.72), up(most * 0.88), 'both equal', { anchor: 'end', size: 12 }),
      {
        kind: 'dots',
        points: all.flatMap(([x, y]) => [across(x), up(y)]),
        radius: RADIUS,
        fill: ink.series,
        opacity: 0.75,
      },
      ...(own ? pickedMarks(across(own[0]), up(own[1]), `picture ${picked}`, box, ink) : []),
    ],
  };
}

function pickedMarks(x: number, y: number, text: string, box: Box, ink: PlotInk): Mark[] {
  const points = [x, y - 6, x + 6, y, x, y + 6, x - 6, y];
  const isRight = x > (box.left + box.right) / 2;
  return [
    { kind: 'path', points, closed: true, sharp: true, stroke: ink.ink, width: 2 },
    {
      ...{ kind: 'label', x: isRight ? x + 2 : x + 10, y: y + 18, text, fill: ink.ink, size: 12 },
      anchor: isRight ? 'end' : 'start',
    },
  ];
}
