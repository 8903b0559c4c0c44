/** Options of `npm run codes` and its table: what is read, what is refused in a sentence, what is printed. */
import { expect, it, test } from 'vitest';
import type { Codes } from '../../experiment/codes';
import { parseCodesOptions } from './codes-options';
import { codesTable } from './codes-table';

const parse = (line: string) => parseCodesOptions(line.split(' '));

it('has defaults, and takes each option', () => {
  expect(parse('--run run.zip')).toEqual({
    ok: true,
    options: {
      ...{ from: { kind: 'run', path: 'run.zip' }, json: null, backend: 'auto', data: null, own: null },
      ...{ quiet: false, labels: [100, 600, 1000, 3000], draws: 5 },
    },
  });
  expect(parse('--weights g.safetensors --labels 20,50 --draws 3 --json e.json')).toMatchObject({
    options: { labels: [20, 50], draws: 3, json: 'e.json' },
  });
});

it.each([
  ['--labels 5', /^--weights: expected a file of parameters, or --run/],
  ['--run a --labels 10,x', /^--labels: expected a whole number from 1 to 10000, got 'x'/],
  ['--run a --labels 1,2,3,4,5,6,7,8,9,10,11', /^--labels: expected at most 10 numbers, got 11/],
  ['--run a --draws 1', /^--draws: expected /],
  ['--run a --pictures 2', /^--pictures: expected one of --weights, .+, --draws$/],
])('refuses %s', (line, message) => {
  expect(parse(line)).toEqual({ ok: false, message: expect.stringMatching(message) as string });
});

const some: Codes = {
  ...{ model: 'gauss', step: 10, kind: 'means', width: 20, classes: 10, penalties: [1, 0.1], draws: 2 },
  ...{ training: 55_000, used: 10_000, validation: 5000, test: 10_000, blind: 0.1135 },
  points: [
    {
      ...{ labels: 100, wanted: 104, errorOver: 'draws', shares: [0.7, 0.8], penalties: [1, 0.1] },
      accuracy: { mean: 0.75, standardError: 0.05 },
    },
    {
      ...{ labels: 10_000, wanted: null, errorOver: 'test pictures', shares: [0.9], penalties: [1] },
      accuracy: { mean: 0.9, standardError: 0.003 },
    },
  ],
  leftOut: [{ labels: 3000, rarest: 120, needed: 300 }],
};

test('the table names both errors apart, how many labels were used, and what is left out', () => {
  expect(codesTable([some])).toBe(
    [
      'what the codes of Gauss-VAE know, step 10, 20 posterior means, 2 draws, test accuracy and standard error',
      'labels        error                                 accuracy  penalties',
      '100 (of 104)  over the draws                  75.00 % ± 5.00      1 0.1',
      'all, 10,000   binomial, of the test pictures  90.00 % ± 0.30          1',
      '“All” learns from 10,000 of the 55,000 labelled training pictures. 5,000 validation pictures choose the penalty, and 10,000 test pictures are named. Naming the commonest of the 10 classes every time is right in 11.3 %.',
      '3,000 labels are left out: they need 300 training pictures of each class, and the rarest has 120.',
      '',
    ].join('\n'),
  );
});

test('data that give all their labels are said to, and more classes than labels too', () => {
  const text = codesTable([
    {
      ...some,
      kind: 'probabilities',
      used: 50,
      training: 50,
      leftOut: [{ labels: 5, rarest: 2, needed: 0 }],
    },
  ]);
  expect(text).toMatch(
    /20 probabilities of categories, .+\n[^]*“All” learns from all 50 labelled training pictures\./,
  );
  expect(text).toContain('5 labels are left out: there are more classes.');
});
