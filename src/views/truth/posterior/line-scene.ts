/** One dimension: the true posterior, or a conditional of it, filled under q's line. Pure. */
import type { Truth } from '../../../experiment/truth';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Box, Scene } from '../../../ui/scene';
import { edgeMarks } from './edge-marks';
import { frameOf, ownMean } from './truth-frame';
import {
  acrossMarks,
  crossMarks,
  diamondMarks,
  keyLines,
  keyMarks,
  LINE,
  type KeyEntry,
} from './truth-marks';

const SIDE = 8;
const TOP = 12;
const BELOW = 36;

export function lineScene({ kind, axes }: Truth, size: PlotSize, ink: PlotInk): Scene {
  const [axis] = axes;
  const frame = frameOf(axis);
  const name = `z${axis.dimension + 1}`;
  const entries: KeyEntry[] = [
    { sample: 'truth', text: kind === 'posterior' ? 'truth' : 'conditional' },
    { sample: 'q', text: kind === 'posterior' ? 'q' : `q of ${name}` },
    ...(axis.categories
      ? []
      : [
          { sample: 'mode' as const, text: kind === 'posterior' ? 'mode of the truth' : 'its mode' },
          { sample: 'mean' as const, text: 'mean of q' },
        ]),
  ];
  const lines = keyLines(entries, size.width);
  const box: Box = {
    left: SIDE,
    right: Math.max(SIDE + 1, size.width - SIDE),
    top: TOP,
    floor: Math.max(TOP + 1, size.height - BELOW - lines.length * LINE),
  };
  const [low, high] = frame.edges;
  const x = (place: number) => box.left + ((place - low) / (high - low)) * (box.right - box.left);
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...edgeMarks(
        {
          frame,
          categories: axis.categories,
          at: (along, height) => [
            box.left + along * (box.right - box.left),
            box.floor - height * (box.floor - box.top),
          ],
        },
        ink,
      ),
      ...(axis.categories
        ? []
        : [
            ...axis.modes.flatMap((cell) => diamondMarks(x(axis.places[cell]), box.floor, ink)),
            ...crossMarks(x(ownMean(axis)), box.floor, ink),
          ]),
      ...acrossMarks(
        { ...box, floor: box.floor + (axis.categories ? 0 : 3) },
        { low, high },
        name,
        ink,
        size.width,
      ),
      ...keyMarks(lines, 4, size.height - lines.length * LINE + 12, ink, () => ink.series),
    ],
  };
}
