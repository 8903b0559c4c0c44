/** Figure 4: one dimension's family between its boundaries, posteriors, prior, centroid with the mixture's stalk, and strings with their nats. Pure. */
import { stepOf } from '../../../ui/axis-scale';
import { formatFineNats, formatNats, formatSigned } from '../../../ui/format';
import { keptInside } from '../../../ui/label-layout';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Box, Mark, Scene } from '../../../ui/scene';
import { signOf, type ClassSigns } from '../../class-signs';
import { boundaryOf, cut, frameOf, onBoundary, type Frame, type Part } from './figure-frame';
import {
  chalk,
  dashes,
  diamondMark,
  dust,
  ground,
  outside,
  plateWidth,
  ringMark,
  squareMark,
  TEXT,
  written,
} from './figure-marks';
import type { Moments, Point } from './moments';

/** The plot's margins, px: room for the axes. */
const margin = { left: 44, right: 8, top: 8, bottom: 36 } as const;
const GLYPH = 10;
/** A line's sample in the key, px. */
const SAMPLE = 32;
/** The stalk of one nat is as long as the plot is high. */
const NATS_OF_PLOT = 1;

/** The picked picture's strings, nats. */
export interface PickedStrings {
  readonly index: number;
  /** 'picture 3, class 7'. */
  readonly name: string;
  /** KL(q : p), of all dimensions and of the drawn one. */
  readonly toPrior: number;
  readonly toPriorHere: number;
  /** term2 less -log p(x | (z)*); null where it is not measured. */
  readonly toBest: number | null;
  /** The run has moved on since `toBest` was measured. */
  readonly older?: boolean;
}

export interface FigureFour {
  readonly moments: Moments;
  readonly labels: ArrayLike<number>;
  readonly signs: ClassSigns;
  /** (z^k)* in the drawn dimension, of the measured pictures. */
  readonly best: readonly number[];
  /** KL(m : c*), nats; null while it is computed. */
  readonly mixture: number | null;
  readonly picked: PickedStrings | null;
  readonly part: Part;
  readonly strings: boolean;
}

export const boxOf = ({ width, height }: PlotSize): Box => ({
  left: margin.left,
  right: Math.max(margin.left + 1, width - margin.right),
  top: margin.top,
  floor: Math.max(margin.top + 1, height - margin.bottom),
});

/** The frame that a drawing of that size has. */
export function frameIn({ moments, part, picked, best }: FigureFour, size: PlotSize): Frame {
  const index = picked?.index ?? null;
  return frameOf(moments, part, index, index === null ? null : (best[index] ?? null), boxOf(size));
}

export function figureScene(figure: FigureFour, size: PlotSize, ink: PlotInk): Scene {
  const frame = frameIn(figure, size);
  const { box } = frame;
  return {
    ...size,
    background: ink.surface,
    marks: [
      ...familyMarks(frame, figure.moments),
      ...axisMarks(frame, figure.moments.dimension, ink, size),
      ...relaxedMarks(figure, frame),
      ...(figure.strings ? allStrings(figure, frame) : []),
      ...signMarks(figure, frame),
      ...pickedMarks(figure, frame),
      ...middleMarks(figure, frame),
      ...(figure.picked ? keyMarks(figure.picked, figure.moments.dimension, box) : []),
    ],
  };
}

/** The ground, what lies outside the family, and the boundaries with their names. */
function familyMarks(frame: Frame, { low, high }: Moments): Mark[] {
  const { box, extent } = frame;
  const boundary = boundaryOf(frame);
  const line = boundary.flat();
  const [first, last] = [boundary[0], boundary.at(-1)!];
  const marks: Mark[] = [
    { kind: 'box', ...box, fill: ground },
    {
      kind: 'path',
      points: [...line, box.right, last[1], box.right, box.floor, box.left, box.floor, box.left, first[1]],
      closed: true,
      sharp: true,
      fill: outside,
    },
    { kind: 'path', points: line, stroke: dust, width: 1.5 },
  ];
  const side = Math.max(low ** 2, high ** 2);
  if (Number.isFinite(side)) {
    const edge = cut(
      frame.place({ x: extent.left, y: side }),
      frame.place({ x: extent.right, y: side }),
      box,
    );
    if (edge) {
      if (frame.middle === 0)
        marks.push({
          kind: 'box',
          left: box.left,
          right: box.right,
          top: box.top,
          floor: edge[1],
          fill: outside,
        });
      marks.push(
        { kind: 'path', points: edge, stroke: dust, width: 1.5 },
        {
          ...{
            kind: 'label',
            x: (edge[0] + edge[2]) / 2,
            y: edge[1] - 6,
            anchor: 'middle',
            fill: dust,
            size: 11,
          },
          text: `upper edge: z inside [${formatSigned(low)}, ${formatSigned(high)}]`,
        },
      );
    }
  }
  return [
    ...marks,
    ...['boundary: variance 0', 'below it: no distribution'].map((text, row): Mark => ({
      ...{
        kind: 'label',
        x: box.right - 6,
        y: box.floor - 22 + 15 * row,
        anchor: 'end',
        fill: dust,
        size: 11,
      },
      text,
    })),
  ];
}

