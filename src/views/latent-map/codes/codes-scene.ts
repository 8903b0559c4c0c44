/** Accuracy by number of labels as a drawing: a line a model on a logarithmic axis, each point with its error. Pure. */
import type { Codes } from '../../../experiment/codes';
import { nameOf, placeOf } from '../../../state/model-names';
import { shareOf } from '../../../ui/axis-scale';
import { formatCount } from '../../../ui/format';
import type { PlotInk, PlotSize } from '../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../ui/scene';
import { ticksOf, valueDomain } from '../../chart-domain';

const [LEFT, RIGHT, TOP, FOOT, KEY_ROW, LETTER] = [48, 22, 24, 66, 18, 6.5];
/** Models stand beside each other, so that their errors are told apart. */
const APART = 7;
const MARK = 4.5;
const DASHES: readonly (readonly number[])[] = [[], [9, 4], [3, 3], [12, 3, 3, 3], [6, 2, 2, 2]];

/** Height of the names above the drawing: one row, or one a model where there is little room. */
const keyRows = (count: number, width: number) => (width < 150 * count ? count : 1);

/** Height that the drawing wants at a width, in pixels. */
export const codesHeight = (count: number, width: number): number =>
  TOP + KEY_ROW * keyRows(count, width) + 220 + FOOT;

/** Colour and dash by the model's place; a shape too. */
function lookOf(model: Codes['model'], ink: PlotInk) {
  const place = placeOf(model);
  const colours = [ink.series, ink.other, ink.third ?? ink.ink, ink.ink];
  return { place, colour: colours[place % colours.length], dash: DASHES[place % DASHES.length] };
}

/** A disc, a square, a diamond, a triangle. */
function pointMarks(place: number, x: number, y: number, fill: string): Mark[] {
  const disc = Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8;
    return [x + 1.1 * MARK * Math.cos(angle), y + 1.1 * MARK * Math.sin(angle)];
  });
  const shapes = [
    disc.flat(),
    [x - MARK, y - MARK, x + MARK, y - MARK, x + MARK, y + MARK, x - MARK, y + MARK],
    [x, y - 1.4 * MARK, x + 1.4 * MARK, y, x, y + 1.4 * MARK, x - 1.4 * MARK, y],
    [x, y - 1.3 * MARK, x + 1.2 * MARK, y + MARK, x - 1.2 * MARK, y + MARK],
  ];
  return [{ kind: 'path', points: shapes[place % shapes.length], closed: true, fill }];
}

interface Tick {
  readonly labels: number;
  readonly text: string;
}

/** Where points stand: the numbers of labels of all models. */
function labelTicks(all: readonly Codes[]): readonly Tick[] {
  const texts = new Map<number, string>();
  for (const { points } of all)
    for (const { labels, wanted } of points)
      if (wanted === null || !texts.has(labels))
        texts.set(labels, wanted === null ? `all ${formatCount(labels)}` : formatCount(labels));
  return [...texts].map(([labels, text]) => ({ labels, text })).sort((a, b) => a.labels - b.labels);
}

/** Texts below an axis, in a second row where they would touch. */
function tickTexts(
  ticks: readonly Tick[],
  across: (labels: number) => number,
  floor: number,
  ink: PlotInk,
): Mark[] {
  const ends = [-Infinity, -Infinity];
  return ticks.map(({ labels, text }): Mark => {
    const [x, half] = [across(labels), (LETTER * text.length) / 2];
    const row = x - half > ends[0] ? 0 : 1;
    ends[row] = x + half + 4;
    return {
      ...{ kind: 'label', x, y: floor + 16 + 14 * row, text, fill: ink.quiet, size: 11 },
      anchor: 'middle',
    };
  });
}

