/** Records of the command line as runs to compare; what is none is refused in words. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecord } from './read-record';

const folder = new URL('../../../records/', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const first = 'mnist-10000/mnist-seed-1.json';
/** A run, and what was said of it. */
const readAll = (text: string, key: string, title: string) => readRecord(text, key, title)!;
const runOf = (text: string, key: string, title: string) => readAll(text, key, title).run;
const changed = (change: (json: Record<string, unknown>) => unknown): string =>
  JSON.stringify(change(JSON.parse(textOf(first))));

it('reads every record that the house has', () => {
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.json'));
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const { run, notices } = readAll(textOf(path), 'file-1', path);
    expect(notices, path).toEqual([]);
    expect(run.models.size, path).toBeGreaterThan(0);
    expect(run.asked).toBeNull();
    for (const { minibatch, validated } of run.models.values()) {
      expect(minibatch.step.at(-1)).toBe(run.step);
      expect(validated!.term1 + validated!.term2).toBeGreaterThan(0);
    }
  }
});

it('takes settings, curves, figures and time as they are', () => {
  const run = runOf(textOf(first), 'file-1', 'mine');
  expect(run).toMatchObject({
    key: 'file-1',
    title: 'mine',
    step: 10000,
    budget: 10000,
    backend: 'wasm, tfjs-4.22.0',
  });
  expect(run.experiment).toMatchObject({ seed: 1, dataset: 'mnist', steps: 10000 });
  const gauss = run.models.get('gauss')!;
  expect(gauss.validated!.term1 + gauss.validated!.term2).toBeCloseTo(101.268, 3);
  expect(gauss.minibatch.L).toHaveLength(10000);
  expect(run.seconds).toBeCloseTo(1905.95, 2);
});

it('takes the true bound of an audit', () => {
  const run = runOf(textOf('table1/cg-bpef-L1-T0.5-seed-1.json'), 'file-1', 'audited');
  const { bound, test } = run.models.get('cg-bpef')!;
  expect(bound).toBeGreaterThan(test!.term1 + test!.term2);
});

describe('refuses', () => {
  it.each([
    ['what is no JSON', '{"a":', 'expected JSON, got a damaged text'],
    [
      'another object',
      '{"name":"other"}',
      'expected the JSON of a run (definition 15), got undefined as experiment',
    ],
    ['a list', '[]', 'expected the JSON of a run'],
    [
      'a record without a model',
      changed((json) => ({ ...json, models: { other: {} } })),
      'expected one of the models',
    ],
    [
      'columns of two lengths',
      changed((json) => {
        const models = json.models as { gauss: { curve: { term1: number[] } } };
        models.gauss.curve.term1.pop();
        return json;
      }),
      'expected as many terms as steps in the curve of gauss',
    ],
    [
      'steps that fall',
      changed((json) => {
        const models = json.models as { gauss: { curve: { step: number[] } } };
        models.gauss.curve.step.reverse();
        return json;
      }),
      'expected rising steps in the curves of gauss',
    ],
    [
      'a curve of texts',
      changed((json) => {
        const models = json.models as { gauss: { curve: { term1: unknown[] } } };
        models.gauss.curve.term1[5] = 'much';
        return json;
      }),
      'models.gauss.curve.term1.5',
    ],
    ...['1e39', '-1e39', '1e999'].map((large): [string, string, string] => [
      `a number that is infinite as it is kept, ${large}`,
      textOf(first).replace(/"term1":\[[^,]*,/, `"term1":[${large},`),
      'as models.gauss.curve.term1.0',
    ]),
  ])('%s', (_, text, words) => {
    expect(() => readRecord(text, 'file-1', 'wrong')).toThrow(words);
  });
});

it('reads numbers that JSON has none for', () => {
  const text = changed((json) => {
    const models = json.models as { gauss: { curve: { term1: unknown[] } } };
    models.gauss.curve.term1[5] = 'NaN';
    models.gauss.curve.term1[6] = null;
    return json;
  });
  const { term1 } = runOf(text, 'file-1', 'x').models.get('gauss')!.minibatch;
  expect([...term1.subarray(4, 8)].map(Number.isNaN)).toEqual([false, true, true, false]);
});

it('says what of its settings and moves is not as the file has it', () => {
  const empty = readAll(
    changed((json) => ({ ...json, experiment: {} })),
    'file-1',
    'x',
  );
  expect(empty.notices.join(' ')).toContain('seed');
  const moved = readAll(
    changed((json) => ({ ...json, moves: [{ step: 3, field: 'unheard', value: 1 }] })),
    'file-1',
    'x',
  );
  expect(moved.run.moves).toEqual([]);
  expect(moved.notices).toEqual([expect.stringContaining('unheard at step 3')]);
});

it('knows the file of a sweep', () => {
  expect(readRecord('{"kind":"sweep","format":1,"jobs":[]}', 'file-1', 'sweep')).toBeNull();
});
