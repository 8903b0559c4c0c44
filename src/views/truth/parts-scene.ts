/** The gap of measured models as a drawing: one bar a model, its three parts end to end, its error at the end. Pure. */
import type { ExactEvidence } from '../../experiment/exact';
import { nameOf } from '../../state/model-names';
import { axisMarks } from '../../ui/axis-marks';
import { shareOf } from '../../ui/axis-scale';
import type { PlotInk, PlotSize } from '../../ui/plot-canvas';
import type { Mark, Scene } from '../../ui/scene';
import { boxPoints, hatch } from '../../ui/textures';
import { fineMeanText } from '../mean-text';
import { axisOf, gapParts, parts, segmentsOf, type Part } from './gap-parts';
import { ofPictures, partNames } from './truth-words';

const [SIDE, TOP, LEGEND_ROW, HEAD, LINE, BAR, GAP, FOOT] = [10, 8, 20, 20, 16, 24, 16, 34];

const isNarrow = (width: number) => width < 560;
const headRows = (width: number) => (isNarrow(width) ? 2 : 1);
const partRows = (width: number) => (isNarrow(width) ? parts.length : 1);
const legendRows = (width: number) => (isNarrow(width) ? parts.length : 1);

/** Height that the drawing wants at a width, in pixels. */
export function partsHeight(count: number, width: number): number {
  const each = HEAD * headRows(width) + LINE * partRows(width) + BAR + GAP;
  return TOP + LEGEND_ROW * legendRows(width) + count * each + FOOT;
}

function texture(part: Part, from: number, to: number, top: number, height: number, ink: PlotInk): Mark[] {
  const points = boxPoints(from, to, top, height);
  const outlined: Mark = { kind: 'path', points, closed: true, fill: ink.surface };
  const outline: Mark = { kind: 'path', points, closed: true, stroke: ink.ink, width: 1.5 };
  switch (part) {
    case 'floor':
      return [{ kind: 'path', points, closed: true, fill: ink.ink, opacity: 0.85 }];
    case 'shape':
      return [outlined, ...hatch(from, to, top, height, ink.ink), outline];
    case 'encoder':
      return [{ kind: 'path', points, closed: true, fill: ink.series }];
  }
}

const label = (
  ink: PlotInk,
  x: number,
  y: number,
  text: string,
  look: Partial<Mark & { kind: 'label' }> = {},
): Mark => ({ kind: 'label', x, y, text, fill: ink.ink, size: 12, anchor: 'start', ...look });

function legend(width: number, ink: PlotInk): Mark[] {
  const narrow = isNarrow(width);
  return parts.flatMap((part, k): Mark[] => {
    const x = SIDE + (narrow ? 0 : (k * (width - 2 * SIDE)) / parts.length);
    const y = TOP + (narrow ? k * LEGEND_ROW : 0);
    return [...texture(part, x, x + 18, y, 12, ink), label(ink, x + 24, y + 10, partNames[part])];
  });
}

const shortNames: Readonly<Record<Part, string>> = {
  floor: 'factorising',
  shape: 'shape',
  encoder: 'encoder',
};

/** One line, or in a narrow drawing a line a part. */
function partTexts(evidence: ExactEvidence, narrow: boolean): readonly string[] {
  const found = gapParts(evidence);
  const each = parts.map((part) => `${shortNames[part]} ${fineMeanText(found[part])}`);
  return narrow ? each : [each.join(' + ')];
}

export function partsScene(all: readonly ExactEvidence[], { width, height }: PlotSize, ink: PlotInk): Scene {
  const narrow = isNarrow(width);
  const axis = axisOf(all);
  const right = Math.max(SIDE + 1, width - SIDE);
  const across = (nats: number) =>
    SIDE + Math.min(1, Math.max(0, shareOf('linear', axis, nats))) * (right - SIDE);
  const marks: Mark[] = legend(width, ink);
  let y = TOP + LEGEND_ROW * legendRows(width);
  const start = y;
  for (const evidence of all) {
    const heads = [`gap ${fineMeanText(evidence.gap)}`, ofPictures(evidence)];
    const name = nameOf(evidence.model);
    const texts = narrow ? [`${name}: ${heads[0]}`, heads[1]] : [`${name}: ${heads.join(', ')}`];
    texts.forEach((text, row) =>
      marks.push(label(ink, SIDE, y + HEAD * row + 15, text, row === 0 ? { bold: true, size: 13 } : {})),
    );
    y += HEAD * texts.length;
    for (const text of partTexts(evidence, narrow)) {
      marks.push(label(ink, SIDE, y + 11, text, { size: narrow ? 11 : 12 }));
      y += LINE;
    }
    for (const { part, from, to } of segmentsOf(evidence))
      marks.push(...texture(part, across(from), across(to), y, BAR, ink));
    marks.push(...whisker(evidence, across, y + BAR / 2, ink));
    y += BAR + GAP;
  }
  const words = ['nats a picture; the line at the end of a bar is ± one standard error'].map((text) =>
    narrow ? 'nats a picture, ± one standard error' : text,
  );
  const ticks = axisMarks({ axis, across, top: start, floor: y, words }, ink);
  return { width, height, background: ink.surface, marks: [...ticks, ...marks] };
}

/** The error of the whole gap, at its end. */
function whisker(
  { gap }: ExactEvidence,
  across: (nats: number) => number,
  middle: number,
  ink: PlotInk,
): Mark[] {
  const [from, to] = [across(gap.mean - gap.standardError), across(gap.mean + gap.standardError)];
  const ends = [from, to].map((x) => [x, middle - 5, x, middle + 5]);
  return [[from, middle, to, middle], ...ends].flatMap((points): Mark[] => [
    { kind: 'path', points, stroke: ink.surface, width: 4 },
    { kind: 'path', points, stroke: ink.ink, width: 1.5 },
  ]);
}
