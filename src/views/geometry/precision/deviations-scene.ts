/** Deviations of z by dimension on a logarithmic axis: q's, the least that the picture supports, the true ones, and the grid's spacing as a line. Pure. */
import type { PicturePrecision } from '../../../experiment/precision';
import { formatDigits } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Box, Mark, Scene } from '../../../ui/scene';
import { dimensionAxis, margin } from '../dimension-axis';
import { endsOf, logAxisMarks, upOf } from './log-axis';
import { acrossMark, legendHeight, legendMarks, signMarks, type LegendRow, type Sign } from './signs';

const legendOf = ({ truth, spacing }: PicturePrecision): readonly LegendRow[] => [
  { sign: 'own', text: 'deviation of q' },
  { sign: 'factorised', text: 'least deviation' },
  { sign: 'joint', text: 'deviation of (G + P)⁻¹' },
  ...(truth ? [{ sign: 'truth', text: 'true deviation' } as const] : []),
  ...(spacing === null
    ? []
    : [{ sign: 'line', text: `spacing of the grid, ${formatDigits(spacing, 2)}` } as const]),
];

export function deviationsScene(
  precision: PicturePrecision,
  picked: number,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const { own, factorised, joint, truth, spacing } = precision;
  const rows = legendOf(precision);
  const top = legendHeight(rows) + 8;
  const box: Box = {
    ...{ left: margin.left, right: Math.max(margin.left + 1, size.width - margin.right) },
    ...{ top, floor: Math.max(top + 1, size.height - margin.bottom) },
  };
  const ends = endsOf([
    ...own,
    ...factorised,
    ...joint,
    ...(truth ?? []),
    ...(spacing === null ? [] : [spacing]),
  ]);
  const up = upOf(ends, box);
  const room = (box.right - box.left) / own.length;
  const signs = (sign: Sign, values: readonly number[]): Mark[] =>
    values.flatMap((value, j) => signMarks(sign, box.left + (j + 0.5) * room, up(value), room, ink));
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...legendMarks(rows, margin.left, ink),
      ...logAxisMarks(ends, box, ink),
      ...dimensionAxis(own.length, picked, box, ink),
      ...(spacing === null ? [] : [acrossMark(box, up(spacing), ink)]),
      ...signs('joint', joint),
      ...signs('factorised', factorised),
      ...signs('own', own),
      ...(truth ? signs('truth', truth) : []),
    ],
  };
}
