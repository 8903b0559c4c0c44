/** Drawings and words of true posteriors that are made up: what stands where, and what is said of it. */
import { describe, expect, it } from 'vitest';
import type { ConditionalTruth, PosteriorTruth, TruthAxis } from '../../../experiment/truth';
import type { PlotInk } from '../../../ui/plot-canvas';
import type { Mark, Scene } from '../../../ui/scene';
import { lineScene } from './line-scene';
import { planeScene } from './plane-scene';
import { frameOf } from './truth-frame';
import { keyLines, ticksIn } from './truth-marks';
import { partsOf, peakTexts, readingWords, sliceWords, truthSummary } from './truth-words';

const ink: PlotInk = {
  series: 'rgb(0, 114, 178)',
  other: 'rgb(213, 94, 0)',
  ink: 'rgb(0, 0, 0)',
  quiet: 'rgb(90, 95, 105)',
  surface: 'rgb(255, 255, 255)',
};
const size = { width: 320, height: 350 };
const count = 61;
const places = Float64Array.from({ length: count }, (_, i) => -3 + i / 10);

const normalised = (values: readonly number[]) => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(values, (value) => value / total);
};
const hill = (at: number, width: number) => (z: number) => Math.exp(-(((z - at) / width) ** 2) / 2);

function axis(dimension: number, truth: Float64Array, at: number, modes: readonly number[]): TruthAxis {
  const own = normalised([...places].map(hill(at, 0.25)));
  return { dimension, places, categories: false, truth, own, modes, ownModes: [Math.round(10 * (at + 3))] };
}

/** Two hills on a diagonal, the second of 0.4 of the first; q at the first. */
function twoHills(): PosteriorTruth {
  const hills = (x: number, y: number) =>
    hill(-1, 0.2)(x) * hill(-1, 0.2)(y) + 0.4 * hill(1, 0.2)(x) * hill(1, 0.2)(y);
  const mass = normalised([...places].flatMap((x) => [...places].map((y) => hills(x, y))));
  const marginal = (j: 0 | 1) =>
    Float64Array.from(places, (_, at) =>
      mass.reduce((sum, one, cell) => {
        const own = j === 0 ? Math.floor(cell / count) : cell % count;
        return own === at ? sum + one : sum;
      }, 0),
    );
  return {
    ...{ kind: 'posterior', reading: 'exact', mass, peaks: [20 * count + 20, 40 * count + 40] },
    axes: [axis(0, marginal(0), -1, [20, 40]), axis(1, marginal(1), -1, [20, 40])],
    ...{ nll: 120, gap: 1.5, floor: 0.4, family: 0.45, correlation: 0.9612, information: 0.6 },
  };
}

function categories(): PosteriorTruth {
  const axisOf = (dimension: number, own: readonly number[], truth: readonly number[]): TruthAxis => ({
    ...{ dimension, categories: true, places: Float64Array.of(0, 1), modes: [0], ownModes: [1] },
    ...{ own: Float64Array.from(own), truth: Float64Array.from(truth) },
  });
  return {
    ...{ kind: 'posterior', reading: 'hard', mass: Float64Array.of(0.7, 0.1, 0.2, 0), peaks: [0] },
    axes: [axisOf(0, [0.25, 0.75], [0.8, 0.2]), axisOf(1, [1, 0], [0.9, 0.1])],
    ...{ nll: 200, gap: 3, floor: 0.1, family: 0.1, correlation: null, information: 0.05 },
  };
}

const conditional = (): ConditionalTruth => ({
  kind: 'conditional',
  reading: 'exact',
  axes: [axis(4, normalised([...places].map(hill(0.5, 0.3))), 0.2, [35])],
  gap: 0.4321,
});

