/** Figure 4: moments of posteriors and of relaxed samples, the frame that they are drawn in, the drawing, its words and its sums. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultExperiment } from '../../../experiment/default-experiment';
import { noLabel } from '../../../experiment/label-text';
import type { SectionFive } from '../../../experiment/section-five';
import { fillGumbel, keyOf } from '../../../math/random';
import { specOf } from '../../../models/registry';
import type { Box } from '../../../ui/scene';
import { signsOf } from '../../class-signs';
import { figureCsv } from './figure-csv';
import { boundaryOf, cut, frameOf, onBoundary } from './figure-frame';
import { boxOf, figureScene, frameIn, type FigureFour } from './figure-scene';
import { figureSummary, measuredWords, pointWords } from './figure-words';
import { familyOf, momentsAt, relaxedPoint, type Moments } from './moments';
import { stringMeasures } from './string-measures';

const wave = (length: number, at: number) => Float32Array.from({ length }, (_, i) => Math.sin(at * i + 1));

/** Null of a model without places. */
function momentsOf({
  temperature,
  ...take
}: Parameters<typeof familyOf>[0] & { readonly temperature: number | null }): Moments | null {
  const family = familyOf(take);
  return family && momentsAt(family, temperature);
}

describe('moments', () => {
  const models = defaultExperiment().models;

  test('of Gauss-VAE are those of the head, and the prior is standard normal', () => {
    const spec = specOf('gauss');
    const settings = { ...models.gauss, latent: 2 };
    const head = Float32Array.from([0.5, -1, Math.log(0.25), Math.log(4), 1, 2, 0, 0]);
    const take = { spec, settings, posterior: { head, prior: [] }, pictures: 2, temperature: null };
    const { posteriors, prior, centroid, relaxed, low } = momentsOf({ ...take, dimension: 1 })!;
    expect(posteriors[0].x).toBe(-1);
    expect(posteriors[0].y).toBeCloseTo(5, 6);
    expect(posteriors[1]).toEqual({ x: 2, y: 5 });
    expect(prior).toEqual({ x: 0, y: 1 });
    expect(centroid.x).toBeCloseTo(0.5, 12);
    expect(centroid.y).toBeCloseTo(5, 6);
    expect([relaxed, low]).toEqual([null, -Infinity]);
  });

  test('of CG-BPEF-VAE lie between the boundaries; rings begin at q and move towards the boundary as T grows', () => {
    const spec = specOf('cg-bpef');
    const settings = { ...models['cg-bpef'], latent: 3 };
    const posterior = { head: wave(6 * spec.headSize(settings), 3), prior: wave(15, 5) };
    const at = (temperature: number) =>
      momentsOf({ spec, settings, posterior, pictures: 6, dimension: 2, temperature })!;
    const [cold, warm, hot] = [0.02, 0.5, 3].map(at);
    const variance = ({ x, y }: { x: number; y: number }) => y - x * x;
    cold.posteriors.forEach((q, k) => {
      expect(variance(q)).toBeGreaterThan(0);
      expect(q.y).toBeLessThanOrEqual(1);
      // 200 draws: the deviation of z is below 1, that of its square too.
      expect(Math.abs(cold.relaxed![k].x - q.x)).toBeLessThan(0.2);
      expect(Math.abs(cold.relaxed![k].y - q.y)).toBeLessThan(0.2);
      expect(variance(warm.relaxed![k])).toBeLessThan(variance(cold.relaxed![k]));
      expect(variance(hot.relaxed![k])).toBeLessThan(variance(warm.relaxed![k]));
    });
    expect(at(0.5).relaxed).toEqual(warm.relaxed);
    const exact = { ...settings, sampler: 'inverse-cdf' as const };
    const take = { spec, settings: exact, posterior, pictures: 6, dimension: 2 };
    expect(momentsOf({ ...take, temperature: null })!.relaxed).toBeNull();
  });

  test('of Cat-VAE there are none', () => {
    const spec = specOf('categorical');
    const settings = { ...models.categorical, latent: 2 };
    const posterior = { head: wave(spec.headSize(settings), 2), prior: [] };
    expect(momentsOf({ spec, settings, posterior, pictures: 1, dimension: 0, temperature: 1 })).toBeNull();
  });
});

describe('relaxed moments', () => {
  const noise = fillGumbel(new Float32Array(2 * 200_000), keyOf(1, 'test/figure-four'), 0);

  // Of two places -1 and 1, z = tanh((logit + logistic noise) / 2T): with T = 1 and equal logits it is even on [-1, 1].
  it.each([
    ['even at T = 1', [0, 0], 1, 0, 1 / 3],
    ['one place at a large T', [0, 0], 1000, 0, 0],
    ['a coin of 3 to 1 at a small T', [Math.log(3), 0], 0.001, -0.5, 1],
  ])('of two places are those of the closed form: %s', (_, logits, temperature, x, y) => {
    const found = relaxedPoint(logits, [-1, 1], noise, temperature);
    expect(Math.abs(found.x - x)).toBeLessThan(0.007);
    expect(Math.abs(found.y - y)).toBeLessThan(0.007);
  });
});

