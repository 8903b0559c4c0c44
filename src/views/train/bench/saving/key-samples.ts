/** Samples of the keys of saved figures: a filled box, a line, dots. Pure. */
import type { Mark } from '../../../../ui/scene';
import { keySize } from './sheet';

const { width, height } = keySize;
const middle = height / 2;

export const filledSample = (fill: string, opacity = 1): readonly Mark[] => [
  { kind: 'box', left: 1, top: 1, right: width - 1, floor: height - 1, fill, opacity },
];

export const outlinedSample = (fill: string, stroke: string): readonly Mark[] => [
  ...filledSample(fill),
  {
    kind: 'path',
    points: [1, 1, width - 1, 1, width - 1, height - 1, 1, height - 1],
    closed: true,
    stroke,
    width: 1,
  },
];

interface LineLook {
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
  /** A dot in its middle. */
  readonly dot?: boolean;
}

export const lineSample = (stroke: string, { dot, ...look }: LineLook = {}): readonly Mark[] => [
  { kind: 'path', points: [0, middle, width, middle], stroke, width: 1.5, ...look },
  ...(dot ? dotSample(stroke, 2.5) : []),
];

/** A square: that is what small dots are drawn as. */
export const dotSample = (fill: string, radius: number): readonly Mark[] => [
  { kind: 'dots', points: [width / 2, middle], radius, fill, opacity: 1 },
];

export const crossSample = (stroke: string): readonly Mark[] => [
  { kind: 'path', points: [width / 2 - 6, middle, width / 2 + 6, middle], stroke, width: 2 },
  { kind: 'path', points: [width / 2, 0, width / 2, height], stroke, width: 2 },
];
