/** Claims of section 5: the verdict follows from the figures, and without them nothing is decided. */
import { describe, expect, it } from 'vitest';
import type { GradientNoise } from '../section-five';
import { claimsOfSectionFive } from './claims-of-section-five';
import type { MeasuredFive } from './section-five';

type Five = NonNullable<MeasuredFive['gauss']>;

const of = (mean: number) => ({ mean, standardError: 0.04 });
const part = { gradient: 100, oneDraw: 160, taylor: 28, pictures: 200 };
const noise: GradientNoise = { batches: 5, batchSize: 100, draws: 20, encoder: part, decoder: part };

function five(change: Partial<Five> = {}): Five {
  const each = Array.from({ length: 20 }, () => 0.5);
  return {
    ...{
      model: 'gauss',
      step: 10000,
      reading: 'exact',
      from: 'test',
      pictures: 2000,
      samples: 100,
      starts: 10,
    },
    ...{ term1: of(21.6), term2: of(77), freeEnergy: of(98.6) },
    strings: { toBest: of(15.8), nllAtBest: of(61.2), total: 98.6, negative: 0 },
    taylor: {
      ...{ nllAtMean: of(71), halfTrace: of(6.4), difference: of(0.4) },
      ...{ correlation: 0.9995, oneDraw: 4 },
    },
    bounds: { eq5: 21.45, eq6: 21.3, centroidToPrior: 0.15 },
    precision: { own: each, joint: each, factorised: each, spectrum: each, spacing: null },
    corollaryThree: null,
    remarkFive: noise,
    ...change,
  };
}

const claim = (id: string, found: MeasuredFive) => claimsOfSectionFive(found).find((one) => one.id === id)!;

describe('claims of section 5', () => {
  it.each([
    ['term1-near-bound', 'does not hold', { bounds: { eq5: 21.2, eq6: 21, centroidToPrior: 0.4 } }],
    ['term1-near-bound', 'holds', { bounds: { eq5: 21.5, eq6: 21, centroidToPrior: 0.1 } }],
  ] as const)('%s %s', (id, verdict, coarse) => {
    expect(claim(id, { gauss: five(), 'cg-bpef': five(coarse) }).verdict).toBe(verdict);
  });

  it.each([
    ['prior-not-centroid', 'does not hold', {}],
    ['prior-not-centroid', 'holds', { bounds: { eq5: 20.9, eq6: 20.5, centroidToPrior: 0.7 } }],
    ['taylor-accurate', 'holds', {}],
    ['taylor-accurate', 'does not hold', { taylor: { ...five().taylor, difference: of(-0.6) } }],
    ['taylor-accurate', 'does not hold', { taylor: { ...five().taylor, correlation: 0.98 } }],
    ['taylor-signal', 'depends on the measure', {}],
    [
      'taylor-signal',
      'holds',
      { remarkFive: { ...noise, encoder: { ...part, taylor: 7 }, decoder: { ...part, taylor: 7 } } },
    ],
    ['taylor-signal', 'does not hold', { remarkFive: { ...noise, decoder: { ...part, taylor: 170 } } }],
    ['taylor-signal', 'not decided', { remarkFive: null }],
  ] as const)('%s %s', (id, verdict, change) => {
    expect(claim(id, { gauss: five(change) }).verdict).toBe(verdict);
  });

  it('decides nothing without figures, and says them where they are', () => {
    for (const { verdict, readings } of claimsOfSectionFive({})) {
      expect(verdict).toBe('not decided');
      expect(readings).toEqual([]);
    }
    expect(claim('taylor-accurate', { gauss: five() }).readings[0].text).toContain(
      '0.40 ± 0.04 nats above the sampled 77.0, correlation over the pictures 0.9995',
    );
    expect(claim('taylor-signal', { gauss: five() }).readings[1].text).toContain(
      'As many draws bring the variance down to 8.0 % of the encoder’s',
    );
    expect(claim('prior-not-centroid', { gauss: five() }).remark).toContain(
      'd = 20, the first 2,000 test pictures',
    );
  });
});
