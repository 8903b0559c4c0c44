/** Contours of shapes that are known. */
import { describe, expect, it } from 'vitest';
import { contours, levelHolding } from './contours';
import { linspace } from './numeric';

const side = 41;
const places = linspace(-2, 2, side);
const gridOf = (value: (x: number, y: number) => number) =>
  places.flatMap((y) => places.map((x) => value(x, y)));
const points = (line: readonly number[]) =>
  Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]].map((at) => at / 10 - 2));

describe('contours', () => {
  it('go round a hill once, and close', () => {
    const lines = contours(
      gridOf((x, y) => -(x * x) - y * y),
      side,
      -1,
    );
    expect(lines).toHaveLength(1);
    const [line] = lines.map(points);
    expect(line.length).toBeGreaterThan(40);
    for (const [x, y] of line) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
    expect(line[0]).toEqual(line.at(-1));
  });

  it('are one a hill, and open at the border', () => {
    const two = gridOf((x, y) => Math.max(-((x - 1) ** 2), -((x + 1) ** 2)) - y * y);
    expect(contours(two, side, -0.25)).toHaveLength(2);
    const [line, ...others] = contours(
      gridOf((x) => x),
      side,
      0.55,
    ).map(points);
    expect(others).toEqual([]);
    expect(line).toHaveLength(side);
    for (const [x] of line) expect(x).toBeCloseTo(0.55, 9);
  });

  it('part at a saddle as its middle says', () => {
    expect(contours([1, 0, 0, 1], 2, 0.4)).toHaveLength(2);
    expect(contours([1, 0, 0, 1], 2, 0.6)).toHaveLength(2);
    expect(contours([1, 1, 1, 1], 2, 2)).toEqual([]);
  });
});

it('the level that holds a share is that of the last cell needed', () => {
  expect(levelHolding([0.1, 0.4, 0.2, 0.3], 0.65)).toBe(0.3);
  expect(levelHolding([0.1, 0.4, 0.2, 0.3], 0.8)).toBe(0.2);
});
