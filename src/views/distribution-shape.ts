/** Drawables as heights over one axis, and the frame that holds all of them. Pure. */
import type { Drawable } from '../models/contract';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** The highest height drawn; of categories 1, so that T does not move the axis. */
  readonly highest: number;
  /** True where places on the axis only count categories. */
  readonly nominal: boolean;
}

/** A line of heights: of cells between edges, or at points. */
export interface Shape {
  readonly name: Drawable['name'];
  readonly form: 'steps' | 'line' | 'dots';
  /** Edges of the cells for steps (one more than heights), else the places of the heights. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Probabilities divide by the width of their cell, so that bars, densities and histograms share an axis. */
export function shapeOf(drawable: Drawable): Shape {
  const { name } = drawable;
  switch (drawable.kind) {
    case 'density':
      return { name, form: 'line', x: drawable.x, y: drawable.y };
    case 'points':
      return { name, form: 'dots', x: drawable.x, y: drawable.y };
    case 'histogram': {
      const { edges, mass } = drawable;
      return { name, form: 'steps', x: edges, y: mass.map((m, i) => m / (edges[i + 1] - edges[i])) };
    }
    case 'bars': {
      const width = drawable.spacing ?? 1;
      const first = drawable.x.map((x) => x - width / 2);
      return {
        name,
        form: 'steps',
        x: [...first, drawable.x[drawable.x.length - 1] + width / 2],
        y: drawable.y.map((p) => p / width),
      };
    }
  }
}

export function frameOf(drawables: readonly Drawable[]): Frame {
  let [left, right, highest] = [Infinity, -Infinity, 0];
  for (const drawable of drawables) {
    const { form, x, y } = shapeOf(drawable);
    // Dots stand over bars, which are wider.
    if (form !== 'dots') {
      left = Math.min(left, x[0]);
      right = Math.max(right, x[x.length - 1]);
    }
    for (const height of y) highest = Math.max(highest, height);
  }
  const nominal = drawables.some((drawable) => drawable.kind === 'bars' && drawable.spacing === null);
  if (nominal) highest = 1;
  return { left, right, top: highest * 1.06, highest, nominal };
}

/** Whole multiples of 1, 2 or 5 times a power of ten in [left, right], some four to seven. */
export function ticksOf(left: number, right: number): number[] {
  const rough = (right - left) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.8) ?? 10);
  const first = Math.ceil(left / step - 1e-9);
  const count = Math.floor(right / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(6)));
}
