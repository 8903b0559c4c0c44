/** A figure as it is saved: title, caption, plot with the names of its axes, and a key, one below the other. Pure; knows nothing of what is plotted. */
import { widthOf } from '../../../../ui/label-layout';
import { movedMark } from '../../../../ui/moved-mark';
import type { PlotInk } from '../../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../../ui/scene';

/** Room that a sample of a key is drawn in, px. */
export const keySize = { width: 28, height: 12 };

interface KeyEntry {
  /** Drawn in a room of keySize. */
  readonly sample: readonly Mark[];
  readonly text: string;
}

export interface Sheet {
  readonly title: string;
  /** Sentences, each on a line of its own. */
  readonly caption: readonly string[];
  readonly plot: Pick<Scene, 'width' | 'height' | 'marks'>;
  /** Names of the axes with their units; empty where there is no axis. */
  readonly across: string;
  readonly up: string;
  readonly key: readonly KeyEntry[];
}

/** The plot of a sheet that need not be wider. */
export const plotWidth = 592;
const MARGIN = 24;
const TITLE = 17;
const TEXT = 13;
const SMALL = 12;
const LINE = 18;
/** Between a sample and its text, and between two entries of a key. */
const GAP = 8;

/** At spaces, into lines of at most `width`; a word that is longer stands alone. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface Placed {
  readonly marks: readonly Mark[];
  readonly height: number;
}

function textLines(lines: readonly string[], size: number, fill: string, bold: boolean): Placed {
  const height = Math.round(1.4 * size);
  const marks = lines.map((text, at): Mark => ({
    kind: 'label',
    x: 0,
    y: at * height + size,
    text,
    fill,
    size,
    anchor: 'start',
    bold,
  }));
  return { marks, height: lines.length * height };
}

/** Side by side as far as they fit, then on the next line. */
function keyMarks(key: Sheet['key'], width: number, ink: PlotInk): Placed {
  const marks: Mark[] = [];
  const indent = keySize.width + GAP;
  let [x, y] = [0, 0];
  for (const { sample, text } of key) {
    const lines = wrapped(text, SMALL, width - indent);
    const wide = indent + Math.max(...lines.map((line) => widthOf(line, SMALL))) + 2 * GAP;
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE];
    marks.push(...sample.map((mark) => movedMark(mark, x, y)));
    const words = textLines(lines, SMALL, ink.ink, false);
    marks.push(...words.marks.map((mark) => movedMark(mark, x + indent, y - 2)));
    if (lines.length > 1) [x, y] = [0, y + lines.length * LINE];
    else x += wide;
  }
  return { marks, height: y + (x > 0 ? LINE : 0) };
}

export function sheetScene({ title, caption, plot, across, up, key }: Sheet, ink: PlotInk): Scene {
  const inner = Math.max(plotWidth, plot.width);
  const marks: Mark[] = [];
  let y = MARGIN;
  const add = (part: Placed, left: number, below: number) => {
    marks.push(...part.marks.map((mark) => movedMark(mark, MARGIN + left, y)));
    y += part.height + below;
  };
  add(textLines(wrapped(title, TITLE, inner), TITLE, ink.ink, true), 0, 4);
  add(
    textLines(
      caption.flatMap((line) => wrapped(line, TEXT, inner)),
      TEXT,
      ink.ink,
      false,
    ),
    0,
    GAP,
  );
  if (up) add(textLines(wrapped(up, SMALL, inner), SMALL, ink.quiet, false), 0, 4);
  add(plot, 0, GAP);
  if (across) {
    const name: Mark = {
      kind: 'label',
      x: plot.width / 2,
      y: SMALL,
      text: across,
      fill: ink.quiet,
      size: SMALL,
      anchor: 'middle',
    };
    add({ marks: [name], height: LINE }, 0, GAP);
  }
  add(keyMarks(key, inner, ink), 0, 0);
  return { width: inner + 2 * MARGIN, height: y + MARGIN - GAP, background: ink.surface, marks };
}
