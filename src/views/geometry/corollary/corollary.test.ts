/** Corollary 3 as the Geometry view says and draws it: numbers of the measurement, dots on and off the line of equality, deviations where they stand. */
import { describe, expect, it } from 'vitest';
import type { CorollaryThree, SectionFive, SectionFivePicture } from '../../../experiment/section-five';
import type { Mark } from '../../../ui/scene';
import { deviationSummary, taylorSummary, toldOf } from './corollary-words';
import { deviationScene } from './deviation-scene';
import { bothOf, taylorScene } from './taylor-scene';

const mean = (value: number) => ({ mean: value, standardError: 0.5 });
const picture = (term2: number, nllAtMean: number, halfTrace: number) =>
  ({ term2, nllAtMean, halfTrace }) as SectionFivePicture;
const byPicture = [picture(80, 74, 6), picture(60, 50, 5)];
const found = {
  ...{ model: 'gauss', step: 10, pictures: 2, byPicture },
  ...{ term1: mean(20), term2: mean(80), freeEnergy: mean(100) },
  taylor: {
    ...{ nllAtMean: mean(74), halfTrace: mean(6.25), difference: mean(-0.25) },
    ...{ correlation: 0.9995, oneDraw: 4 },
  },
} as unknown as SectionFive;
const remarkFour = { deviations: [0.28, 1.5], ownDeviations: [0.26, 1.75], value: 17, ownValue: 18 };
const corollary: CorollaryThree = { freeEnergy: 99.5, divergence: 19.25, remarkFour };
const ink = { series: '#00f', other: '#a00', ink: '#000', quiet: '#888', surface: '#fff' };
const size = { width: 400, height: 300 };

describe('words', () => {
  it('say L* beside L, Taylor’s term2, the noise of one draw and both values of remark 4', () => {
    const told = toldOf(found, corollary);
    expect(told.map(({ text }) => text)).toEqual([
      '100.00 ± 0.50 nats',
      '99.50 nats',
      '−0.25 ± 0.50 nats',
      '± 4.00 nats',
      '17.000 nats',
    ]);
    expect(told[1].sentence).toContain('19.25 nats');
    expect(told[4].sentence).toContain('The encoder’s mean variances give 18.000 nats.');
    expect(toldOf(found, { ...corollary, remarkFour: null })).toHaveLength(4);
  });

  it('sum the drawings up', () => {
    expect(taylorSummary(found)).toBe(
      '2 pictures: correlation 0.9995; by Taylor term2 is −0.25 nats off on average.',
    );
    expect(deviationSummary(remarkFour)).toBe(
      'In 1 of 2 dimensions V is wider than the encoder. Sharpest: z1, encoder 0.260, V 0.280.',
    );
  });
});

describe('Taylor’s term2 against the sampled one', () => {
  const { marks } = taylorScene(byPicture, 1, size, ink);
  const dots = marks.find((mark) => mark.kind === 'dots') as Mark & { kind: 'dots' };
  const line = marks.find((mark) => mark.kind === 'path' && mark.dash) as Mark & { kind: 'path' };

  it('has a picture with both equal on the line, and one with less by Taylor below it', () => {
    expect(byPicture.map(bothOf)).toEqual([
      [80, 80],
      [60, 55],
    ]);
    const [x0, y0, x1, y1] = line.points;
    const lineAt = (x: number) => y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
    const [ax, ay, bx, by] = dots.points;
    expect(ay).toBeCloseTo(lineAt(ax), 9);
    // Down on a screen.
    expect(by).toBeGreaterThan(lineAt(bx) + 1);
  });

  it('names the picked picture, where it was measured', () => {
    const texts = (picked: number) =>
      taylorScene(byPicture, picked, size, ink).marks.flatMap((mark) =>
        mark.kind === 'label' ? [mark.text] : [],
      );
    expect(texts(1)).toContain('picture 1');
    expect(texts(7).some((text) => text.startsWith('picture'))).toBe(false);
  });
});

describe('deviations of remark 4', () => {
  it('stand at their heights on one axis, a square and a ring a dimension', () => {
    const { marks } = deviationScene(remarkFour.ownDeviations, remarkFour.deviations, size, ink);
    const squares = marks.filter((mark) => mark.kind === 'box').slice(1);
    const rings = marks.filter((mark) => mark.kind === 'path' && mark.closed).slice(1);
    expect([squares.length, rings.length]).toEqual([2, 2]);
    const heights = squares.map(({ top, floor }) => (top + floor) / 2);
    const ringHeight = (mark: Mark) => {
      const ys = mark.kind === 'path' ? mark.points.filter((_, i) => i % 2 === 1) : [];
      return ys.reduce((sum, y) => sum + y / ys.length, 0);
    };
    const floor = size.height - 34;
    const scale = (floor - heights[1]) / 1.75;
    expect(floor - heights[0]).toBeCloseTo(0.26 * scale, 6);
    expect(floor - ringHeight(rings[0])).toBeCloseTo(0.28 * scale, 6);
    expect(floor - ringHeight(rings[1])).toBeCloseTo(1.5 * scale, 6);
  });
});
