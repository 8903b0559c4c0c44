/** Heights, frames and words of drawn distributions against math/, without a canvas. */
import { describe, expect, it } from 'vitest';
import { continuousMoments } from '../../../math/testing/continuous-family';
import type { CommonSettings, Drawable } from '../../../models/contract';
import { modelIds, specOf } from '../../../models/registry';
import { defaultsOf } from '../../../schema/read-values';
import { distributionScene } from '../../distribution-scene';
import { frameOf, shapeOf, ticksOf, type Shape } from '../../distribution-shape';
import { momentsOf, summaryOf } from '../../distribution-summary';

const coefficients = [0.5, 6, 0, -8, 0];

function drawablesOf(id: (typeof modelIds)[number], gridPoints = 101): readonly Drawable[] {
  const spec = specOf(id);
  const settings = { ...defaultsOf(spec.fields), latent: 1, gridPoints } as unknown as CommonSettings;
  const head = Array.from({ length: spec.headSize(settings) }, (_, m) => coefficients[m] ?? 0);
  const posterior = { head, prior: head.map(() => 0) };
  return [...spec.drawables(posterior, 0, settings), ...spec.samples(posterior, 0, settings, 0.4)];
}

function areaOf({ form, x, y }: Shape): number {
  return form === 'steps'
    ? y.reduce((sum, height, i) => sum + height * (x[i + 1] - x[i]), 0)
    : x.slice(1).reduce((sum, right, i) => sum + ((right - x[i]) * (y[i] + y[i + 1])) / 2, 0);
}

const placesOf = (points: readonly number[]) =>
  Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i], points[2 * i + 1]] as const);

describe.each(modelIds)('%s', (id) => {
  const drawables = drawablesOf(id);

  it('draws areas of 1 on one axis', () => {
    for (const shape of drawables.map(shapeOf).filter(({ form }) => form !== 'dots'))
      expect(Math.abs(areaOf(shape) - 1)).toBeLessThan(shape.form === 'steps' ? 1e-12 : 2e-4);
  });

  it('frames everything', () => {
    const { left, right, top } = frameOf(drawables);
    for (const { x, y } of drawables.map(shapeOf)) {
      expect(Math.min(...x)).toBeGreaterThanOrEqual(left);
      expect(Math.max(...x)).toBeLessThanOrEqual(right);
      expect(Math.max(...y)).toBeLessThan(top);
    }
  });

  it('strokes within the canvas, whatever its size', () => {
    const size = { width: 300, height: 180 };
    const ink = { series: 'a', other: 'e', ink: 'b', quiet: 'c', surface: 'd' };
    const over = drawables.filter(({ name }) => name === 'posterior');
    const { marks } = distributionScene(drawables, size, ink, true, over);
    expect(marks.filter((mark) => mark.kind === 'path' && mark.dash?.[0] === 2)).toHaveLength(over.length);
    const points = marks.flatMap((mark) => {
      if (mark.kind === 'box') return placesOf([mark.left, mark.top, mark.right, mark.floor]);
      return mark.kind === 'path' ? placesOf(mark.points) : [];
    });
    expect(points.length).toBeGreaterThan(10);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(300);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(180);
    }
  });
});

describe('momentsOf', () => {
  it('is the mean and deviation of eq. (2), of its bars and of its density', () => {
    const [first, second] = continuousMoments(coefficients, 2);
    for (const drawable of drawablesOf('cg-bpef', 1001).filter(({ name }) => /posterior|cont/.test(name))) {
      const { mean, deviation, modes } = momentsOf(drawable);
      expect(mean).toBeCloseTo(first, 2);
      expect(deviation).toBeCloseTo(Math.sqrt(second - first * first), 2);
      expect(modes).toHaveLength(2);
    }
  });
});

describe('summaryOf', () => {
  it('says it in words', () => {
    expect(summaryOf(drawablesOf('cg-bpef'))).toMatch(
      /^mean .*, standard deviation .*, modes at −0\.\d+, 0\.\d+$/,
    );
    expect(summaryOf(drawablesOf('categorical'))).toMatch(/^most probable category 1 with 0\.\d+$/);
  });
});

describe('ticksOf', () => {
  it.each([
    [-1.01, 1.01, [-1, -0.5, 0, 0.5, 1]],
    [-4, 4, [-4, -2, 0, 2, 4]],
    [-0.5, 4.5, [0, 1, 2, 3, 4]],
  ])('of %s to %s', (left, right, ticks) => expect(ticksOf(left, right)).toEqual(ticks));
});
