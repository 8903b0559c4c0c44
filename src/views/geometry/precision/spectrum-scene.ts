/** The eigenvalues of G from the largest down on a logarithmic axis, beside the prior's precision. Pure. */
import type { PicturePrecision } from '../../../experiment/precision';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Box, Mark, Scene } from '../../../ui/scene';
import { margin } from '../dimension-axis';
import { endsOf, logAxisMarks, upOf } from './log-axis';
import { priorPrecisions } from './precision-words';
import { acrossMark, legendHeight, legendMarks, signMarks, type LegendRow } from './signs';

/** Of the largest: what is less stands at the foot. */
const LEAST = 1e-6;

export function spectrumScene(precision: PicturePrecision, size: PlotSize, ink: PlotInk): Scene {
  const { spectrum } = precision;
  const [lowest, highest] = priorPrecisions(precision);
  const lines = lowest === highest ? [lowest] : [lowest, highest];
  const rows: readonly LegendRow[] = [
    { sign: 'own', text: 'eigenvalue of G' },
    { sign: 'line', text: lines.length > 1 ? 'P, lowest and highest' : 'precision of the prior, P' },
  ];
  const top = legendHeight(rows) + 8;
  const box: Box = {
    ...{ left: margin.left, right: Math.max(margin.left + 1, size.width - margin.right) },
    ...{ top, floor: Math.max(top + 1, size.height - margin.bottom) },
  };
  const least = LEAST * Math.max(...spectrum);
  const ends = endsOf([...spectrum.filter((value) => value > least), ...lines]);
  const up = upOf(ends, box);
  const room = (box.right - box.left) / spectrum.length;
  const x = (rank: number) => box.left + (rank + 0.5) * room;
  const number = (at: number, text: string): Mark => ({
    ...{ kind: 'label', x: at, y: box.floor + 14, text },
    ...{ fill: ink.quiet, size: 11, anchor: 'middle' },
  });
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...legendMarks(rows, margin.left, ink),
      ...logAxisMarks(ends, box, ink),
      {
        kind: 'path',
        points: [box.left, box.top, box.left, box.floor, box.right, box.floor],
        stroke: ink.quiet,
      },
      ...lines.map((value) => acrossMark(box, up(value), ink)),
      { kind: 'path', points: spectrum.flatMap((value, rank) => [x(rank), up(value)]), stroke: ink.series },
      ...spectrum.flatMap((value, rank) => signMarks('own', x(rank), up(value), room, ink)),
      number(x(0), '1'),
      ...(spectrum.length > 1 ? [number(x(spectrum.length - 1), String(spectrum.length))] : []),
      {
        ...{ kind: 'label', x: (box.left + box.right) / 2, y: box.floor + 28, text: 'rank' },
        ...{ fill: ink.quiet, size: 11, anchor: 'middle' },
      },
    ],
  };
}