const unit = fc.double({ min: -0.99, max: 0.99, noNaN: true });
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
/** Points of the family inside [-1, 1]. */
const points = fc.array(
  fc.tuple(unit, share).map(([x, part]) => ({ x, y: x * x + part * (1 - x * x) })),
  { minLength: 1, maxLength: 30 },
);
const momentsWith = (posteriors: Moments['posteriors'], isBounded: boolean): Moments => ({
  ...{ dimension: 3, posteriors, prior: { x: 0, y: 0.4 }, centroid: posteriors[0], relaxed: posteriors },
  ...(isBounded ? { low: -1, high: 1 } : { low: -Infinity, high: Infinity }),
});

describe('the frame', () => {
  const box: Box = { left: 40, right: 400, top: 10, floor: 300 };

  it('has every posterior and the prior, and around a picked one its q above the boundary, with (z)* on it', () => {
    fc.assert(
      fc.property(points, fc.boolean(), unit, (posteriors, isBounded, best) => {
        const moments = momentsWith(posteriors, isBounded);
        const whole = frameOf(moments, 'all', 0, best, box);
        for (const point of [...posteriors, moments.prior]) expect(whole.has(point)).toBe(true);
        const near = frameOf(moments, 'picked', 0, best, box);
        expect(near.has(posteriors[0])).toBe(true);
        // Above the boundary's own place at that x.
        const [x, y] = near.place(posteriors[0]);
        const [ownX, ownY] = near.place({ x: posteriors[0].x, y: posteriors[0].x ** 2 });
        expect(ownX).toBeCloseTo(x, 6);
        expect(ownY).toBeGreaterThan(y);
        for (const [bx, by] of [near.place(onBoundary(best, near)), ...boundaryOf(near)]) {
          expect(bx).toBeGreaterThanOrEqual(box.left - 1e-6);
          expect(bx).toBeLessThanOrEqual(box.right + 1e-6);
          expect(by).toBeGreaterThanOrEqual(box.top - 1e-6);
          expect(by).toBeLessThanOrEqual(box.floor + 1e-6);
        }
      }),
    );
  });

  it('cuts lines at its border', () => {
    expect(cut([100, 100], [200, 200], box)).toEqual([100, 100, 200, 200]);
    expect(cut([0, 100], [80, 100], box)).toEqual([40, 100, 80, 100]);
    expect(cut([100, 0], [100, 500], box)).toEqual([100, 10, 100, 300]);
    expect(cut([0, 0], [500, 0], box)).toBeNull();
    expect(cut([0, 250], [30, 290], box)).toBeNull();
  });
});

const signs = signsOf([{ label: 7, count: 10 }], null);
const figureOf = (moments: Moments, more: Partial<FigureFour> = {}): FigureFour => ({
  ...{ moments, labels: moments.posteriors.map(() => 7), signs, best: [], mixture: null },
  ...{ picked: null, part: 'all', strings: false, ...more },
});
const ink = { series: '#00f', other: '#a00', ink: '#000', quiet: '#888', surface: '#fff' };
const size = { width: 640, height: 400 };

describe('the drawing', () => {
  const moments = momentsWith(
    [
      { x: 0.1, y: 0.3 },
      { x: -0.6, y: 0.4 },
    ],
    true,
  );
  const picked = { index: 1, name: 'picture 1, class 7', toPrior: 24.5, toPriorHere: 2.25, toBest: 15.75 };
  const texts = (figure: FigureFour, at = size) =>
    figureScene(figure, at, ink).marks.flatMap((mark) => (mark.kind === 'label' ? [mark.text] : []));

  it('names the prior, c*, both boundaries and the strings with their nats', () => {
    const all = texts(figureOf(moments, { mixture: 0.0625, best: [0.1, -0.5], picked }));
    for (const text of [
      ...['prior', 'c*', 'q', '(z)*', 'm: 0.063 nats off', 'boundary: variance 0'],
      ...['upper edge: z inside [−1, 1]', 'picture 1, class 7'],
      'to the prior: KL(q : p) = 24.50 nats, of it in z4: 2.25',
      'to (z)*: 15.75 nats of term2',
    ])
      expect(all).toContain(text);
    expect(all.filter((text) => text === '7')).toHaveLength(2);
    expect(texts(figureOf(moments, { picked }), { ...size, width: 300 })).toContain(
      'to prior 24.50 nats, z4: 2.25',
    );
  });

  it('says what is not measured, and draws no (z)* of it; a string below 0 keeps its sign', () => {
    const bare = texts(figureOf(moments, { picked: { ...picked, toBest: null } }));
    expect(bare).toContain('to (z)*: not measured yet');
    expect(bare).not.toContain('(z)*');
    expect(texts(figureOf(moments, { picked: { ...picked, toBest: -0.5 } }))).toContain(
      'to (z)*: −0.50 nats of term2',
    );
    expect(texts(figureOf(moments, { best: [0, 9], picked }))).toContain('(z)*, further out');
  });

  it('has a stalk as long as its nats, one nat the height of the drawing', () => {
    const { floor, top } = boxOf(size);
    const stalk = (mixture: number) => {
      const figure = figureOf(moments, { mixture });
      const [x, y] = frameIn(figure, size).place(moments.centroid);
      const found = figureScene(figure, size, ink).marks.find(
        (mark) => mark.kind === 'path' && mark.width === 3 && mark.points[0] === x && mark.points[1] === y,
      );
      return found?.kind === 'path' ? y - found.points[3] : NaN;
    };
    expect(stalk(0.1)).toBeCloseTo(0.1 * (floor - top), 6);
    expect(stalk(0.2)).toBeCloseTo(0.2 * (floor - top), 6);
  });

  it('draws strings of all pictures where they are asked for, and lines inside its box whatever the numbers are', () => {
    const { left, right, top, floor } = boxOf(size);
    fc.assert(
      fc.property(
        points,
        fc.boolean(),
        fc.constantFrom('all' as const, 'picked' as const),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (posteriors, isBounded, part, best) => {
          const own = { ...picked, index: 0 };
          const drawn = momentsWith(posteriors, isBounded);
          const more = { part, picked: own, best: posteriors.map(() => best), mixture: 0.1 };
          const few = figureScene(figureOf(drawn, more), size, ink).marks;
          const many = figureScene(figureOf(drawn, { ...more, strings: true }), size, ink).marks;
          if (part === 'all') expect(many.length).toBeGreaterThan(few.length);
          for (const mark of many) {
            if (mark.kind !== 'path' || mark.closed || mark.stroke === ink.quiet) continue;
            mark.points.forEach((value, i) => {
              expect(value).toBeGreaterThanOrEqual((i % 2 === 0 ? left : top) - 7);
              expect(value).toBeLessThanOrEqual((i % 2 === 0 ? right : floor) + 7);
            });
          }
        },
      ),
    );
  });
});