function ticks(low: number, high: number): number[] {
  const step = stepOf(high - low);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}

function axisMarks(frame: Frame, dimension: number, ink: PlotInk, { width }: PlotSize): Mark[] {
  const { box, extent, middle } = frame;
  const across = (x: number) =>
    box.left + ((x - extent.left) / (extent.right - extent.left)) * (box.right - box.left);
  const up = (y: number) =>
    box.floor - ((y - extent.bottom) / (extent.top - extent.bottom)) * (box.floor - box.top);
  const z = `z${dimension + 1}`;
  const label = (x: number, y: number, text: string, look: Partial<Mark & { kind: 'label' }> = {}): Mark => ({
    ...{ kind: 'label', x, y, text, fill: ink.quiet, size: 11, anchor: 'middle', ...look },
  });
  const shear =
    middle === 0 ? '' : ` ${middle < 0 ? '+' : '−'} ${formatSigned(Math.abs(Number(middle.toPrecision(2))))}`;
  return [
    ...ticks(extent.left, extent.right).flatMap((x): Mark[] => {
      const text = formatSigned(x);
      const { x: at, anchor } = keptInside(text, 11, across(x), width);
      return [
        { kind: 'path', points: [across(x), box.floor, across(x), box.floor + 4], stroke: ink.quiet },
        label(at, box.floor + 15, text, { anchor }),
      ];
    }),
    ...ticks(Math.max(0, extent.bottom), extent.top).flatMap((y): Mark[] => [
      { kind: 'path', points: [box.left - 4, up(y), box.left, up(y)], stroke: ink.quiet },
      label(box.left - 6, up(y) + 4, formatSigned(y), { anchor: 'end' }),
    ]),
    label(
      (box.left + box.right) / 2,
      box.floor + 30,
      `across: mean of ${z}; up: mean of ${middle === 0 ? z : `(${z}${shear})`}²`,
      {
        fill: ink.ink,
      },
    ),
  ];
}

const lineMark = (frame: Frame, a: Point, b: Point, look: Partial<Mark & { kind: 'path' }>): Mark[] => {
  const points = cut(frame.place(a), frame.place(b), frame.box);
  return points ? [{ kind: 'path', points, ...look }] : [];
};

const fillOf = ({ labels, signs }: FigureFour, k: number): string => signOf(labels[k], signs).fill;

/** What the decoder is fed, each with a thread to its q. */
function relaxedMarks(figure: FigureFour, frame: Frame): Mark[] {
  const { posteriors, relaxed } = figure.moments;
  return (relaxed ?? []).flatMap((point, k) => {
    const stroke = fillOf(figure, k);
    const ring = frame.has(point) ? [ringMark(...frame.place(point), 2.5, stroke, 1)] : [];
    return [...lineMark(frame, posteriors[k], point, { stroke, width: 1, opacity: 0.6 }), ...ring];
  });
}

function allStrings(figure: FigureFour, frame: Frame): Mark[] {
  const { posteriors, prior } = figure.moments;
  return posteriors.flatMap((point, k) => {
    const look = { stroke: fillOf(figure, k), width: 1, opacity: 0.35 };
    return [
      ...lineMark(frame, point, prior, look),
      ...(k < figure.best.length
        ? lineMark(frame, point, onBoundary(figure.best[k], frame), {
            ...look,
            opacity: 0.7,
            dash: dashes.toBest,
          })
        : []),
    ];
  });
}

/** A diamond on the boundary for each (z)*, and a sign for each posterior. */
function signMarks(figure: FigureFour, frame: Frame): Mark[] {
  const { best, labels, signs, moments } = figure;
  const diamonds = best.flatMap((z, k): Mark[] => {
    const point = onBoundary(z, frame);
    // In a neighbourhood, only those that lie there.
    if (frame.middle !== 0 && (point.x !== z || !frame.has(point))) return [];
    return [diamondMark(...frame.place(point), 3, fillOf(figure, k))];
  });
  const glyphs = moments.posteriors.flatMap((point, k): Mark[] => {
    if (!frame.has(point)) return [];
    const [x, y] = frame.place(point);
    return [
      {
        ...{ kind: 'label', x, y: y + GLYPH * 0.36, size: GLYPH, anchor: 'middle', bold: true },
        ...signOf(labels[k], signs),
      },
    ];
  });
  return [...diamonds, ...glyphs];
}

