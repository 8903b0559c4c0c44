/** Options of `npm run section5` and its table: what is read, what is refused in a sentence, what is printed. */
import { expect, it, test } from 'vitest';
import type { SectionFive } from '../../experiment/section-five';
import { parseSectionFiveOptions } from './section-five-options';
import { sectionFiveTable } from './section-five-table';

const parse = (line: string) => parseSectionFiveOptions(line.split(' '));

it('has defaults, and takes each option', () => {
  expect(parse('--run run.zip')).toEqual({
    ok: true,
    options: {
      ...{ from: { kind: 'run', path: 'run.zip' }, json: null, backend: 'auto', data: null, own: null },
      ...{ quiet: false, pictures: 500, samples: 100, summary: false },
    },
  });
  expect(parse('--weights g.safetensors --pictures 20 --samples 30 --summary --json e.json')).toMatchObject({
    options: { pictures: 20, samples: 30, summary: true, json: 'e.json' },
  });
});

it.each([
  ['--pictures 5', /^--weights: expected a file of parameters, or --run/],
  ['--run a --pictures 1', /^--pictures: expected /],
  ['--run a --samples 1', /^--samples: expected /],
  ['--run a --fineness 2', /^--fineness: expected one of --weights, .+, --samples, --summary$/],
])('refuses %s', (line, message) => {
  expect(parse(line)).toEqual({ ok: false, message: expect.stringMatching(message) as string });
});

const mean = (value: number) => ({ mean: value, standardError: 0.5 });
const some: SectionFive = {
  ...{ model: 'gauss', step: 10, reading: 'exact', from: 'test', pictures: 2, samples: 30, starts: 10 },
  ...{ term1: mean(20), term2: mean(80), freeEnergy: mean(100) },
  strings: { toBest: mean(15), nllAtBest: mean(65), total: 100, negative: 0 },
  taylor: {
    ...{ nllAtMean: mean(74), halfTrace: mean(6.25), difference: mean(0.25) },
    ...{ correlation: 0.9995, oneDraw: 4 },
  },
  bounds: { eq5: 19.5, eq6: 19.25, centroidToPrior: 0.5 },
  remarkFive: null,
  precision: {
    own: [0.25, 1],
    joint: [0.375, 0.75],
    factorised: [0.3, 0.7],
    spectrum: [50, 0.5],
    spacing: 0.02,
  },
  corollaryThree: {
    ...{ freeEnergy: 99.5, divergence: 19.25 },
    remarkFour: { deviations: [0.28, 1.5], ownDeviations: [0.26, 1], value: 17, ownValue: 18 },
  },
  byPicture: [0, 3].map((start) => ({
    ...{ term1: 20, term2: 80, nllAtBest: 65, best: [1, 2], start, nllAtMean: 74, halfTrace: 6.25 },
  })),
};

test('the table has every figure, and a row a dimension', () => {
  const text = sectionFiveTable(some);
  expect(text).toMatch(/^section 5 of Gauss-VAE, step 10, exact z, 2 test pictures, 30 draws, nats\n/);
  for (const figure of [
    '100.000 +- 0.500',
    '15.000 +- 0.500',
    '65.000',
    '0.250 +- 0.500',
    '0.9995',
    '99.500',
  ])
    expect(text).toContain(figure);
  expect(text).toMatch(/began at q's mean +1\n/);
  expect(text).toMatch(/spacing is 0\.0200/);
  expect(text).toMatch(
    /\n +0 +0\.2500 +0\.3750 +0\.3000 +0\.2800 +50\.00\n +1 +1\.000 +0\.7500 +0\.7000 +1\.500 +0\.5000\n$/,
  );
});

test('the table has the noise of both gradients as shares of their squared lengths', () => {
  const part = { gradient: 50, oneDraw: 40, taylor: 15, pictures: 100 };
  const remarkFive = {
    batches: 5,
    batchSize: 100,
    draws: 20,
    encoder: part,
    decoder: { ...part, oneDraw: 2 },
  };
  const text = sectionFiveTable({ ...some, remarkFive });
  expect(text).toMatch(
    /5 batches of 100, 20 draws: the encoder's squared length +50\.00\n +variance by one draw.+ 0\.800\n/,
  );
  expect(text).toMatch(/squared error of Taylor's.+ 0\.300\n.+ 2\.00\n/);
  expect(text).toMatch(/the decoder's squared length +50\.00\n +variance by one draw.+ 0\.0400\n/);
});

test('the table of a model that is not normal leaves out Corollary 3', () => {
  const text = sectionFiveTable({ ...some, corollaryThree: null });
  expect(text).not.toContain('Corollary 3');
  expect(text).not.toContain('remark 4');
});
