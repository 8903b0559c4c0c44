/** Rows, order, words and cells of the strips of KL by dimension, without a canvas. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../experiment/measurements';
import type { PlotSize } from '../../../ui/plot-canvas';
import { cellAt, fullness, klScene, rowPlace } from './kl-scene';
import { klChanges, klRows, klSummary, orderOf } from './kl-rows';

const terms = { term1: 1, term2: 1 };
const evaluation = (step: number): Evaluation => ({
  ...{ model: 'gauss', step, temperature: null, training: terms, validation: terms },
  klByDimension: Float32Array.of(step),
});

describe('what is said of KL by dimension', () => {
  it('keeps at most so many evaluations, in order, the first and the newest among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 2, max: 25 }), (count, most) => {
        const all = Array.from({ length: count }, (_, i) => evaluation(500 * i));
        const rows = klRows(all, most).map(({ step }) => step);
        expect(rows.length).toBe(Math.min(count, most));
        expect(rows[0]).toBe(all[0]?.step);
        expect(rows.at(-1)).toBe(all.at(-1)?.step);
        for (let i = 1; i < rows.length; i++) expect(rows[i]).toBeGreaterThan(rows[i - 1]);
      }),
    );
  });

  it('orders by index, or by KL and then by index', () => {
    expect(orderOf([0.2, 2, 0.2, 1], 'index')).toEqual([0, 1, 2, 3]);
    expect(orderOf([0.2, 2, 0.2, 1], 'kl')).toEqual([1, 3, 0, 2]);
  });

  it('counts what is not collapsed: from 0.01 nats', () => {
    const kl = Float64Array.of(0.0099, 0.01, 2.07, 0, 1);
    expect(klSummary(Float32Array.from(kl, (value) => value * 1.0001))).toBe(
      '3 of 5 dimensions above 0.01 nats; largest z3 2.07',
    );
  });

  it('names what collapsed and what came back', () => {
    expect(klChanges([1, 0.001, 1, 0.002], Float32Array.of(0.001, 0.5, 1, 0))).toBe(
      'newly collapsed: z1; newly above: z2',
    );
    expect(klChanges([1, 0], Float32Array.of(2, 0))).toBe('');
    expect(klChanges(undefined, Float32Array.of(2, 0))).toBe('');
  });
});

describe('the strip', () => {
  const size: PlotSize = { width: 200, height: 96 };
  const ink = { series: 'series', other: 'other', ink: 'ink', quiet: 'quiet', surface: 'surface' };

  function draw(rows: readonly (readonly number[])[], order: readonly number[], shown: number) {
    const { marks } = klScene({ rows, order, top: 2, shown }, size, ink);
    const cells = marks
      .filter((mark) => mark.kind === 'box')
      .map(({ left: x, top: y, right, floor, fill, opacity: alpha }) => {
        return { x, y, w: right - x, h: floor - y, fill, alpha };
      });
    return { cells, outlines: marks.filter((mark) => mark.kind === 'path').map(({ points }) => points) };
  }

  it('rises with KL, and is empty only where collapsed', () => {
    const kl = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(kl, kl, (a, b) => {
        if (a <= b) expect(fullness(a, 2)).toBeLessThanOrEqual(fullness(b, 2));
        expect(fullness(a, 2) === 0).toBe(a < 0.01);
        expect(fullness(a, 2)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('puts a bar, not only another colour, into a collapsed cell, and outlines the picked column', () => {
    const { cells, outlines } = draw([[2, 0.001]], [1, 0], 0);
    expect(cells.map(({ fill }) => fill)).toEqual(['quiet', 'quiet', 'series']);
    expect(cells[1].h).toBe(1);
    expect(cells[2]).toMatchObject({ x: 100, y: 0, alpha: 1 });
    expect(outlines).toHaveLength(1);
    expect(outlines[0][0]).toBeGreaterThan(95);
  });

  it('stays inside the canvas, rows from the oldest down to the newest, and finds every cell again', () => {
    const count = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(count, count, (rows, columns) => {
        const order = Array.from({ length: columns }, (_, j) => j);
        const { cells } = draw(
          Array.from({ length: rows }, () => order.map(() => 1)),
          order,
          0,
        );
        expect(cells).toHaveLength(rows * columns);
        cells.forEach(({ x, y, w, h }, i) => {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(size.width + 1e-9);
          expect(y + h).toBeLessThanOrEqual(size.height + 1e-9);
          const middle = { x: x + w / 2, y: y + h / 2 };
          const cell = { column: i % columns, row: Math.floor(i / columns) };
          expect(cellAt(middle, size, columns, rows)).toEqual(cell);
        });
        for (let row = 1; row < rows; row++) {
          const above = rowPlace(row - 1, rows, size.height);
          expect(rowPlace(row, rows, size.height).top).toBeGreaterThanOrEqual(
            above.top + above.height - 1e-9,
          );
        }
      }),
    );
    expect(cellAt({ x: -1, y: 5 }, size, 3, 2)).toBeNull();
  });
});
