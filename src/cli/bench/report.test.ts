import { describe, expect, test } from 'vitest';
import type { ModelId } from '../../models/registry';
import { base, type Cell } from './cells';
import { peerModels } from './contenders/peer-models';
import { oursOn, type ContenderName } from './contenders/registry';
import type { Job, Measured, Outcome } from './job';
import { readOptions, type Options } from './options';
import { placeOf, type PlaceName } from './places/registry';
import { reportText } from './report';
import { summarise } from './summary';
import { markdownTable } from '../markdown-table';
import { growthTable, number, placeTable } from './tables';

const optionsOf = (...argv: string[]) => readOptions(argv, 2) as Options;
const ours = oursOn('webgpu');
const gauss: Cell = { ...base, model: 'gauss' };

function jobOf(place: PlaceName, contender: ContenderName, cell: Cell, round: number): Job {
  const { backend, effort } = placeOf(place);
  return { place, contender, backend, threads: 1, cell, round, ...effort };
}

function outcome(
  place: PlaceName,
  contender: ContenderName,
  cell: Cell,
  round: number,
  measured: Partial<Measured>,
): Outcome {
  const rest = { first: 0, step: 0, steps: 9, asked: null, held: null, peak: null, loss: 1 };
  return {
    job: jobOf(place, contender, cell, round),
    measured: { ...rest, plan: `${contender}-1`, device: '', threads: 1, ...measured },
  };
}

const counts = (dispatches: number) => ({ dispatches, submits: 2, buffers: 1, bytes: 4000 });
/** Three rounds of which one is a bad one, and another contender. */
const outcomes: Outcome[] = [
  outcome('null', ours, gauss, 1, { step: 2, asked: counts(32), held: 18e6, peak: 19e6 }),
  outcome('null', ours, gauss, 2, { step: 900, asked: counts(32), held: 18e6, peak: 19e6 }),
  outcome('null', ours, gauss, 3, { step: 4, asked: counts(32), held: 18e6, peak: 19e6 }),
  outcome('null', 'stock', gauss, 1, { step: 40, asked: counts(268), held: 80e6, peak: 81e6 }),
  { job: jobOf('null', 'composed', gauss, 1), problem: 'expected an answer, got none' },
];

describe('numbers in tables', () => {
  test.each([
    [12345.6, '12346'],
    [123.4, '123'],
    [12.34, '12.3'],
    [1.234, '1.23'],
    [0.01234, '0.012'],
    [0, '0'],
    [NaN, '-'],
    [null, '-'],
  ])('%f is written %s', (value, text) => {
    expect(number(value)).toBe(text);
  });

  test('stand right of words', () => {
    expect(markdownTable(['model', 'ms'], [['Gauss', '1']], 1)).toBe(
      '| model | ms |\n| --- | ---: |\n| Gauss | 1 |',
    );
  });
});

describe('what rounds come to', () => {
  test('their median, which one bad round does not move', () => {
    expect(summarise(outcomes).of('null', ours, gauss)).toMatchObject({ rounds: 3, step: 4, held: 18e6 });
  });

  test('nothing where none came through, and apart by cell and place', () => {
    const summaries = summarise(outcomes);
    expect(summaries.of('null', 'composed', gauss)).toBeNull();
    expect(summaries.of('null', ours, { ...gauss, latent: 30 })).toBeNull();
    expect(summaries.of('swiftshader', ours, gauss)).toBeNull();
  });
});

describe('tables', () => {
  test('of a place: medians, ratios to ours, dashes for what did not come through', () => {
    const options = optionsOf('--only', 'null', '--models', 'gauss', '--L', '1');
    const rows = placeTable('null', options, summarise(outcomes)).split('\n').slice(2);
    expect(rows.filter((row) => /stock|composed/.test(row) || row.includes(ours))).toEqual([
      '| Gauss-VAE | 1 | stock | 40.0 | 10.0 | 268 | 2.00 | 1.00 | 4.00 | 80.0 | 81.0 |',
      '| Gauss-VAE | 1 | composed | - | - | - | - | - | - | - | - |',
      `| Gauss-VAE | 1 | ${ours} | 4.00 | 1.00 | 32.0 | 2.00 | 1.00 | 4.00 | 18.0 | 19.0 |`,
    ]);
  });

  test('of an axis: each value beside what it takes', () => {
    const wide: Cell = { ...base, model: 'cg-bpef', gridPoints: 1001 };
    const grown = summarise([
      outcome('null', ours, wide, 1, { held: 19e6 }),
      outcome('null', 'stock', wide, 1, { held: 500e6 }),
      outcome('swiftshader', ours, wide, 1, { step: 400 }),
      outcome('wasm', oursOn('wasm'), wide, 1, { step: 60 }),
    ]);
    const rows = growthTable('gridPoints', optionsOf('--only', 'growth', '--models', 'cg-bpef'), grown)
      .split('\n')
      .slice(2);
    expect(rows).toHaveLength(4);
    expect(rows[3]).toBe('| CG-BPEF-VAE | 1001 | 19.0 | 500 | 400 | 60.0 |');
  });
});

describe('the report', () => {
  const environment = {
    command: 'npm run bench -- --quick',
    date: '2026-01-01T00:00:00.000Z',
    processor: 'a processor',
    cores: 2,
    system: 'a system',
    browser: null,
    versions: { 'coarse-grain': '0.1.0' },
  };

  test('says how, on what, by which plans, and what did not come through', () => {
    const options = optionsOf('--only', 'null', '--models', 'gauss', '--L', '1');
    const text = reportText(environment, options, [{ part: 'null', outcomes }]);
    expect(text).toContain('- npm run bench -- --quick\n');
    expect(text).toContain('2 cores');
    expect(text).toContain('over 3 rounds, of which medians are shown');
    expect(text).toContain(`- null, ${ours}: ${ours}-1\n`);
    expect(text).toContain('- null, composed, gauss L1 n100 d20 R101, round 1: expected an answer, got none');
    expect(text).not.toContain('jax-js');
  });

  test('says which models a contender has no step of', () => {
    const options = { ...optionsOf('--quick'), models: ['gauss', 'toy' as ModelId] as const };
    const text = reportText(environment, options, []);
    expect(text.match(/it has no step of toy/g)).toHaveLength(1);
    expect(text).toMatch(/^- stock: .*; it has no step of toy: not measured$/m);
    const known = { ...optionsOf('--peers'), models: peerModels };
    expect(reportText(environment, known, [])).not.toContain('not measured');
  });

  test('is silent about problems where there are none', () => {
    const text = reportText(environment, optionsOf('--quick'), [
      { part: 'null', outcomes: outcomes.slice(0, 4) },
    ]);
    expect(text).not.toContain('did not come through');
  });
});