const of = <K extends Mark['kind']>({ marks }: Scene, kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
const texts = (scene: Scene) => of(scene, 'label').map(({ text }) => text);
const diamonds = (scene: Scene) =>
  of(scene, 'path')
    .filter(({ sharp, fill, points }) => sharp && fill && points.length === 8)
    .map(({ points }) => [points[0], points[3]]);

describe('the plane', () => {
  const truth = twoHills();
  const scene = planeScene(truth, size, ink);
  const [heat] = of(scene, 'heat');

  it('is a map with most colour where most mass is, z2 upwards', () => {
    const frames = truth.axes.map(frameOf);
    expect([heat.columns, heat.rows]).toEqual(frames.map(({ cells: [from, to] }) => to - from + 1));
    const red = (x: number, y: number) => {
      const column = x - frames[0].cells[0];
      const row = frames[1].cells[1] - y;
      return heat.rgba[4 * (row * heat.columns + column)];
    };
    // From white to blue there is less and less red.
    expect(red(20, 20)).toBe(0);
    expect(red(40, 40)).toBeGreaterThan(0);
    expect(red(40, 40)).toBeLessThan(160);
    for (const [x, y] of [
      [20, 40],
      [40, 20],
    ])
      expect(red(x, y)).toBe(255);
  });

  it('marks each mode of the truth in its place, and q’s mean and contours around the first', () => {
    const found = diamonds(scene).filter(([x]) => x > heat.left);
    expect(found).toHaveLength(2);
    const [low, high] = frameOf(truth.axes[0]).edges;
    const x = (z: number) => heat.left + ((z - low) / (high - low)) * heat.width;
    const y = (z: number) => heat.top + heat.height - ((z - low) / (high - low)) * heat.height;
    [-1, 1].forEach((at, i) => {
      expect(found[i][0]).toBeCloseTo(x(at), 3);
      expect(found[i][1]).toBeCloseTo(y(at), 3);
    });
    const rings = of(scene, 'path').filter(
      ({ points, stroke, width }) => points.length > 40 && stroke === ink.ink && width === 1.5,
    );
    const inside = rings.filter(({ points }) => points[0] > heat.left && points[1] > heat.top);
    // Half of a normal q of two dimensions lies within 1.18 deviations, 95 % within 2.45.
    const radii = inside.slice(0, 2).map(({ points }) => {
      const across = points.filter((_, i) => i % 2 === 0);
      return ((Math.max(...across) - Math.min(...across)) / 2 / heat.width) * (high - low);
    });
    expect(radii[0] / 0.25).toBeCloseTo(1.18, 0);
    expect(radii[1] / 0.25).toBeCloseTo(2.45, 0);
  });

  it('names its axes and its key, inside the drawing', () => {
    expect(texts(scene)).toEqual(
      expect.arrayContaining(['z1', 'z2', 'mean of q', 'mode of the truth', 'q: 50 and 95 % of it']),
    );
    for (const width of [200, 260, 400]) {
      const narrow = planeScene(truth, { width, height: 1.09 * width }, ink);
      for (const { x, y } of of(narrow, 'label')) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeLessThanOrEqual(1.09 * width);
      }
    }
  });

  it('of categories is a cell a pair, its colour the truth and a square in it q', () => {
    const cells = planeScene(categories(), size, ink);
    expect(of(cells, 'heat')).toEqual([]);
    const fills = of(cells, 'box').slice(0, 4);
    // Column by column from below: 0.7, 0.1, 0.2, 0.
    expect(fills[0].fill).toBe(ink.series);
    expect(fills[3].fill).toBe(ink.surface);
    const squares = of(cells, 'path').filter(
      ({ closed, fill, stroke, width }) => closed && !fill && stroke === ink.ink && width === 1.5,
    );
    const sides = squares.slice(0, 2).map(({ points }) => points[2] - points[0]);
    expect(sides[1] / sides[0]).toBeCloseTo(Math.sqrt(3), 6);
    expect(texts(cells)).toContain('q: area is its mass');
  });
});

