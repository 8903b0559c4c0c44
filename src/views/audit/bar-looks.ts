/** How the parts of a bar look: each by its own texture, so that they are told apart without colour. Pure. */
import { formatNats } from '../../ui/format';
import type { PlotInk } from '../../ui/plot-canvas';
import type { Mark } from '../../ui/scene';
import { boxPoints, hatch } from '../../ui/textures';
import type { Part, Segment } from './bars';

const partNames: Readonly<Record<Part, string>> = {
  term2: 'term2',
  term1: 'term1 as counted',
  hidden: 'not counted in term1',
  nll: 'NLL',
  looseness: 'looseness of the bound',
};
const parts = Object.keys(partNames) as readonly Part[];

const shortNames: Readonly<Record<Part, string>> = {
  ...partNames,
  term1: 'term1',
  nll: 'NLL',
  looseness: 'loose',
};

/** Of a letter of the small text, about. */
const LETTER = 6.4;
function partMarks(part: Part, from: number, to: number, top: number, height: number, ink: PlotInk): Mark[] {
  const points = boxPoints(from, to, top, height);
  switch (part) {
    case 'term2':
      return [{ kind: 'path', points, closed: true, fill: ink.quiet, opacity: 0.3 }];
    case 'term1':
      return [{ kind: 'path', points, closed: true, fill: ink.series }];
    case 'hidden':
      return [
        { kind: 'path', points, closed: true, fill: ink.surface },
        ...hatch(from, to, top, height, ink.other),
        { kind: 'path', points, closed: true, stroke: ink.other, width: 1.5 },
      ];
    case 'nll':
      return [{ kind: 'path', points, closed: true, fill: ink.ink, opacity: 0.85 }];
    case 'looseness':
      return [{ kind: 'path', points, closed: true, fill: ink.surface, stroke: ink.ink, width: 1.5 }];
  }
}

/** A segment with its nats inside where there is room beside what stands at `avoid`; hatched ones have none. */
export function segmentMarks(
  { part, from, to }: Segment,
  across: (nats: number) => number,
  top: number,
  height: number,
  avoid: number,
  ink: PlotInk,
): Mark[] {
  const [left, right] = [across(from), across(to)];
  if (right <= left) return [];
  const marks = partMarks(part, left, right, top, height, ink);
  const nats = formatNats(to - from);
  const found = [`${shortNames[part]} ${nats}`, nats]
    .map((text) => ({ text, x: placeOf(text, left, right, avoid) }))
    .find(({ x }) => x !== null);
  if (part === 'hidden' || !found || found.x === null) return marks;
  const fill = part === 'term1' || part === 'nll' ? ink.surface : ink.ink;
  return [
    ...marks,
    { kind: 'label', x: found.x, y: top + height - 4, text: found.text, fill, size: 11, anchor: 'start' },
  ];
}

/** Where a text begins that fits between left and right without covering `avoid`; null where it does not. */
function placeOf(text: string, left: number, right: number, avoid: number): number | null {
  const long = text.length * LETTER + 4;
  const clear = (x: number) => x + long <= right && (avoid <= x - 4 || avoid >= x + long);
  return [left + 4, avoid + 5].find((x) => x >= left && clear(x)) ?? null;
}

/** Two to a row have room for this. */
const legendNames: Readonly<Record<Part, string>> = { ...partNames, hidden: 'not counted' };

const perRow = (width: number) => (width >= 760 ? parts.length : 2);
export const legendRows = (width: number): number => Math.ceil(parts.length / perRow(width));

export function legendMarks(width: number, rowHeight: number, ink: PlotInk): Mark[] {
  const columns = perRow(width);
  return parts.flatMap((part, k): Mark[] => {
    const x = 10 + ((k % columns) * (width - 20)) / columns;
    const y = 4 + Math.floor(k / columns) * rowHeight;
    return [
      ...partMarks(part, x, x + 18, y, 12, ink),
      {
        kind: 'label',
        x: x + 24,
        y: y + 10,
        text: (columns < parts.length ? legendNames : partNames)[part],
        fill: ink.ink,
        size: 12,
        anchor: 'start',
      },
    ];
  });
}