export function codesScene(all: readonly Codes[], { width, height }: PlotSize, ink: PlotInk): Scene {
  const rows = keyRows(all.length, width);
  const top = TOP + KEY_ROW * rows;
  const right = Math.max(LEFT + 1, width - RIGHT);
  const floor = Math.max(top + 1, height - FOOT);
  const ticks = labelTicks(all);
  const most = ticks[ticks.length - 1].labels;
  const room = APART * all.length;
  const [from, to] = [LEFT + room, Math.max(LEFT + room + 1, right - room)];
  const axis = [ticks[0].labels, most] as const;
  const across = (labels: number) =>
    ticks.length === 1 ? (from + to) / 2 : from + shareOf('log', axis, labels) * (to - from);
  const ends = all.flatMap(({ points }) =>
    points.flatMap(({ labels, accuracy: { mean, standardError } }) =>
      [-1, 1].map((sign) => ({ step: labels, value: 100 * (mean + sign * standardError) })),
    ),
  );
  const domain = valueDomain([ends], true);
  const up = (share: number) => floor - shareOf('linear', domain, 100 * share) * (floor - top);
  const words = { kind: 'label', fill: ink.quiet, size: 12, anchor: 'start' } as const;

  const grid = ticksOf(domain).flatMap((value): Mark[] => [
    {
      kind: 'path',
      points: [LEFT, up(value / 100), right, up(value / 100)],
      stroke: ink.quiet,
      opacity: 0.25,
    },
    { ...words, text: `${value} %`, x: LEFT - 6, y: up(value / 100) + 4, anchor: 'end' },
  ]);
  const feet = ticks.map(({ labels }): Mark => ({
    ...{ kind: 'path', points: [across(labels), floor, across(labels), floor + 4], stroke: ink.quiet },
  }));
  const lines = all.flatMap((found, i): Mark[] => {
    const { place, colour, dash } = lookOf(found.model, ink);
    const aside = APART * (i - (all.length - 1) / 2);
    const at = found.points.map(({ labels, accuracy }) => ({ x: across(labels) + aside, ...accuracy }));
    const whiskers = at.flatMap(({ x, mean, standardError }): Mark[] => {
      const [low, high] = [up(mean - standardError), up(mean + standardError)];
      const strokes = [
        [x, low, x, high],
        [x - 3, low, x + 3, low],
        [x - 3, high, x + 3, high],
      ];
      return strokes.map((points) => ({ kind: 'path', points, stroke: colour, width: 1.5 }));
    });
    return [
      {
        ...{ kind: 'path', points: at.flatMap(({ x, mean }) => [x, up(mean)]), stroke: colour, width: 2 },
        dash,
      },
      ...whiskers,
      ...at.flatMap(({ x, mean }) => pointMarks(place, x, up(mean), colour)),
    ];
  });
  const key = all.flatMap(({ model }, i): Mark[] => {
    const { place, colour, dash } = lookOf(model, ink);
    const x = rows === 1 ? LEFT + (i * (right - LEFT)) / all.length : LEFT;
    const y = 10 + (rows === 1 ? 0 : KEY_ROW * i);
    return [
      { kind: 'path', points: [x, y, x + 30, y], stroke: colour, width: 2, dash },
      ...pointMarks(place, x + 15, y, colour),
      { ...words, fill: ink.ink, text: nameOf(model), x: x + 36, y: y + 4 },
    ];
  });
  const narrow = width < 480;
  const foot = narrow
    ? ['labels learned from; bars are', '± one standard error']
    : ['labels learned from, on a logarithmic axis; bars are ± one standard error'];
  return {
    ...{ width, height, background: ink.surface },
    marks: [
      ...grid,
      ...feet,
      ...tickTexts(ticks, across, floor, ink),
      ...key,
      { ...words, text: 'accuracy on test pictures; higher is better', x: LEFT, y: top - 8, size: 11 },
      ...foot.map((text, row): Mark => ({ ...words, text, x: LEFT, y: floor + 46 + 14 * row, size: 11 })),
      ...lines,
    ],
  };
}
