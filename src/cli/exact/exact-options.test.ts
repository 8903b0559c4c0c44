/** Options of commands on kept parameters, those of `npm run exact` and of `npm run audit`: what is read, and what is refused in a sentence. */
import { expect, it } from 'vitest';
import { parseAuditOptions } from '../audit/audit-options';
import { parseExactOptions } from './exact-options';

const exact = (line: string) => parseExactOptions(line.split(' '));

it('has defaults, and takes each option', () => {
  expect(exact('--run run.zip')).toEqual({
    ok: true,
    options: {
      ...{ from: { kind: 'run', path: 'run.zip' }, json: null, backend: 'auto', data: null, own: null },
      ...{ quiet: false, pictures: 500, pixels: 'grey', fineness: 2 },
    },
  });
  expect(
    exact('--weights g.safetensors --pictures 20 --pixels binarised --fineness 4 --json e.json --quiet'),
  ).toMatchObject({
    ok: true,
    options: { pictures: 20, pixels: 'binarised', fineness: 4, json: 'e.json', quiet: true },
  });
  const own = ['--run', 'r', '--dataset', 'file:a', '--reading', 'size=28x28'];
  expect(parseExactOptions(own)).toMatchObject({
    options: { own: { kind: 'file', path: 'a', reading: { size: '28x28' } } },
  });
});

it.each([
  ['--pictures 5', /^--weights: expected a file of parameters, or --run/],
  ['--run a --weights b', /^--run: expected none beside --weights/],
  ['--run a --pictures 1', /^--pictures: expected /],
  ['--run a --pixels black', /^--pixels: expected one of grey, binarised, got 'black'$/],
  ['--run a --fineness 9', /^--fineness: expected /],
  ['--run a --samples 9', /^--samples: expected one of --weights, .+, --fineness$/],
  ['--run a --backend gpu', /^--backend: expected one of auto, .+ got 'gpu'$/],
  ['--run a --dataset svhn', /^--dataset: expected idx:FILE or file:PATH, got 'svhn'/],
])('refuses %s', (line, message) => {
  expect(exact(line)).toEqual({ ok: false, message: expect.stringMatching(message) as string });
});

it('an audit refuses the same, and what is not its own', () => {
  expect(parseAuditOptions(['--run', 'a', '--fineness', '2'])).toMatchObject({ ok: false });
  expect(parseAuditOptions(['--run', 'a', '--terms', '50'])).toMatchObject({
    options: { termPictures: 50, pictures: 1000, samples: 100 },
  });
});
