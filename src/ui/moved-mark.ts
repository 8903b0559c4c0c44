/** A mark of a scene at another place: a drawing inside a larger one. Pure. */
import type { Mark } from './scene';

const movedPoints = (points: readonly number[], across: number, down: number): number[] =>
  points.map((value, at) => value + (at % 2 === 0 ? across : down));

/** By so many pixels to the right, and down. */
export function movedMark(mark: Mark, across: number, down: number): Mark {
  switch (mark.kind) {
    case 'lattice': {
      const [a, b, c, d, e, f] = mark.matrix;
      return { ...mark, matrix: [a, b, c, d, e + across, f + down] };
    }
    case 'path':
    case 'dots':
      return { ...mark, points: movedPoints(mark.points, across, down) };
    case 'box':
      return {
        ...mark,
        left: mark.left + across,
        right: mark.right + across,
        top: mark.top + down,
        floor: mark.floor + down,
      };
    case 'picture':
      return { ...mark, left: mark.left + across, top: mark.top + down };
    case 'heat':
      return {
        ...mark,
        left: mark.left + across,
        top: mark.top + down,
        inside: movedPoints(mark.inside, across, down),
      };
    case 'label':
      return { ...mark, x: mark.x + across, y: mark.y + down };
  }
}
