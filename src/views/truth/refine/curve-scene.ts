/** L of one picture over the steps of refining as a drawing: from the encoder's q down. Pure. */
import type { RefinedOne } from '../../../experiment/refined';
import { axisMarks } from '../../../ui/axis-marks';
import { formatNats } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../ui/scene';
import { ticksOf, valueDomain } from '../../chart-domain';

const [LEFT, RIGHT, TOP, FOOT] = [48, 16, 22, 36];

/** `steps` is where the axis ends, before the curve does. */
export function curveScene(
  curve: RefinedOne['curve'],
  steps: number,
  { width, height }: PlotSize,
  ink: PlotInk,
): Scene {
  const points = curve.steps.map((step, i) => ({ step, value: curve.freeEnergy[i] }));
  const [low, high] = valueDomain([points], true);
  const right = Math.max(LEFT + 1, width - RIGHT);
  const floor = Math.max(TOP + 1, height - FOOT);
  const across = (step: number) => LEFT + (step / Math.max(1, steps)) * (right - LEFT);
  const up = (value: number) => floor - ((value - low) / (high - low)) * (floor - TOP);
  const seen = points.filter(({ value }) => Number.isFinite(value));
  const label = { kind: 'label', fill: ink.quiet, size: 12 } as const;
  const marks: Mark[] = [
    ...axisMarks({ axis: [0, steps], across, top: TOP, floor, words: ['Adam steps'] }, ink),
    ...ticksOf([low, high]).flatMap((value): Mark[] => [
      { kind: 'path', points: [LEFT, up(value), right, up(value)], stroke: ink.quiet, opacity: 0.25 },
      { ...label, text: formatNats(value), x: LEFT - 6, y: up(value) + 4, anchor: 'end' },
    ]),
    { ...label, text: 'L, nats; lower is better', x: LEFT, y: 12, anchor: 'start' },
    {
      kind: 'path',
      points: seen.flatMap(({ step, value }) => [across(step), up(value)]),
      stroke: ink.series,
      width: 2,
    },
  ];
  return { width, height, background: ink.surface, marks };
}