/** The picked q with its two strings. */
function pickedMarks(figure: FigureFour, frame: Frame): Mark[] {
  const { moments, best, picked } = figure;
  if (picked === null) return [];
  const own = moments.posteriors[picked.index];
  const z = best[picked.index];
  const [x, y] = frame.place(own);
  const marks = lineMark(frame, own, moments.prior, { stroke: chalk, width: 2 });
  if (z !== undefined) {
    const point = onBoundary(z, frame);
    const [bx, by] = frame.place(point);
    marks.push(
      ...lineMark(frame, own, point, { stroke: chalk, width: 2, dash: dashes.toBest }),
      diamondMark(bx, by, 5.5, ground, chalk),
      ...written(outward(frame, point, [bx, by], point.x === z ? '(z)*' : '(z)*, further out')),
    );
  }
  return [
    ...marks,
    ringMark(x, y, 8.5, ground, 4),
    ringMark(x, y, 8.5, chalk, 2),
    ...written({ x, y: y - 13, text: 'q', anchor: 'middle', bold: true }),
  ];
}

/** On the far side of the boundary, where nothing else is. */
function outward({ box, middle }: Frame, { x }: Point, [px, py]: readonly [number, number], text: string) {
  const anchor = x < middle ? 'end' : 'start';
  const at = anchor === 'end' ? px - 10 : px + 10;
  const isInside = at > box.left + 40 && at < box.right - 40;
  return {
    text,
    anchor: isInside ? anchor : anchor === 'end' ? 'start' : 'end',
    x: isInside ? at : 2 * px - at,
    y: Math.min(box.floor - 4, Math.max(box.top + 14, py + 14)),
    bold: true,
  } as const;
}

/** The prior, and the centroid with the mixture's stalk. */
function middleMarks({ moments, mixture }: FigureFour, frame: Frame): Mark[] {
  const { prior, centroid } = moments;
  const marks: Mark[] = [];
  if (frame.has(prior)) {
    const [x, y] = frame.place(prior);
    marks.push(squareMark(x, y, 5, ground), squareMark(x, y, 3.5, chalk));
    marks.push(...written({ x, y: y + 19, text: 'prior', anchor: 'middle', bold: true }));
  }
  if (!frame.has(centroid)) return marks;
  const [x, y] = frame.place(centroid);
  const { box } = frame;
  // On the side with room for them.
  const isRight = x > box.left + 0.68 * (box.right - box.left);
  const side = { x: isRight ? x - 9 : x + 9, anchor: isRight ? 'end' : 'start', bold: true } as const;
  if (mixture !== null) {
    const whole = y - (Math.max(0, mixture) / NATS_OF_PLOT) * (box.floor - box.top);
    const head = Math.max(box.top, whole);
    marks.push(
      { kind: 'path', points: [x, y, x, head], stroke: chalk, width: 3 },
      // Without its end where it leaves the drawing.
      ...(head === whole
        ? [{ kind: 'path', points: [x - 5, head, x + 5, head], stroke: chalk, width: 3 } as const]
        : []),
      ...written({
        ...side,
        // Below the upper edge and its name.
        y: Math.max(box.top + 3 * TEXT, Math.min(y - 12, head + 4)),
        text: `m: ${formatFineNats(mixture)} nats off`,
      }),
    );
  }
  marks.push(
    { kind: 'path', points: [x - 6, y, x + 6, y], stroke: chalk, width: 2 },
    { kind: 'path', points: [x, y - 6, x, y + 6], stroke: chalk, width: 2 },
    ...written({ ...side, y: y + 4, text: 'c*' }),
  );
  return marks;
}

/** What the strings of the picked picture measure, between the arms of the boundary; in fewer words where there is less room. */
function keyMarks(picked: PickedStrings, dimension: number, box: Box): Mark[] {
  const { name, toPrior, toPriorHere, toBest, older } = picked;
  const z = `z${dimension + 1}`;
  const best = toBest === null ? null : formatNats(toBest);
  const long = [
    `to the prior: KL(q : p) = ${formatNats(toPrior)} nats, of it in ${z}: ${formatNats(toPriorHere)}`,
    best === null
      ? 'to (z)*: not measured yet'
      : older
        ? 'to (z)*: of an older q, press Find (z)*'
        : `to (z)*: ${best} nats of term2`,
  ];
  const short = [
    `to prior ${formatNats(toPrior)} nats, ${z}: ${formatNats(toPriorHere)}`,
    best === null || older ? 'to (z)*: ?' : `to (z)*: ${best} nats`,
  ];
  const wide = box.right - box.left;
  const isRoomy = plateWidth(long[0], TEXT) + SAMPLE + 12 < wide * 0.76;
  const left = box.left + wide * (isRoomy ? 0.22 : 0.1);
  const first = box.top + 44;
  return [
    ...written({ x: left, y: first, text: name, bold: true }),
    ...(isRoomy ? long : short).flatMap((text, row): Mark[] => {
      const y = first + 19 * (row + 1);
      const dash = row === 0 ? dashes.toPrior : dashes.toBest;
      return [
        { kind: 'path', points: [left, y - 4, left + SAMPLE - 6, y - 4], stroke: chalk, width: 2, dash },
        ...written({ x: left + SAMPLE, y, text }),
      ];
    }),
  ];
}
