/** The nats of audited models as a drawing: two lanes a reading on one axis, with the reported L as a mark across them. Pure. */
import { nameOf } from '../../state/model-names';
import { axisMarks } from '../../ui/axis-marks';
import { shareOf } from '../../ui/axis-scale';
import { formatCount, formatNats, formatShort } from '../../ui/format';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { axisOf, type Bar, type ModelBars } from './bars';
import { legendMarks, legendRows, segmentMarks } from './bar-looks';

const HEAD = 26;
const LABEL = 17;
const LANE = 15;
const GAP = 10;
const FOOT = 50;
const TOP = 8;
const LEGEND_ROW = 20;
const SIDE = 10;

const barHeight = (narrow: boolean) => (narrow ? 2 : 1) * LABEL + 2 * LANE + GAP;
const isNarrow = (width: number) => width < 560;

/** Height that the drawing wants at a width, in pixels. */
export function barsHeight(models: readonly ModelBars[], width: number): number {
  const bars = models.reduce((sum, each) => sum + each.bars.length, 0);
  const legend = TOP + LEGEND_ROW * legendRows(width);
  return legend + models.length * HEAD + bars * barHeight(isNarrow(width)) + FOOT;
}

/** 'L = 97.31 of 1,000': nats, and how many pictures they are of. */
const ofPictures = (nats: number, pictures: number) => `${formatNats(nats)} of ${formatCount(pictures)}`;

function barLabels({ account, reading }: Bar, narrow: boolean): readonly string[] {
  const { terms, hidden, nll, standing, pictures } = account;
  const L = `L ${standing === 'bound' ? '=' : '≥'} ${ofPictures(terms.freeEnergy.mean, pictures)}`;
  const name = { exact: 'as sampled: exact', hard: 'one-hot samples', relaxed: 'relaxed, as trained' }[
    reading
  ];
  const more = [
    ...(reading === 'relaxed' && hidden > 0 ? [`${formatNats(hidden)} not counted`] : []),
    ...(nll
      ? [
          `NLL ${ofPictures(nll.mean, nll.pictures)}, ${narrow ? 'loose' : 'looseness'} ${formatNats(terms.freeEnergy.mean - nll.mean)}`,
        ]
      : []),
  ].join(', ');
  return narrow ? [`${name}: ${L}`, more] : [`${name}: ${L}${more ? `; ${more}` : ''}`];
}

export function barsScene(
  models: readonly ModelBars[],
  ends: boolean,
  { width, height }: PlotSize,
  ink: PlotInk,
): Scene {
  const narrow = isNarrow(width);
  const axis = axisOf(models, ends);
  const right = Math.max(SIDE + 1, width - SIDE);
  const across = (nats: number) =>
    SIDE + Math.min(1, Math.max(0, shareOf('linear', axis, nats))) * (right - SIDE);
  const label = (x: number, y: number, text: string, look: Partial<Mark & { kind: 'label' }> = {}): Mark => ({
    kind: 'label',
    x,
    y,
    text,
    fill: ink.ink,
    size: 12,
    anchor: 'start',
    ...look,
  });
  const marks: Mark[] = [...legendMarks(width, LEGEND_ROW, ink)];
  let y = TOP + LEGEND_ROW * legendRows(width);
  const start = y;
  for (const { model, bars, reported, pictures } of models) {
    marks.push(label(SIDE, y + 17, nameOf(model), { bold: true, size: 13 }));
    const head = y + HEAD;
    y = head;
    for (const bar of bars) {
      for (const [line, text] of barLabels(bar, narrow).entries())
        marks.push(label(SIDE, y + LABEL * line + 12, text, { size: narrow ? 10.5 : 11.5 }));
      y += (narrow ? 2 : 1) * LABEL;
      for (const [lane, segments] of [bar.sum, bar.inside].entries())
        for (const segment of segments)
          marks.push(...segmentMarks(segment, across, y + lane * LANE, LANE, across(reported), ink));
      marks.push(...reportedLine(across(reported), y - 2, y + 2 * LANE + 2, ink));
      if (bar.account.terms.freeEnergy.mean > axis[1]) marks.push(arrow(right, y, ink));
      y += 2 * LANE + GAP;
    }
    const text = `reported ${narrow ? '' : 'L '}${ofPictures(reported, pictures)}`;
    marks.push(...reportedMarks(across(reported), head, right, text, ink));
  }
  const [low] = axis;
  const cut =
    low > 0 ? `nats; bars are cut off at ${formatShort(low)}: lengths do not compare` : 'nats a picture';
  const words = [cut, 'of N: of the first N test pictures'];
  const ticks = axisMarks({ axis, across, top: start, floor: y, words }, ink);
  return { width, height, background: ink.surface, marks: [...ticks, ...marks] };
}

/** What goes on beyond the axis. */
const arrow = (x: number, y: number, ink: PlotInk): Mark => ({
  kind: 'path',
  points: [x, y - 2, x + SIDE - 1, y + LANE / 2, x, y + LANE + 2],
  closed: true,
  fill: ink.ink,
});

/** The reported L across both lanes of a bar. */
const reportedLine = (x: number, top: number, floor: number, ink: PlotInk): Mark[] => [
  { kind: 'path', points: [x, top, x, floor], stroke: ink.surface, width: 5 },
  { kind: 'path', points: [x, top, x, floor], stroke: ink.other, width: 2.5 },
];

/** Its name and number above all bars of a model. */
function reportedMarks(x: number, floor: number, right: number, text: string, ink: PlotInk): Mark[] {
  const anchor = x > right - 105 ? 'end' : 'middle';
  return [
    {
      kind: 'path',
      points: [x - 5, floor - 6, x + 5, floor - 6, x, floor + 1],
      closed: true,
      fill: ink.other,
    },
    {
      kind: 'label',
      x: anchor === 'end' ? right : x,
      y: floor - 10,
      text,
      fill: ink.ink,
      size: 12,
      anchor,
      bold: true,
    },
  ];
}
