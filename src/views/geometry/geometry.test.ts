/** The parts of term1 as the Geometry view says, draws and computes them: sums, order, picking, and a worker that a test plays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term1Parts } from '../../math/information-geometry';
import { boundsOf, totalOf } from '../../math/term1-bounds';
import { defaultExperiment } from '../../experiment/default-experiment';
import { defaultsOf } from '../../schema/read-values';
import { modelIds, specOf } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import type { Term1Geometry } from '../../models/term1-geometry';
import type { GeometryRequest } from '../../state/geometry-request';
import type { ManyPosteriors } from '../../state/geometry-request';
import { heard, spawning } from '../../ui/testing/fake-worker';
import { createComputing } from './computing';
import { formatFineNats as nats } from '../../ui/format';
import {
  accountingWords,
  conditionWords,
  gainWords,
  geometrySummary,
  jointWords,
  priorSummary,
} from './geometry-words';
import { everyPart, mostGained, priorParts } from './parts';
import { dimensionAt, margin } from './dimension-axis';
import { stackOf, stripScene } from './strip-scene';

const partsOf = ([mutualInformation, mixtureToCentroid, centroidToPrior]: readonly number[]): Term1Parts => ({
  term1: mutualInformation! + mixtureToCentroid! + centroidToPrior!,
  mutualInformation: mutualInformation!,
  mixtureToCentroid: mixtureToCentroid!,
  centroidToPrior: centroidToPrior!,
});
const dimensions = [partsOf([2, 0.01, 0.04]), partsOf([1, 0.2, 0.3]), partsOf([0, 0, 0])];
const geometry: Term1Geometry = { dimensions, jointEq5: null, pictures: 1000, family: 'a family', note: '' };
const nonNegative = fc.double({ min: 0, max: 10, noNaN: true });
const drawnParts = fc.array(fc.tuple(nonNegative, nonNegative, nonNegative).map(partsOf), {
  minLength: 1,
  maxLength: 80,
});

describe('sums', () => {
  it('keep the order of Theorem 2', () => {
    fc.assert(
      fc.property(drawnParts, (drawn) => {
        const { term1, eq5, eq6, mixtureToCentroid, centroidToPrior } = totalOf(drawn);
        // The last digits of sums of up to 80 numbers below 30.
        const close = 1e-10;
        expect(term1).toBeGreaterThanOrEqual(eq5 - close);
        expect(eq5).toBeGreaterThanOrEqual(eq6 - close);
        expect(eq6 + mixtureToCentroid + centroidToPrior).toBeCloseTo(term1, 10);
        expect(eq5 - eq6).toBeCloseTo(mixtureToCentroid, 10);
      }),
    );
  });

  it('name the dimension whose prior is worst', () => {
    expect(mostGained(dimensions)).toBe(1);
    expect(boundsOf(dimensions[1]).eq5).toBeCloseTo(1.2, 12);
  });
});

describe('words', () => {
  it('say the sums and what a better prior could gain', () => {
    expect(geometrySummary(geometry)).toBe(
      'term1 3.550 nats = eq. (6) 3.000 + KL(mixture : centroid) 0.210 + KL(centroid : prior) 0.340; eq. (5), the first two, is 3.210.',
    );
    expect(priorSummary(geometry)).toBe('Decided by the prior: 0.550 of 3.550 nats; most in z2, 0.500.');
    const gain =
      'A better prior of the same family (a family) could save term1 − (5) = 0.340 nats. Any factorised prior could save at most term1 − (6) = 0.550 nats.';
    expect(gainWords(geometry)).toBe(gain);
    expect(gainWords({ ...geometry, note: 'It is so.' })).toBe(`${gain} It is so.`);
  });

  it('never write a rounded zero below 0', () => {
    expect(nats(-1e-9)).toBe('0.000');
    expect(nats(-0.25)).toBe('−0.250');
  });

  it('keep the joint bound apart, where there is one', () => {
    expect(jointWords(geometry)).toBeNull();
    const words = jointWords({ ...geometry, jointEq5: 3 });
    expect(words).toContain('is 3.000 nats, 0.550 below term1');
    expect(words).toContain('another family of priors');
  });

  it('name the limits: n and log n', () => {
    const words = conditionWords(geometry).join(' ');
    expect(words).toContain('same 1,000 pictures');
    expect(words).toContain('log n = 6.908 nats');
  });

  it('warn of another KL only where the decoder is fed other samples than term1 counts', () => {
    for (const id of modelIds) {
      const settings = defaultExperiment().models[id];
      const words = accountingWords(id, settings);
      expect(words !== null).toBe(specOf(id).hasTemperature(settings));
      if (words === null) continue;
      expect(words.brief).toContain('a larger KL');
      expect(words.reason).toContain('relaxed samples');
    }
    const exact = { ...defaultsOf(specOf('cg-bpef').fields), sampler: 'inverse-cdf' };
    expect(accountingWords('cg-bpef', exact as unknown as CommonSettings)).toBeNull();
    const control = { ...defaultsOf(specOf('gauss').fields), noiseScale: 0.5 };
    const words = accountingWords('gauss', control as unknown as CommonSettings);
    expect(words?.brief).toContain('another KL');
    expect(words?.reason).toContain('noise shrunk to 0.5');
  });
});

describe('the strip', () => {
  const ink = { series: '#00f', other: '#a00', ink: '#000', quiet: '#888', surface: '#fff' };
  const size = { width: 400, height: 200 };

  it('stacks the parts one on another, from 0 to term1', () => {
    fc.assert(
      fc.property(drawnParts, (drawn) => {
        for (const parts of drawn) {
          const stack = stackOf(everyPart, parts);
          expect(stack.map(({ part }) => part)).toEqual(everyPart);
          expect(stack[0].from).toBe(0);
          for (const k of [1, 2]) expect(stack[k].from).toBe(stack[k - 1].to);
          expect(stack[2].to).toBeCloseTo(parts.term1, 10);
        }
      }),
    );
    const below = stackOf(priorParts, { ...dimensions[0], mixtureToCentroid: -1e-17 });
    expect(below[0]).toEqual({ part: 'mixtureToCentroid', from: 0, to: 0 });
  });

  it('draws within itself, in three looks, whatever the numbers are', () => {
    fc.assert(
      fc.property(drawnParts, fc.constantFrom(everyPart, priorParts), (drawn, parts) => {
        const { marks } = stripScene({ dimensions: drawn, parts, picked: drawn.length - 1 }, size, ink);
        for (const mark of marks) {
          if (mark.kind !== 'path') continue;
          mark.points.forEach((at, i) => {
            expect(at).toBeGreaterThanOrEqual(-1e-6);
            expect(at).toBeLessThanOrEqual((i % 2 === 0 ? size.width : size.height) + 1e-6);
          });
        }
      }),
    );
    const { marks } = stripScene({ dimensions, parts: everyPart, picked: 1 }, size, ink);
    const texts = marks.flatMap((mark) => (mark.kind === 'label' ? [mark.text] : []));
    for (const name of ['information, eq. (6)', 'KL(mixture : centroid)', 'KL(centroid : prior)'])
      expect(texts).toContain(name);
    const bold = marks.filter((mark) => mark.kind === 'label' && mark.bold);
    expect(bold).toMatchObject([{ text: '2' }]);
  });

  it('finds the dimension under a pointer', () => {
    expect(dimensionAt(0, 400, 3)).toBe(0);
    expect(dimensionAt(399, 400, 3)).toBe(2);
    const across = (400 - margin.left - margin.right) / 3;
    expect([0, 1, 2].map((j) => dimensionAt(margin.left + (j + 0.5) * across, 400, 3))).toEqual([0, 1, 2]);
  });
});

describe('computing', () => {
  const request = (step: number, pictures = 1000): GeometryRequest => ({
    model: 'gauss',
    view: { step, posteriors: { pictures } } as ManyPosteriors,
  });
  const steps = (computing: ReturnType<typeof createComputing>) =>
    computing.getState().computed?.view.step ?? null;

  it('finishes what is under way, then takes the newest alone', async () => {
    const { workers, spawn } = spawning<GeometryRequest, Term1Geometry>();
    const computing = createComputing(spawn);
    const first = request(1);
    computing.compute(first);
    computing.compute(first);
    computing.compute(request(2));
    computing.compute(request(3));
    expect(workers).toHaveLength(1);
    workers[0].say(geometry);
    await heard();
    expect(steps(computing)).toBe(1);
    expect([workers.length, workers[0].ended, computing.getState().doing]).toEqual([2, true, true]);
    expect(workers[1].asked?.view.step).toBe(3);
    workers[1].say(geometry);
    await heard();
    expect([steps(computing), workers.length, computing.getState().doing]).toEqual([3, 2, null]);
  });

  it('leaves a question of another number of pictures at once', async () => {
    const { workers, spawn } = spawning<GeometryRequest, Term1Geometry>();
    const computing = createComputing(spawn);
    computing.compute(request(1, 5000));
    computing.compute(request(1, 200));
    expect([workers.length, workers[0].ended]).toEqual([2, true]);
    workers[0].say(geometry);
    await heard();
    expect(steps(computing)).toBeNull();
  });

  it('says what went wrong, and forgets it with the next answer', async () => {
    const { workers, spawn } = spawning<GeometryRequest, Term1Geometry>();
    const computing = createComputing(spawn);
    computing.compute(request(1));
    workers[0].onerror?.({ message: 'no memory' } as ErrorEvent);
    await heard();
    expect(computing.getState()).toMatchObject({ problem: 'no memory', doing: null });
    computing.compute(request(2));
    workers[1].say(geometry);
    await heard();
    expect(computing.getState()).toMatchObject({ problem: null, doing: null });
  });

  it('can be ended and begun again with the same question', () => {
    const { workers, spawn } = spawning<GeometryRequest, Term1Geometry>();
    const computing = createComputing(spawn);
    const asked = request(1);
    computing.compute(asked);
    computing.end();
    expect(workers[0].ended).toBe(true);
    computing.compute(asked);
    expect(workers).toHaveLength(2);
  });
});
