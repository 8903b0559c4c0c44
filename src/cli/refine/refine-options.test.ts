/** The options of `npm run refine`: what is read, and what is refused in a sentence. */
import { expect, it } from 'vitest';
import { parseRefineOptions } from './refine-options';

const refine = (line: string) => parseRefineOptions(line.split(' '));

it('has defaults, and takes each option', () => {
  expect(refine('--run run.zip')).toEqual({
    ok: true,
    options: {
      ...{ from: { kind: 'run', path: 'run.zip' }, json: null, backend: 'auto', data: null, own: null },
      ...{ quiet: false, pictures: 100, steps: 300, samples: 32 },
    },
  });
  expect(
    refine('--weights g.safetensors --pictures 20 --steps 50 --samples 8 --json r.json --quiet'),
  ).toMatchObject({
    ok: true,
    options: { pictures: 20, steps: 50, samples: 8, json: 'r.json', quiet: true },
  });
});

it.each([
  ['--pictures 5', /^--weights: expected a file of parameters, or --run/],
  ['--run a --pictures 1', /^--pictures: expected a whole number from 2 to 10000/],
  ['--run a --steps 0', /^--steps: expected a whole number from 1 to 10000/],
  ['--run a --samples 1', /^--samples: expected a whole number from 2 to 1000/],
  ['--run a --fineness 2', /^--fineness: expected one of --weights, .+, --samples$/],
])('refuses %s', (line, message) => {
  expect(refine(line)).toEqual({ ok: false, message: expect.stringMatching(message) as string });
});
