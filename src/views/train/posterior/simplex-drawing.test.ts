/** Colours, places and words of the drawn triangle against math/, without a canvas. */
import { describe, expect, it } from 'vitest';
import { triangleField, triangleGrid, type Triple } from '../../../math/concrete-triangle';
import type { CommonSettings, Simplex } from '../../../models/contract';
import { specOf, type ModelId } from '../../../models/registry';
import { defaultsOf } from '../../../schema/read-values';
import { channelsOf, colourRamp } from '../../../ui/colour-ramp';
import { widthOf } from '../../../ui/label-layout';
import { pixelsOf, placeIn, simplexScene } from './simplex-scene';
import { nearCorners } from './near-corners';
import { choiceWords, cornerNames, meanOf, partOf, simplexWords } from './simplex-words';

const [surface, series] = ['rgb(255, 255, 255)', 'rgb(0, 114, 178)'];
function simplexOf(id: ModelId, head: number[], T: number, given: object): Simplex {
  const spec = specOf(id);
  const settings = { ...defaultsOf(spec.fields), latent: 1, ...given } as unknown as CommonSettings;
  const simplex = spec.simplex({ head, prior: head.map(() => 0) }, 0, settings, T);
  if (!simplex) throw new Error('no triangle');
  return simplex;
}
const ofCategories = (logits: number[], T: number) =>
  simplexOf('categorical', logits, T, { categories: logits.length });
const simplexAt = (T: number) => ofCategories([-99, Math.log(0.62), -99, Math.log(0.3), Math.log(0.08)], T);

describe('colourRamp', () => {
  it('begins and ends with its colours, and darkens step by step', () => {
    const ramp = colourRamp(surface, series, 256);
    expect([...ramp.slice(0, 3)]).toEqual([255, 255, 255]);
    expect([...ramp.slice(-3)]).toEqual([0, 114, 178]);
    for (let i = 1; i < 256; i++) expect(ramp[3 * i]).toBeLessThanOrEqual(ramp[3 * i - 3]);
    expect(() => channelsOf('tomato')).toThrow('expected a computed colour rgb(r, g, b), got tomato');
  });
});

describe('the names of the corners', () => {
  const ink = { ink: 'black', surface, series, quiet: 'grey', grid: 'grey' } as never;
  it.each([150, 180, 200, 220, 260, 300, 400])('stand apart and inside, %d px wide', (width) => {
    const simplex = ofCategories([-99, Math.log(0.9866), -99, Math.log(0.00972), Math.log(0.00372)], 1);
    const field = triangleField(triangleGrid(8), simplex.logAlpha, 1);
    const { marks } = simplexScene(simplex, field, false, { width, height: 140 } as never, ink);
    const spans = marks.flatMap((mark) => {
      if (mark.kind !== 'label') return [];
      const own = widthOf(mark.text, mark.size!);
      const from = mark.x - { start: 0, middle: own / 2, end: own }[mark.anchor ?? 'start'];
      return [{ from, to: from + own, y: mark.y }];
    });
    expect(spans).toHaveLength(3);
    for (const { from, to } of spans) expect([from >= 0, to <= width]).toEqual([true, true]);
    const [left, right] = spans;
    expect(left.y).toBe(right.y);
    expect(right.from - left.to).toBeGreaterThan(8);
  });
});

describe('pixelsOf', () => {
  const simplex = simplexAt(1);
  const field = triangleField(triangleGrid(48), simplex.logAlpha, 1);
  const pixels = pixelsOf(field, surface, series);
  const ramp = colourRamp(surface, series, 256);

  it('colours a cell by its density, and what is clipped in full', () => {
    let clipped = 0;
    for (const cell of field.grid.inside) {
      const share = Math.exp(field.logDensity[cell] - field.logClip);
      const colour = Math.round(255 * Math.min(1, share));
      expect([...pixels.slice(4 * cell, 4 * cell + 4)]).toEqual([
        ...ramp.slice(3 * colour, 3 * colour + 3),
        255,
      ]);
      if (share >= 1) clipped++;
    }
    expect(clipped / field.grid.inside.length).toBeGreaterThan(0.02);
    expect(clipped / field.grid.inside.length).toBeLessThan(0.025);
  });

  it.each([
    [300, 240],
    [200, 500],
  ])('fits a canvas of %i by %i, upright and even-sided', (width, height) => {
    const { at, side } = placeIn({ width, height });
    const corners = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as Triple[]).map(at); // prettier-ignore
    corners.forEach(([x, y], k) => {
      const [nextX, nextY] = corners[(k + 1) % 3];
      expect(Math.hypot(x - nextX, y - nextY)).toBeCloseTo(side, 9);
      expect(Math.min(x, width - x, y, height - y)).toBeGreaterThan(0);
    });
    expect(corners[2][1]).toBeLessThan(corners[0][1]);
  });
});

describe('the words', () => {
  it('name the corners with their probabilities', () => {
    expect(cornerNames(simplexAt(0.5))).toEqual(['category 1: 0.62', 'category 3: 0.3', 'category 4: 0.08']);
    const sure = ofCategories([0, -9, -9], 1);
    expect(cornerNames(sure)[0]).toBe('category 0: > 0.999');
    const zeta = simplexOf('cg-bpef', [0], 1, { polynomialOrder: 1, gridPoints: 3 });
    expect(cornerNames(zeta)).toEqual(['ζ = −1: 0.333', 'ζ = 0: 0.333', 'ζ = 1: 0.333']);
    expect(choiceWords(zeta)).toMatch(/left, middle and right.* hold all of the probability\.$/);
  });

  it('round no part up to the whole', () => {
    expect([0.5, 0.9994, 1 - 3e-6, 1].map(partOf)).toEqual(['0.5', 'all but 6e−4', 'all but 3e−6', 'all']);
  });

  it.each([
    [0.4, 'towards the edges and corners'],
    [0.5, 'towards the corners alone'],
    [2, 'is bounded'],
  ])('at T = %f say what is true', (T, growth) => {
    const simplex = simplexAt(T);
    const near = simplex.samples.filter((y) => y.some((v) => v > 0.9)).length;
    expect(nearCorners(simplex.samples)).toBe(near);
    expect(simplexWords(simplex)).toContain(
      `at T = ${T}. At every T 0.62 of the mass lies nearest to category 1.`,
    );
    expect(simplexWords(simplex)).toContain(`${near} of 200 samples`);
    expect(simplexWords(simplex)).toContain(growth);
  });

  it('see T: colder samples crowd at the corners; their mean sums to 1', () => {
    expect(nearCorners(simplexAt(0.1).samples)).toBeGreaterThan(2 * nearCorners(simplexAt(1).samples));
    expect(meanOf(simplexAt(0.5).samples).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});
