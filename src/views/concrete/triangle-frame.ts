/** Where a triangle stands in a drawing: its outline, its lattice's matrix, and places on it. Pure. */
import { toPlane } from '../../math/simplex';
import type { Mark, Matrix } from '../../ui/scene';

export const HEIGHT = Math.sqrt(3) / 2;

export interface TriangleFrame {
  readonly left: number;
  /** Of the lower edge. */
  readonly floor: number;
  readonly side: number;
}

/** From y to the drawing, as toPlane: y_1 left, y_2 right, y_3 above. */
export function placeOf(
  { left, floor, side }: TriangleFrame,
  y: readonly [number, number, number],
): [number, number] {
  const [x, up] = toPlane(y);
  return [left + side * x, floor - side * up];
}

/** From cells (i, j) of (y_2, y_3), n to a side. */
export function latticeMatrix({ left, floor, side }: TriangleFrame, n: number): Matrix {
  return [side / n, 0, side / (2 * n), (-side * HEIGHT) / n, left, floor];
}

export function outline({ left, floor, side }: TriangleFrame, stroke: string, fill?: string): Mark {
  return {
    kind: 'path',
    points: [left, floor, left + side, floor, left + side / 2, floor - side * HEIGHT],
    closed: true,
    stroke,
    fill,
  };
}
