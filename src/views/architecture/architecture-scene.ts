/** Draws figure 1: columns of nodes with their shapes and the picked picture's numbers. Pure: runs in Node as in a page. */
import { modelIds, specOf, type ModelId } from '../../models/registry';
import { formatNats } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { shapeText, type Architecture, type ArchitectureNode, type NodeId } from './layout';
import type { NodeValue, NodeValues } from './node-values';

export interface ArchitectureColumn {
  readonly architecture: Architecture;
  readonly values: NodeValues;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Rows of the heading above the nodes. */
const HEADING = 0.6;
/** Parts of a column's width. */
const lanes = { main: { left: 0.03, width: 0.64 }, side: { left: 0.73, width: 0.22 } } as const;
/** Part of a row that its node takes; the rest is for the arrow. */
const FILLED = 0.72;

/** Height of the drawing in rows of nodes. */
export const rowsOf = (columns: readonly ArchitectureColumn[]): number =>
  Math.max(...columns.map(({ architecture }) => architecture.rows)) + HEADING;

/** A node's place in a drawing of that size with `count` columns: in parts of it when the size is 1 x 1. */
export function boxOf(
  { lane, row }: Pick<ArchitectureNode, 'lane' | 'row'>,
  column: number,
  count: number,
  rows: number,
  { width, height }: PlotSize,
): Box {
  const across = width / count;
  const down = height / rows;
  const { left, width: part } = lanes[lane];
  return {
    left: (column + left) * across,
    top: (HEADING + row + (1 - FILLED) / 2) * down,
    width: part * across,
    height: FILLED * down,
  };
}

/** A rectangle with corners of that radius, as a polygon. */
function rounded({ left, top, width, height }: Box, radius: number): number[] {
  const r = Math.min(radius, width / 2, height / 2);
  if (r === 0) return [left, top, left + width, top, left + width, top + height, left, top + height];
  const centres = [
    [left + width - r, top + r, -90],
    [left + width - r, top + height - r, 0],
    [left + r, top + height - r, 90],
    [left + r, top + r, 180],
  ];
  return centres.flatMap(([x, y, from]) =>
    Array.from({ length: 7 }, (_, i) => {
      const angle = ((from + 15 * i) * Math.PI) / 180;
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    }).flat(),
  );
}

const colourOf = ({ form }: ArchitectureNode, ink: PlotInk): string =>
  form === 'continuous'
    ? ink.series
    : form === 'discrete'
      ? ink.other
      : form === 'layer'
        ? ink.quiet
        : ink.ink;

/** Round is continuous; square with a second line inside is discrete; layers are plain, terms dashed. */
function frameMarks(node: ArchitectureNode, box: Box, picked: boolean, ink: PlotInk): Mark[] {
  const stroke = colourOf(node, ink);
  const { form } = node;
  const radius = form === 'continuous' ? box.height / 2 : form === 'layer' ? 4 : 0;
  const outer: Mark = {
    kind: 'path',
    points: rounded(box, radius),
    closed: true,
    fill: ink.surface,
    stroke,
    width: picked ? 3.5 : form === 'layer' ? 1 : 1.75,
    dash: form === 'term' ? [5, 3] : undefined,
  };
  if (form !== 'discrete') return [outer];
  const inner = { left: box.left + 3, top: box.top + 3, width: box.width - 6, height: box.height - 6 };
  return [outer, { kind: 'path', points: rounded(inner, 0), closed: true, stroke, width: 1 }];
}

/** Pixels of a letter of the shape, about. */
const LETTER = 6.7;

/** `text` stands at the left, and is left free. */
function valueMarks(value: NodeValue, box: Box, text: string, fill: string): Mark[] {
  if (value.kind === 'picture') {
    const side = box.height * 0.92;
    const { picture } = value;
    return [
      {
        kind: 'picture',
        left: box.left + box.width - side - box.height / 3,
        top: box.top + (box.height - side) / 2,
        width: side,
        height: side,
        columns: picture.width,
        rows: picture.height,
        grey: picture.pixels,
      },
    ];
  }
  if (value.kind === 'nats') return [];
  const free = box.width - box.height / 1.5 - LETTER * text.length;
  const width = Math.max(box.width * 0.15, Math.min(box.width * 0.45, free));
  const left = box.left + box.width - width - box.height / 3;
  const [floor, height] = [box.top + box.height * 0.86, box.height * 0.72];
  const points = value.points.map((at, i) => (i % 2 === 0 ? left + at * width : floor - at * height));
  return [
    { kind: 'path', points, closed: true, fill, opacity: 0.35 },
    { kind: 'path', points, stroke: fill, width: 1 },
  ];
}

/** At the right of the symbol's line. */
const tagMark = (text: string, box: Box, ink: PlotInk): Mark => ({
  kind: 'label',
  x: box.left + box.width - Math.max(8, box.height * 0.3),
  y: box.top + box.height / 2 - 3,
  text,
  fill: ink.quiet,
  size: 11,
  anchor: 'end',
});

function nodeMarks(
  node: ArchitectureNode,
  box: Box,
  value: NodeValue | undefined,
  picked: boolean,
  ink: PlotInk,
): Mark[] {
  const side = node.lane === 'side';
  const x = side ? box.left + box.width / 2 : box.left + Math.max(8, box.height * 0.3);
  const anchor = side ? 'middle' : 'start';
  const middle = box.top + box.height / 2;
  const below =
    value?.kind === 'nats' ? formatNats(value.nats) : node.form === 'term' ? 'nats' : shapeText(node.axes);
  return [
    ...frameMarks(node, box, picked, ink),
    ...(value && !side ? valueMarks(value, box, below, colourOf(node, ink)) : []),
    { kind: 'label', x, y: middle - 3, text: node.symbol, fill: ink.ink, size: 13, anchor, bold: true },
    ...(node.tag === '' ? [] : [tagMark(node.tag, box, ink)]),
    { kind: 'label', x, y: middle + 13, text: below, fill: ink.quiet, size: 11, anchor },
  ];
}

/** A line with a head at its end, from point to point. */
function arrow(points: readonly number[], stroke: string, dash?: readonly number[]): Mark[] {
  const [x0, y0, x, y] = points.slice(-4);
  const angle = Math.atan2(y - y0, x - x0);
  const wing = (turn: number) => [x - 6 * Math.cos(angle + turn), y - 6 * Math.sin(angle + turn)];
  return [
    { kind: 'path', points, stroke, width: 1.25, dash },
    { kind: 'path', points: [...wing(0.5), x, y, ...wing(-0.5)], closed: true, fill: stroke },
  ];
}

function edgeMarks(
  from: ArchitectureNode,
  to: ArchitectureNode,
  box: (node: ArchitectureNode) => Box,
  ink: PlotInk,
): Mark[] {
  const [a, b] = [box(from), box(to)];
  const middle = ({ top, height }: Box) => top + height / 2;
  const centre = ({ left, width }: Box) => left + width / 2;
  if (from.lane === 'main' && to.lane === 'main')
    return arrow([centre(a), a.top + a.height, centre(a), b.top], ink.quiet);
  const dash = [4, 3];
  if (from.row === to.row) return arrow([a.left + a.width, middle(a), b.left, middle(b)], ink.quiet, dash);
  if (from.lane === 'side') return arrow([centre(a), a.top, centre(b), b.top + b.height], ink.quiet, dash);
  // From the picture down past everything between, beside the side lane.
  const past = b.left + b.width + (b.left - a.left - a.width) * 0.6;
  return arrow(
    [
      a.left + a.width,
      middle(a),
      past,
      middle(a),
      past,
      middle(b) - b.height * 0.25,
      b.left + b.width,
      middle(b) - b.height * 0.25,
    ],
    ink.quiet,
    dash,
  );
}

/** `picked` is the model and node whose equation is open. */
export function architectureScene(
  columns: readonly ArchitectureColumn[],
  picked: { readonly model: ModelId; readonly node: NodeId } | null,
  size: PlotSize,
  ink: PlotInk,
): Scene {
  const rows = rowsOf(columns);
  const marks = columns.flatMap(({ architecture, values }, c): Mark[] => {
    const { model, nodes, edges } = architecture;
    const box = (node: ArchitectureNode) => boxOf(node, c, columns.length, rows, size);
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const edgeOf = (id: NodeId): ArchitectureNode[] => [byId.get(id)].filter((node) => node !== undefined);
    return [
      {
        kind: 'label',
        x: ((c + lanes.main.left) * size.width) / columns.length,
        y: 14,
        text: `(${'abcdefgh'[modelIds.indexOf(model)]}) ${specOf(model).name}`,
        fill: ink.ink,
        size: 14,
        anchor: 'start',
        bold: true,
      },
      ...edges.flatMap(({ from, to }) =>
        edgeOf(from).flatMap((start) => edgeOf(to).flatMap((end) => edgeMarks(start, end, box, ink))),
      ),
      ...nodes.flatMap((node) =>
        nodeMarks(node, box(node), values[node.id], picked?.model === model && picked.node === node.id, ink),
      ),
    ];
  });
  return { ...size, background: ink.surface, marks };
}