describe('one dimension', () => {
  it('is a conditional where it is one', () => {
    const scene = lineScene(conditional(), size, ink);
    expect(texts(scene)).toEqual(expect.arrayContaining(['z5', 'conditional', 'q of z5', 'its mode']));
    expect(texts(scene).join()).not.toMatch(/posterior|truth/);
  });

  it('has the truth filled under q’s line', () => {
    const scene = lineScene({ ...twoHills(), axes: [conditional().axes[0]] }, size, ink);
    expect(texts(scene)).toContain('truth');
    const filled = of(scene, 'path').find(({ fill, opacity }) => fill === ink.series && opacity === 0.4)!;
    const tops = filled.points.filter((_, i) => i % 2 === 1);
    const best = filled.points[2 * tops.indexOf(Math.min(...tops))];
    const [low, high] = frameOf(conditional().axes[0]).edges;
    expect(best).toBeCloseTo(8 + ((0.5 - low) / (high - low)) * (size.width - 16), 0);
  });
});

describe('in words', () => {
  it('says how many modes the truth has and how many q', () => {
    expect(truthSummary(twoHills())).toBe(
      'True posterior: two modes on the plane (two in z1, two in z2). q: one mode. Correlation 0.96; q has none.',
    );
    expect(peakTexts(twoHills())).toEqual(['(−1, −1)', '(1, 1)']);
    const [first, second] = twoHills().axes;
    const one = { ...twoHills(), peaks: [0], correlation: -0.5 };
    expect(
      truthSummary({
        ...one,
        axes: [
          { ...first, modes: [3] },
          { ...second, modes: [3] },
        ],
      }),
    ).toBe('True posterior: one mode. q: one mode. Correlation −0.50; q has none.');
  });

  it('says of categories which are most probable', () => {
    expect(truthSummary(categories())).toBe(
      'True posterior: categories 0 and 0 with 70 %. q: categories 1 and 0 with 75 %. Mutual information 0.05 nats; q has none.',
    );
    expect(readingWords(categories())).toBe('Read by whole categories, not by relaxed samples.');
  });

  it('never calls a conditional a posterior', () => {
    expect(truthSummary(conditional())).toBe(
      'Conditional of z5: one mode. q: one mode. KL(q : conditional) 0.43 nats.',
    );
    expect(sliceWords(20)).toBe(
      'With 20 dimensions this is a conditional at q’s mean of the others. It is no marginal.',
    );
    expect(readingWords(conditional())).toBeNull();
  });

  it('takes the gap apart into parts that sum to it', () => {
    const [gap, ...parts] = partsOf(twoHills());
    expect(gap.nats).toBe(1.5);
    expect(parts.slice(0, 3).reduce((sum, { nats }) => sum + nats, 0)).toBeCloseTo(1.5, 9);
  });
});

describe('what is drawn', () => {
  it('is all but a thousandth of both, with some room', () => {
    const { cells, edges, truth } = frameOf(conditional().axes[0]);
    expect(cells[0]).toBeGreaterThan(15);
    expect(cells[1]).toBeLessThan(55);
    expect(truth).toHaveLength(cells[1] - cells[0] + 1);
    expect(edges[0]).toBeCloseTo(places[cells[0]] - 0.05, 9);
    const narrow = { ...conditional().axes[0], truth: places.map((_, i) => Number(i === 30)) };
    expect(frameOf({ ...narrow, own: narrow.truth }).cells).toEqual([25, 35]);
  });

  it('has few ticks at round numbers, and a key as wide as there is room', () => {
    expect(ticksIn({ low: -0.87, high: 0.14 }, 6)).toEqual([-0.8, -0.6, -0.4, -0.2, 0]);
    const entries = Array.from({ length: 4 }, () => ({ sample: 'q', text: 'mean of q' }) as const);
    expect(keyLines(entries, 1000)).toHaveLength(1);
    expect(keyLines(entries, 100)).toHaveLength(4);
  });
});