const one = { best: [0.5], start: 0, nllAtMean: 74, halfTrace: 6 };
const found = {
  ...{ model: 'gauss', step: 10, pictures: 2 },
  ...{ term1: { mean: 20, standardError: 0.5 }, freeEnergy: { mean: 100, standardError: 2 } },
  strings: {
    toBest: { mean: 15, standardError: 0.4 },
    nllAtBest: { mean: 65, standardError: 1 },
    total: 100,
    negative: 1,
  },
  byPicture: [
    { ...one, term1: 21, term2: 80, nllAtBest: 64 },
    { ...one, term1: 19, term2: 65.75, nllAtBest: 66 },
  ],
} as unknown as SectionFive;

describe('words and sums', () => {
  const moments = momentsWith([{ x: 0.5, y: 0.5 }], false);

  it('say the points, the strings and what is measured', () => {
    const picked = { index: 0, name: 'picture 0', toPrior: 24.5, toPriorHere: 2.25, toBest: null };
    expect(figureSummary({ ...moments, relaxed: null }, 0.0625, 0, picked)).toBe(
      '1 posterior in z4. Prior: mean 0, variance 0.4. Centroid c*: mean 0.5, variance 0.25; the mixture m has the same moments and is 0.063 nats away. Strings of picture 0: to the prior 24.50 nats, 2.25 of them in z4; (z)* is not measured.',
    );
    expect(figureSummary(moments, null, 0, { ...picked, toBest: -0.5, older: true })).toContain(
      'the one to (z)* was measured of an older q.',
    );
    expect(pointWords(moments, 0, 7, null)).toBe('Picture 0, class 7: z4 has mean 0.5, variance 0.25');
    expect(pointWords(moments, 0, noLabel, null)).toContain('without a class');
    expect(measuredWords(found, 1)).toBe(
      'Measured at step 10: KL(q : p) 19.00 + string to (z)* −0.25 + −log p(x | (z)*) 66.00 = L 84.75 nats',
    );
    expect(measuredWords(found, 2)).toBe('');
  });

  it('have the three means and their sum, with the picked picture’s own', () => {
    const figures = stringMeasures(1).map(({ figure }) => figure(found));
    expect(figures.map(({ text }) => text)).toEqual([
      ...['20.00 ± 0.50', '15.00 ± 0.40', '65.00 ± 1.00', '100.00 ± 2.00', '1 of 2'],
    ]);
    expect(figures.map(({ tag }) => tag)).toEqual([
      ...['picture 1: 19.00', 'picture 1: −0.25', 'picture 1: 66.00', 'picture 1: 84.75', ''],
    ]);
  });

  it('stand in the CSV, a line a picture', () => {
    const csv = figureCsv({ ...moments, dimension: 0, relaxed: null }, [7], found);
    expect(csv.split('\n')).toEqual([
      'picture,label,dimension,mean,mean_of_square,relaxed_mean,relaxed_mean_of_square,best_z,kl_to_prior,string_to_best,nll_at_best',
      '0,7,1,0.5,0.5,,,0.5,21,16,64',
      '',
    ]);
    expect(figureCsv(moments, [7], null)).toContain('0,7,4,0.5,0.5,0.5,0.5,,,,\n');
  });
});
