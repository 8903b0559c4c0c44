/** What figure 4 is drawn with on its black ground, which is the same in both themes: rings, diamonds, and texts that are read over anything. Pure. */
import { widthOf } from '../../../ui/label-layout';
import type { Mark } from '../../../ui/scene';

export const ground = '#000000';
/** Where no distribution lies. */
export const outside = '#2c2e33';
export const chalk = '#ffffff';
export const dust = '#c4c8ce';
export const TEXT = 12;

/** Of a string to the prior, and of one to (z)*: told apart by their dashes. */
export const dashes = { toPrior: undefined, toBest: [6, 4] } as const;

export const ringMark = (x: number, y: number, radius: number, stroke: string, width = 1.5): Mark => ({
  kind: 'path',
  points: Array.from({ length: 20 }, (_, k) => (2 * Math.PI * k) / 20).flatMap((turn) => [
    x + radius * Math.cos(turn),
    y + radius * Math.sin(turn),
  ]),
  closed: true,
  stroke,
  width,
});

export const diamondMark = (x: number, y: number, radius: number, fill: string, stroke?: string): Mark => ({
  kind: 'path',
  points: [x, y - radius, x + radius, y, x, y + radius, x - radius, y],
  closed: true,
  sharp: true,
  fill,
  stroke,
  width: 1.5,
});

export const squareMark = (x: number, y: number, half: number, fill: string): Mark => ({
  kind: 'box',
  left: x - half,
  right: x + half,
  top: y - half,
  floor: y + half,
  fill,
});

interface Written {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly fill?: string;
  readonly size?: number;
}

/** Of letters: the estimate is of a wide font. */
export const plateWidth = (text: string, size: number): number => widthOf(text, size) * 0.86;

/** Letters on a black plate, so that signs below them do not run into them. */
export function written({ x, y, text, anchor = 'start', bold, fill = chalk, size = TEXT }: Written): Mark[] {
  const width = plateWidth(text, size);
  const left = x - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width);
  return [
    {
      kind: 'box',
      left: left - 2,
      right: left + width + 2,
      top: y - size,
      floor: y + 3,
      fill: ground,
      opacity: 0.72,
    },
    { kind: 'label', x, y, text, anchor, bold, fill, size },
  ];
}
