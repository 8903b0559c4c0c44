/** Marginals along an edge: the truth filled, q as a line over it; of categories bars and their outlines. Pure. */
import type { PlotInk } from '../../../ui/plot-canvas';
import type { Mark } from '../../../ui/scene';
import type { AxisFrame } from './truth-frame';

interface Edge {
  /** Place of a share of the way along the axis, and of a share of the highest height, on the drawing. */
  readonly at: (along: number, height: number) => readonly [number, number];
  readonly frame: AxisFrame;
  readonly categories: boolean;
}

/** Points of heights over the cells: through their middles, or of categories as steps. */
function outline({ at, frame, categories }: Edge, heights: readonly number[], top: number): number[] {
  const [low, high] = frame.edges;
  const along = (place: number) => (place - low) / (high - low);
  const half = (high - low) / heights.length / 2;
  const upTo = (height: number) => (top > 0 ? height / top : 0);
  const points = heights.flatMap((height, i) => {
    const up = upTo(height);
    const places = categories
      ? [frame.places[i] - 0.9 * half, frame.places[i] + 0.9 * half]
      : [frame.places[i]];
    const steps = places.flatMap((place) => at(along(place), up));
    if (!categories) return steps;
    return [...at(along(places[0]), 0), ...steps, ...at(along(places[1]), 0)];
  });
  // The outer halves of the outer cells: at an end of the support they have mass.
  if (categories) return points;
  return [...at(0, upTo(heights[0])), ...points, ...at(1, upTo(heights[heights.length - 1]))];
}

export function edgeMarks(edge: Edge, ink: PlotInk): Mark[] {
  const { at, frame } = edge;
  const top = Math.max(...frame.truth, ...frame.own);
  const truth = outline(edge, frame.truth, top);
  const own = outline(edge, frame.own, top);
  const closed = [...at(0, 0), ...truth, ...at(1, 0)];
  return [
    { kind: 'path', points: closed, closed: true, fill: ink.series, opacity: 0.4 },
    { kind: 'path', points: truth, stroke: ink.series, width: 1.5 },
    { kind: 'path', points: [...at(0, 0), ...at(1, 0)], stroke: ink.quiet },
    ...(edge.categories ? [] : [{ kind: 'path' as const, points: own, stroke: ink.surface, width: 4 }]),
    { kind: 'path', points: own, stroke: ink.ink, width: edge.categories ? 1.25 : 1.75 },
  ];
}
