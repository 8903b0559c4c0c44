/** What a hand's slider draws is what math/ says, and what the run will do when it takes the value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridPoints, gridProbabilities } from '../math/polynomial-family';
import { projectCoefficients } from '../math/testing/project-coefficients';
import type { CommonSettings } from '../models/contract';
import { specOf } from '../models/registry';
import { defaultsOf } from '../schema/read-values';
import { previewed } from './posterior-preview';
import { kept } from './posterior-probing';
import { createPreviewStore, hold } from './preview-store';

const spec = specOf('cg-bpef');
const settings = {
  ...defaultsOf(spec.fields),
  latent: 2,
  polynomialOrder: 5,
  gridPoints: 31,
} as unknown as CommonSettings;
const posterior = {
  head: Float64Array.from({ length: 10 }, (_, i) => 3 * Math.sin(2 * i + 1)),
  prior: Float64Array.from({ length: 10 }, (_, i) => Math.cos(i)),
};
const view = { step: 7, index: 3, settings, posterior };
const row = (values: ArrayLike<number>, j: number, order: number) =>
  Array.from(values).slice(j * order, (j + 1) * order);

describe('previewed', () => {
  it('projects head and prior of every dimension as projectCoefficients does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 1 }), (order, j) => {
        const { posterior: now } = previewed(spec, view, settings, { polynomialOrder: order });
        for (const [before, after] of [
          [posterior.head, now.head],
          [posterior.prior, now.prior],
        ])
          expect(row(after, j, order)).toEqual(projectCoefficients(row(before, j, 5), order, 31));
      }),
    );
  });

  it('draws gridProbabilities of the projected coefficients on the grid under the hand', () => {
    const held = { polynomialOrder: 2, gridPoints: 9, temperature: 0.2 };
    const now = previewed(spec, view, settings, held);
    const [bars] = spec.drawables(now.posterior, 1, now.settings);
    if (bars.kind !== 'bars') throw new Error(bars.kind);
    expect(bars.x).toEqual(gridPoints(9));
    expect(bars.y).toEqual(gridProbabilities(projectCoefficients(row(posterior.head, 1, 5), 2, 31), 9));
  });

  it('clamps M to R - 2 as a run does, and says so', () => {
    const now = previewed(spec, view, settings, { gridPoints: 5 });
    expect(now.posterior.head).toHaveLength(2 * 3);
    expect(now.notices.join()).toContain('R - 2 = 3');
  });

  it('follows the shown live settings where no hand is, and keeps the run’s own restart settings', () => {
    const shown = { ...settings, latent: 50, gridPoints: 13 } as CommonSettings;
    const now = previewed(spec, view, shown, {});
    expect(now.settings).toMatchObject({ latent: 2, gridPoints: 13, polynomialOrder: 5 });
    expect(now.posterior).toBe(posterior);
  });
});

describe('kept', () => {
  const shorter = { ...view, posterior: { head: [1, 2], prior: [0, 0] } };

  it('keeps the longer head at rest, as a run does until a step is trained', () => {
    expect(kept(view, shorter, true)).toBe(view);
    expect(kept(shorter, view, true)).toBe(view);
  });

  it('takes what is new: trained on, another digit, or the first', () => {
    expect(kept(view, shorter, false)).toBe(shorter);
    for (const other of [
      { ...shorter, step: 8 },
      { ...shorter, index: 4 },
    ])
      expect(kept(view, other, true)).toBe(other);
    expect(kept(undefined, shorter, true)).toBe(shorter);
  });
});

describe('hold', () => {
  it('holds what is under the hand until it is let go', () => {
    const store = createPreviewStore();
    hold(store, 'temperature', 0.5);
    hold(store, 'gridPoints', 11);
    hold(store, 'temperature', null);
    expect(store.getState().held).toEqual({ gridPoints: 11 });
  });

  it('tells nobody where nothing changes', () => {
    const store = createPreviewStore();
    const { held } = store.getState();
    hold(store, 'temperature', null);
    expect(store.getState().held).toBe(held);
  });
});
