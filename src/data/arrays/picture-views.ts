/** How an array can be taken for pictures: along its first axis or its last, and which rows and columns a picture has. Pure. */
import { mostSide, type Size } from '../data-limits';
import { lastAxisFirst } from './axes';
import type { NumberArray } from './number-array';
import { layoutOf, type PictureLayout } from './picture-layout';

type Lie = 'rows' | 'columns';

export interface PictureView {
  /** Pictures along the first axis are rows, along the last columns. */
  readonly lie: Lie;
  /** Its first axis counts pictures. */
  readonly array: NumberArray;
  /** With the first of the shapes, where there are any. */
  readonly layout: PictureLayout;
  /** Where a picture is a row of numbers that is no square: what it may be, the likeliest first. */
  readonly shapes: readonly Size[];
  /** 3: a square, or axes in fair proportion; 2: numbers that have factors; 1: axes in no proportion. */
  readonly rank: number;
}

const fewestSide = 4;
const mostRatio = 4;

/** Rows and columns whose product it is, the nearest to a square first, the taller before the wider. */
function shapesOf(pixels: number): readonly Size[] {
  const shapes: Size[] = [];
  // From the square root outwards, each height with its opposite.
  for (let short = Math.floor(Math.sqrt(pixels)); short >= fewestSide; short--) {
    const long = pixels / short;
    if (long > mostRatio * short) break;
    if (Number.isInteger(long))
      shapes.push(
        { height: long, width: short },
        ...(long === short ? [] : [{ height: short, width: long }]),
      );
  }
  return shapes;
}

/** Whether so many numbers can be a picture that is no square. */
export const hasShapes = (pixels: number): boolean => shapesOf(pixels).length > 0;

const isSquare = ({ layout: { width, height } }: PictureView): boolean => width === height;

function viewAlong(lie: Lie, array: NumberArray): PictureView | null {
  const layout = layoutOf(array);
  if (layout) {
    const { width, height } = layout;
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    const fair = short >= fewestSide && long <= mostRatio * short;
    return { lie, array, layout, shapes: [], rank: fair ? 3 : 1 };
  }
  const [count, pixels] = array.shape;
  const shapes = array.shape.length === 2 ? shapesOf(pixels) : [];
  if (shapes.length === 0) return null;
  return { lie, array, layout: { count, ...shapes[0], channels: 1, channelsLast: true }, shapes, rank: 2 };
}

/**
 * Both ways, the likelier first; the second only where it is as likely. `labelled` says whether there are so many labels: it decides where it is
 * true of one way alone.
 */
export function viewsOf(array: NumberArray, labelled: (count: number) => boolean): readonly PictureView[] {
  const rows = viewAlong('rows', array);
  const isTurned = array.type !== 'text' && array.shape.length > 1;
  const columns = isTurned ? viewAlong('columns', lastAxisFirst(array)) : null;
  if (!rows || !columns) return [rows ?? columns].filter((view) => view !== null);
  const both = array.lastCounts && array.shape.length > 2 ? [columns, rows] : [rows, columns];
  const byLabels = both.filter(({ layout }) => labelled(layout.count));
  if (byLabels.length === 1) return byLabels;
  const [first, second] = both.toSorted(
    (a, b) => b.rank - a.rank || Number(isSquare(b)) - Number(isSquare(a)),
  );
  const { width, height } = second.layout;
  // Squares along NumPy's first axis are its habit; along the last they are likely, and asked about.
  const isSure =
    array.lastCounts !== true && array.shape.length > 2 && first.lie === 'rows' && isSquare(first);
  const rivals =
    second.rank === first.rank &&
    !isSure &&
    (array.shape.length <= 3 || array.lastCounts === true) &&
    Math.max(width, height) <= mostSide;
  return rivals ? [first, second] : [first];
}
