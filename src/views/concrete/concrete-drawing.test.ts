/** The lab's drawings as SVG text: what they show, and that nothing extreme puts NaN or infinity into them. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareCells } from '../../math/cell-comparison';
import { LATTICE, latticeCells } from '../../math/concrete-cells';
import { countConcrete } from '../../math/concrete-counts';
import { fillGumbel, keyOf } from '../../math/random';
import { nearestCorners, triangleSamples } from '../../math/triangle-samples';
import { sceneSvg } from '../../ui/scene-svg';
import type { Scene } from '../../ui/scene';
import { partsOf } from './alpha-parts';
import { continuumOf } from './continuum';
import { continuumScene } from './continuum-scene';
import { continuumSummary, trustWords } from './continuum-words';
import { edgeProfile, edgeScene } from './edge-scene';
import { alphaOf, MOST_PARTS } from './lab-settings';
import { clipOf, densitiesOf, deviationParts } from './lattice-colours';
import { FINE, fineDensity, oneTriangleScene } from './one-triangle-scene';
import { cornerMasses, oneTriangleSummary } from './one-triangle-words';
import { drawingKey, exactMasses, paperFigures, type Triangles } from './paper-figures';
import { clippedTriangles, partOf, threeFacesScene, triangleAt, trianglesScene } from './triangles-scene';
import { rowsOf, trianglesSummary } from './triangles-words';

const ink = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(28, 30, 34)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
const size = { width: 400, height: 380 };
const text = {
  title: 'A & B',
  description: '<words>',
  settings: { T: 0.5 },
  link: 'https://example.org/#v=1&view=concrete',
};

function svgOf(scene: Scene): string {
  const svg = sceneSvg(scene, text);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return svg;
}

function trianglesOf(figure: '2' | '6' | '7' | '8', samples: number): Triangles {
  const { alpha, temperatures } = paperFigures[figure];
  const counts = temperatures.map(() => new Uint32Array((LATTICE * (LATTICE + 1)) / 2));
  countConcrete(counts, alpha, temperatures, drawingKey, 0, samples, LATTICE);
  return { figure, samples, counts, masses: exactMasses(figure) };
}

describe('the paper’s triangles', () => {
  it.each(['2', '6', '7', '8'] as const)(
    'figure %s: samples lie as far from the closed form as noise does',
    (figure) => {
      const triangles = trianglesOf(figure, 20_000);
      const rows = rowsOf(triangles);
      expect(rows).toHaveLength(figure === '2' ? 4 : 16);
      // With 20,000 samples many cells expect few, where the noise of definition 17 is a little too high.
      for (const row of rows) expect(Math.abs(row.totalVariation / row.noise - 1)).toBeLessThan(0.2);
      expect(trianglesSummary(triangles, rows)).toMatch(
        /20,000 of 1,000,000 samples each\. Samples lie .* [01]\.\d\d times/,
      );
    },
  );

  it('are drawn in rows of four, every cell of the closed form once', () => {
    const triangles = trianglesOf('6', 5000);
    const clipped = clippedTriangles(triangles, false);
    const svg = svgOf(trianglesScene(triangles, clipped, 'exact', size, ink));
    expect(svg.match(/T = [\d.]+</g)).toHaveLength(16);
    // At T = 1 and alpha of thirds the density is 2 somewhere and coloured everywhere but in a few pale cells.
    const exactAtOne = svg.split('<g transform').slice(1)[9];
    const cells = (exactAtOne.match(/M\d+ \d+h1/g) ?? []).length;
    expect(cells).toBeGreaterThan(780);
    expect(cells).toBeLessThanOrEqual(820);
    expect(svg).toContain('<title id="title">A &amp; B</title>');
    expect(svg).toContain('&quot;T&quot;:0.5');
    expect(svg).toContain('#v=1&amp;view=concrete');
    for (const face of ['sampled', 'difference'] as const)
      svgOf(trianglesScene(triangles, clipped, face, size, ink));
    svgOf(threeFacesScene(triangles, clipped, 15, size, ink));
  });

  it('are drawn as outlines before there is anything to draw', () => {
    const nothing = { ...trianglesOf('7', 0), masses: [] };
    expect(
      svgOf(trianglesScene(nothing, clippedTriangles(nothing, true), 'sampled', size, ink)),
    ).not.toContain('<g');
    expect(trianglesSummary(nothing, rowsOf(nothing))).toContain('nothing is drawn yet');
  });

  it('share one scale where they are to: the clip of all cells together', () => {
    const triangles = trianglesOf('8', 1000);
    const own = clippedTriangles(triangles, false).clips;
    const shared = clippedTriangles(triangles, true).clips;
    expect(new Set(shared).size).toBe(1);
    expect(new Set(own).size).toBe(16);
    expect(shared[0]).toBeGreaterThan(Math.min(...own));
    expect(shared[0]).toBeLessThan(Math.max(...own));
  });

  it('are found under a pointer', () => {
    expect(triangleAt(16, size, 399, 379)).toBe(15);
    expect(triangleAt(16, size, 0, 96)).toBe(4);
    expect(triangleAt(4, size, 200, 100)).toBe(2);
    expect(triangleAt(16, size, 10, -500)).toBeNull();
    expect(partOf(16, 6)).toEqual({ left: 0.5, top: 0.25, width: 0.25, height: 0.25 });
  });

  it('take halves for half as large: equal masses by area are one density, 1 over the area 1/2', () => {
    const areas = latticeCells(4).map(({ i, j }) => (i + j === 3 ? 1 / 16 : 1 / 8));
    const total = areas.reduce((a, b) => a + b);
    for (const density of densitiesOf(4, areas, total)) expect(density).toBeCloseTo(2, 12);
  });

  it('clip at the 98th percentile, and colour deviations to both sides', () => {
    expect(clipOf(Array.from({ length: 100 }, (_, i) => i + 1))).toBe(98);
    expect(clipOf([0, 0, 0, 0, 7])).toBe(7);
    const sigmas = new Float64Array(3);
    sigmas.set([5, -5, 0.001]);
    const parts = deviationParts(2, sigmas, ink.surface, ink.other, ink.series);
    expect(parts.map(({ fill }) => fill)).toEqual([ink.other, ink.series]);
    expect(compareCells(new Uint32Array(3), sigmas.map(Math.abs)).sigmas).toEqual(new Float64Array(3));
  });
});

describe('one triangle', () => {
  const noise = fillGumbel(new Float32Array(60_000), keyOf(3, 'test/triangle'), 0);

  it('has the mass alpha nearest to each corner at every T, the same samples at each', () => {
    const alpha = [0.6, 0.3, 0.1];
    const counts = [0.05, 0.5, 5].map((T) =>
      nearestCorners(triangleSamples(alpha.map(Math.log), noise, T, 20_000)),
    );
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[2]).toEqual(counts[0]);
    // Four standard deviations.
    for (const { share, alpha: a, deviation } of cornerMasses(counts[0], alpha))
      expect(Math.abs(share - a)).toBeLessThan(4 * deviation);
  });

  it('is drawn without NaN at any alpha and T, clipped at one', () => {
    const part = fc.integer({ min: 1, max: MOST_PARTS });
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.double({ min: 0.05, max: 5, noNaN: true }), (parts, T) => {
        const alpha = alphaOf(parts);
        const density = fineDensity(alpha, T);
        expect(density.heights).toHaveLength((FINE * (FINE + 1)) / 2);
        expect(density.clip).toBeGreaterThan(0);
        const y = triangleSamples(alpha.map(Math.log), noise, T, 200);
        svgOf(oneTriangleScene({ alpha, density, y, shown: 200 }, size, ink));
        svgOf(edgeScene(edgeProfile(alpha, T), T, size, ink));
        const masses = cornerMasses(nearestCorners(y), alpha);
        expect(oneTriangleSummary(alpha, T, masses, y)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 40 },
    );
  });

  it('has the slope 2T - 1 at its edge', () => {
    for (const T of [0.1, 0.5, 0.8, 2]) {
      const alpha = [0.5, 0.3, 0.2] as const;
      const { x, y } = edgeProfile(alpha, T);
      const end = (y[59] - y[58]) / (x[59] - x[58]);
      // d log p / d log y_3 near the edge, where w comes to 1: by hand from the formula of the density.
      const third = alpha[2] * 10 ** ((-T * (x[59] + x[58])) / 2);
      const w = third / (third + (alpha[0] + alpha[1]) * 0.5 ** -T);
      expect(Math.abs(end - (3 * T * w - T - 1))).toBeLessThan(1e-3);
      expect(Math.abs(end - (2 * T - 1))).toBeLessThan(3 * T * (1 - w) + 1e-3);
    }
  });

  it('moves alpha in whole thousandths that stay inside', () => {
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -5, max: 5 }))), ([a, b, c]) => {
        const parts = partsOf([a, b, c]);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(1000);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(partsOf([0.5, 0.3, 0.2])).toEqual([500, 300, 200]);
  });
});

describe('from category to continuum', () => {
  const extremes = [
    { coefficients: [200, -200, 200, -200], gridPoints: 2, temperature: 0.01 },
    { coefficients: Array.from({ length: 20 }, () => 200), gridPoints: 1001, temperature: 0.01 },
    {
      coefficients: Array.from({ length: 20 }, (_, m) => (m % 2 ? 200 : -200)),
      gridPoints: 1001,
      temperature: 5,
    },
    { coefficients: [0], gridPoints: 2, temperature: 5 },
    { coefficients: Array.from({ length: 20 }, () => -200), gridPoints: 21, temperature: 0.99 },
    { coefficients: [0, 200], gridPoints: 50, temperature: 0.5 },
    { coefficients: [0, -200], gridPoints: 51, temperature: 0.999 },
  ];

  it.each(extremes)('is drawn without NaN at R = $gridPoints, T = $temperature', (settings) => {
    const continuum = continuumOf(settings);
    svgOf(continuumScene(continuum, size, ink));
    expect(`${continuumSummary(continuum)} ${trustWords(continuum)}`).not.toMatch(/NaN|Infinity/);
    expect(continuum.sampled.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(continuum.categories.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    if (continuum.closed) expect(continuum.closed.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });

  it('measures its closed form: near the samples at T = 0.5 and R = 101, away from them at T = 0.8', () => {
    const coefficients = [0.5, 6, 0, -8, 0];
    const cool = continuumOf({ coefficients, gridPoints: 101, temperature: 0.5 });
    const warm = continuumOf({ coefficients, gridPoints: 101, temperature: 0.8 });
    expect(cool.againstClosed!.totalVariation - cool.againstClosed!.noise).toBeLessThan(0.03);
    expect(warm.againstClosed!.totalVariation).toBeGreaterThan(0.1);
    expect(trustWords(cool)).toContain('it can be trusted');
    expect(trustWords(warm)).toContain('an approximation only');
    expect(trustWords(continuumOf({ coefficients, gridPoints: 101, temperature: 1 }))).toContain(
      'no closed form',
    );
  });
});
