/** Pmf, density of eq. (2), histogram of z and its closed form over one axis. Pure. */
import { formatShort, formatSigned } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import type { Continuum } from './continuum';

const MARGIN = { left: 8, right: 8, top: 62, bottom: 22 };
/** Stems under the points of the pmf only where there is room between them. */
const MOST_STEMS = 60;

const heights = (mass: readonly number[], edges: readonly number[]) =>
  mass.map((m, i) => m / (edges[i + 1] - edges[i]));

export function continuumScene(continuum: Continuum, { width, height }: PlotSize, ink: PlotInk): Scene {
  const { zeta, pmf, density, edges, sampled, closed, z } = continuum;
  const R = zeta.length;
  // Probabilities by the grid's spacing, so that they stand on the density's axis.
  const points = pmf.map((p) => (p * (R - 1)) / 2);
  const histogram = heights(sampled, edges);
  const line = closed && heights(closed, edges);
  const top = Math.max(...points, ...density.y, ...histogram, ...(line ?? [])) * 1.04;
  const floor = height - MARGIN.bottom;
  const reach = Math.max(1, -edges[0]);
  const across = (value: number) =>
    MARGIN.left + ((value + reach) / (2 * reach)) * (width - MARGIN.left - MARGIN.right);
  const up = (value: number) => floor - (value / top) * (floor - MARGIN.top);

  const bars: number[] = [across(edges[0]), floor];
  histogram.forEach((value, i) => bars.push(across(edges[i]), up(value), across(edges[i + 1]), up(value)));
  bars.push(across(edges[edges.length - 1]), floor);

  const ticks = [-1, -0.5, 0, 0.5, 1].map((tick): Mark => ({
    kind: 'label',
    x: across(tick),
    y: height - 6,
    text: formatSigned(tick),
    fill: ink.quiet,
    size: 11,
    anchor: tick === -1 ? 'start' : tick === 1 ? 'end' : 'middle',
  }));
  const marks: Mark[] = [
    {
      kind: 'path',
      points: bars,
      closed: true,
      fill: ink.series,
      stroke: ink.series,
      width: 1,
      opacity: 0.3,
    },
    ...(R <= MOST_STEMS
      ? points.map((value, r): Mark => ({
          kind: 'path',
          points: [across(zeta[r]), floor, across(zeta[r]), up(value)],
          stroke: ink.quiet,
        }))
      : []),
    {
      kind: 'dots',
      points: points.flatMap((value, r) => [across(zeta[r]), up(value)]),
      radius: 1.6,
      fill: ink.quiet,
      opacity: 1,
    },
    {
      kind: 'path',
      points: density.x.flatMap((x, i) => [across(x), up(density.y[i])]),
      stroke: ink.ink,
      width: 1.5,
    },
    ...(line
      ? [
          {
            kind: 'path' as const,
            points: line.flatMap((value, i) => [across((edges[i] + edges[i + 1]) / 2), up(value)]),
            stroke: ink.other,
            width: 2,
            dash: [6, 4],
          },
        ]
      : []),
    { kind: 'path', points: [MARGIN.left, floor, width - MARGIN.right, floor], stroke: ink.quiet },
    ...ticks,
    ...legend(continuum, z.length, width, ink),
  ];
  return { width, height, background: ink.surface, marks };
}

/** What each mark stands for, in two rows. */
function legend(
  { temperature, zeta, closed }: Continuum,
  samples: number,
  width: number,
  ink: PlotInk,
): Mark[] {
  const entries: readonly (readonly [Mark, string])[] = [
    [
      { kind: 'dots', points: [8, 0], radius: 2, fill: ink.quiet, opacity: 1 },
      `pmf on ${zeta.length} points`,
    ],
    [{ kind: 'path', points: [0, 0, 16, 0], stroke: ink.ink, width: 1.5 }, 'density of eq. (2)'],
    [
      { kind: 'path', points: [0, 4, 0, -5, 16, -5, 16, 4], closed: true, fill: ink.series, opacity: 0.3 },
      `${samples} z at T = ${formatShort(temperature)}`,
    ],
    [
      { kind: 'path', points: [0, 0, 16, 0], stroke: ink.other, width: 2, dash: [6, 4] },
      closed ? 'z in closed form' : 'no closed form',
    ],
  ];
  return entries.flatMap(([mark, text], k): Mark[] => {
    const left = 8 + (k % 2) * (width / 2);
    const down = 16 + Math.floor(k / 2) * 18;
    return [
      moved(mark, left, down - 4),
      { kind: 'label', x: left + 22, y: down, text, fill: ink.ink, size: 12, anchor: 'start' },
    ];
  });
}

function moved(mark: Mark, right: number, down: number): Mark {
  if (mark.kind !== 'path' && mark.kind !== 'dots') return mark;
  return { ...mark, points: mark.points.map((value, i) => value + (i % 2 === 0 ? right : down)) };
}
