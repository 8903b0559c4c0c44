/** Boxes of bars and a texture of lines in them, so that parts are told apart without colour. Pure. */
import type { Mark } from './scene';

const HATCH = 6;

export function boxPoints(from: number, to: number, top: number, height: number): number[] {
  return [from, top, to, top, to, top + height, from, top + height];
}

/** Lines from below left to above right, clipped to the box. */
export function hatch(from: number, to: number, top: number, height: number, stroke: string): Mark[] {
  const lines: Mark[] = [];
  for (let x = from - height + HATCH; x < to; x += HATCH) {
    const begin = Math.max(from, x);
    const end = Math.min(to, x + height);
    if (end <= begin) continue;
    const points = [begin, top + height - (begin - x), end, top + height - (end - x)];
    lines.push({ kind: 'path', points, stroke, width: 1.5 });
  }
  return lines;
}
