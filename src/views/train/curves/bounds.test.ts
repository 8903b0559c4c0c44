/** Theorem 2's bounds as the chart of term1 draws, names and says them. */
import { describe, expect, it } from 'vitest';
import { modelIds } from '../../../models/registry';
import type { BoundCurves, MeasuredBounds } from './bounds-store';
import { inHand, ofSeries, placesOf } from '../../../state/series';
import { boundDash, boundKeys, boundLines, boundsAt, boundSeries } from './bound-series';
import { boundWords } from './chart-words';
import { chartSeries } from './curve-series';

const point = (step: number, term1: number): MeasuredBounds => ({
  step,
  pictures: 1000,
  term1,
  eq5: term1 - 0.25,
  eq6: term1 - 0.5,
});
const gauss = inHand('gauss');
const curves: BoundCurves = [
  { series: gauss, points: [point(10, 4), point(20, 6), point(30, 5)] },
  { series: inHand('cg-bpef'), points: [point(10, 3)] },
];
const all = { from: -Infinity, to: Infinity, spacing: 'linear' } as const;

describe('lines', () => {
  it('are three a model, from term1 down, at the steps that were measured', () => {
    const lines = boundLines(curves, all).filter(({ series }) => series === gauss);
    expect(lines.map(({ bound }) => bound)).toEqual(['term1', 'eq5', 'eq6']);
    expect(lines.map(({ points }) => points)).toEqual([
      [
        { step: 10, value: 4 },
        { step: 20, value: 6 },
        { step: 30, value: 5 },
      ],
      [
        { step: 10, value: 3.75 },
        { step: 20, value: 5.75 },
        { step: 30, value: 4.75 },
      ],
      [
        { step: 10, value: 3.5 },
        { step: 20, value: 5.5 },
        { step: 30, value: 4.5 },
      ],
    ]);
  });

  it('of a model that was not measured are none, and no points has what is outside the axis', () => {
    expect(boundLines([], all)).toEqual([]);
    const late = boundLines(curves, { from: 20, to: 25, spacing: 'log' });
    expect(late[0].points).toEqual([{ step: 20, value: 6 }]);
  });

  it('differ in dash by bound and by model, and from every other line of the chart', () => {
    const bounds = modelIds.flatMap((id) =>
      boundKeys.map((bound) => ({ series: inHand(id), bound, points: [] })),
    );
    const dashed = bounds.filter(({ bound }) => bound !== 'term1').map(boundSeries);
    const evaluated = [{ step: 1, value: 1 }];
    const others = modelIds.flatMap((id) =>
      chartSeries({ series: inHand(id), minibatch: [], training: evaluated, validation: evaluated }),
    );
    const looks = dashed.map(({ dash }) => dash);
    expect(new Set(looks).size).toBe(2 * modelIds.length);
    for (const { dash } of others) expect(looks).not.toContain(dash);
    expect(new Set(bounds.map((line) => boundSeries(line).key)).size).toBe(bounds.length);
    // Thin, but thicker than a minibatch's line and not faint.
    for (const line of bounds.map(boundSeries)) expect([line.width, line.opacity]).toEqual([1.25, 1]);
    // SVG repeats an odd list, which would turn pieces into gaps.
    for (const id of modelIds)
      for (const bound of boundKeys)
        if (bound !== 'term1')
          expect(boundDash(placesOf(inHand(id)).dash, bound).split(' ').length % 2).toBe(0);
  });
});

describe('numbers', () => {
  it('are those measured last at or before the cursor', () => {
    expect(boundsAt(ofSeries(curves, gauss)?.points, 25)).toEqual(point(20, 6));
    expect(boundsAt(ofSeries(curves, gauss)?.points, Infinity)).toEqual(point(30, 5));
    expect(boundsAt(ofSeries(curves, gauss)?.points, 9)).toBeNull();
    expect(boundsAt([], 9)).toBeNull();
    expect(boundsAt(undefined, 9)).toBeNull();
  });

  it('are said with their step and of how many pictures', () => {
    expect(boundWords(curves)).toBe(
      'Bounds of Theorem 2: Gauss-VAE term1 5.000, eq. (5) 4.750, eq. (6) 4.500 nats of 1,000 validation pictures at step 30; ' +
        'CG-BPEF-VAE term1 3.000, eq. (5) 2.750, eq. (6) 2.500 nats of 1,000 validation pictures at step 10.',
    );
    expect(boundWords([])).toBe('Bounds of Theorem 2: none is measured yet.');
  });
});
