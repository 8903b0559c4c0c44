/** The axis of dimensions below a drawing: a place for each, their numbers, and the picked one marked. Pure. */
import type { PlotInk } from '../../ui/plot-canvas';
import type { Box, Mark } from '../../ui/scene';

/** Margins of such a drawing but for the legend above it, px. */
export const margin = { left: 44, right: 6, bottom: 34 } as const;

/** The dimension under a place across the drawing, px. */
export const dimensionAt = (x: number, width: number, dimensions: number): number => {
  const share = (x - margin.left) / Math.max(1, width - margin.left - margin.right);
  return Math.min(dimensions - 1, Math.max(0, Math.floor(share * dimensions)));
};

/** Numbers of `count` dimensions below a box, `picked` of them from 0. */
export function dimensionAxis(count: number, picked: number, box: Box, ink: PlotInk): Mark[] {
  const { left, right, top, floor } = box;
  const across = (right - left) / count;
  const middle = (j: number) => left + (j + 0.5) * across;
  const label = (x: number, y: number, text: string, look: Partial<Mark & { kind: 'label' }> = {}): Mark => ({
    ...{ kind: 'label', x, y, text, fill: ink.quiet, size: 11, anchor: 'middle' },
    ...look,
  });
  const every = Math.ceil(count / 10);
  const at = middle(picked);
  // Beside the picked number another one would run into it.
  const numbered = Array.from({ length: count }, (_, j) => j).filter(
    (j) => j % every === 0 && Math.abs(j - picked) * across > 18,
  );
  return [
    { kind: 'path', points: [left, top, left, floor, right, floor], stroke: ink.quiet },
    {
      kind: 'path',
      points: [at, floor + 2, at + 5, floor + 9, at - 5, floor + 9],
      closed: true,
      fill: ink.ink,
    },
    ...numbered.map((j) => label(middle(j), floor + 20, String(j + 1))),
    label(at, floor + 20, String(picked + 1), { fill: ink.ink, bold: true }),
    label((left + right) / 2, floor + 32, 'dimension'),
  ];
}
