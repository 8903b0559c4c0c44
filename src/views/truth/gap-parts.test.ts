/** The gap in its parts: lengths that add up to it, a drawing that stays whole at any size, and words that say the same numbers. */
import { describe, expect, it } from 'vitest';
import { sceneSvg } from '../../ui/scene-svg';
import { axisOf, gapParts, segmentsOf } from './gap-parts';
import { partsHeight, partsScene } from './parts-scene';
import { catEvidence, gaussEvidence } from './testing/some-evidence';
import { truthMeasures } from './truth-measures';
import { areComparable, gridWords, truthSummary } from './truth-words';

const ink = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(28, 30, 34)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
const all = [gaussEvidence, catEvidence];

describe('the parts of a gap', () => {
  it('add up to it, and the shape has the error of the differences', () => {
    const { floor, shape, encoder } = gapParts(gaussEvidence);
    expect(floor.mean + shape.mean + encoder.mean).toBe(gaussEvidence.gap.mean);
    // It is 0.25 in every picture.
    expect(shape).toEqual({ mean: 0.25, standardError: 0 });
    expect(segmentsOf(gaussEvidence)).toEqual([
      { part: 'floor', from: 0, to: 0.25 },
      { part: 'shape', from: 0.25, to: 0.5 },
      { part: 'encoder', from: 0.5, to: 3 },
    ]);
    expect(segmentsOf(catEvidence)).toEqual([{ part: 'encoder', from: 0, to: 8 }]);
  });

  it('share an axis on which the longest bar has room for its error', () => {
    expect(axisOf(all)).toEqual([0, 1.05 * 9]);
    expect(axisOf([gaussEvidence])[1]).toBeGreaterThan(3.5);
  });

  it('are drawn at any size, inside the drawing, with their numbers', () => {
    for (const width of [20, 330, 700, 1600]) {
      const scene = partsScene(all, { width, height: partsHeight(2, width) }, ink);
      const svg = sceneSvg(scene, { title: 'A', description: 'B', settings: {}, link: null });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      if (width < 300) continue;
      for (const mark of scene.marks) {
        if (mark.kind === 'label') expect(mark.y).toBeLessThanOrEqual(scene.height);
        if (mark.kind !== 'path') continue;
        const x = mark.points.filter((_, i) => i % 2 === 0);
        expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...x)).toBeLessThanOrEqual(width);
        expect(Math.max(...mark.points.filter((_, i) => i % 2 === 1))).toBeLessThanOrEqual(scene.height);
      }
    }
    const size = { width: 1000, height: partsHeight(2, 1000) };
    const svg = sceneSvg(partsScene(all, size, ink), {
      ...{ title: 'A', description: 'B', settings: {}, link: null },
    });
    expect(svg).toContain('Gauss-VAE: gap 3.000 ± 0.500, first 4 validation pictures, grey');
    expect(svg).toContain('factorising 0.250 ± 0.063 + shape 0.250 ± 0.000 + encoder 2.500 ± 0.500');
    expect(partsHeight(2, 330)).toBeGreaterThan(partsHeight(2, 1000));
  });
});

describe('words', () => {
  it('say the parts, the grid, and whether bars compare', () => {
    expect(truthSummary([gaussEvidence])).toBe(
      'In nats a picture. Gauss-VAE, first 4 validation pictures, grey: gap 3.000 ± 0.500: 0.250 for what factorising costs, 0.250 for the shape of the family, 2.500 for the encoder; L 143.00, −log p(x) 140.00.',
    );
    expect(gridWords(gaussEvidence)).toBe(
      'Gauss-VAE: 361 × 361 cells, z as sampled; 1 of 4 pictures were measured again with finer cells.',
    );
    expect(gridWords(catEvidence)).toBe(
      'Cat-VAE: 10 × 10 cells, z of one-hot samples; no picture needed finer cells.',
    );
    expect(areComparable(all)).toBe(false);
    expect(areComparable([catEvidence, { ...gaussEvidence, from: 'test' }])).toBe(true);
  });

  it('of a figure that a model has not say why', () => {
    const { figure } = truthMeasures.find(({ id }) => id === 'correlation')!;
    expect(figure(catEvidence).text).toBe('categories have no position');
    expect(figure({ ...gaussEvidence, cells: [361], correlation: null }).text).toBe('one dimension');
    expect(figure(gaussEvidence).text).toBe('0.50');
  });
});
