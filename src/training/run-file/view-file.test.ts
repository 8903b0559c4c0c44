/** A view file has a run's parameters and bests alone, rounded where asked, and is refused where it has anything else. */
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Move } from '../../experiment/experiment';
import { float16Bits, ofFloat16Bits } from '../../math/float16';
import { readSafetensors, writeSafetensors } from '../../nn/safetensors';
import type { ParameterValues } from '../../nn/parameters';
import { tinyExperiment } from '../testing/tiny-run';
import { digestOfRun, sumOfRun } from './digest';
import { openRunFile } from './open-run-file';
import { readRunFile } from './read-run-file';
import { RunFileError } from './refusal';
import { factsOf, viewedRunOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';
import { writeViewFile } from './write-view-file';

const experiment = tinyExperiment({ hidden: [16], latent: 2 }, { steps: 30 }, ['gauss', 'cg-bpef']);
const moves: readonly Move[] = [{ step: 3, field: 'temperature', value: 0.3 }];
const kept = viewedRunOf(experiment, moves, 12, factsOf(experiment).dataset);
const facts = factsOf(experiment, { digest: await digestOfRun(kept) });
const halves = await writeViewFile(kept, facts, 'F16');
const floats = await writeViewFile(kept, facts, 'F32');

const rounded = (values: ParameterValues) =>
  new Map([...values].map(([name, of]) => [name, of.map((one) => ofFloat16Bits(float16Bits(one)))]));
const zeros = (values: ParameterValues) =>
  new Map([...values].map(([name, { length }]) => [name, new Float32Array(length)]));

test.each([
  ['float32', floats, (values: ParameterValues) => values],
  ['float16', halves, rounded],
])('of %s gives back parameters and bests, and an optimiser that begins anew', async (_, file, stored) => {
  const { kept: read, facts: said } = await openRunFile(file);
  const { models, bests, start, ...rest } = read;
  const { models: own, bests: ownBests, start: before, ...others } = kept;
  expect(rest).toStrictEqual(others);
  for (const [id, { snapshot, ...state }] of models) {
    const { settings, parameters } = own.get(id)!.snapshot;
    expect(snapshot).toStrictEqual({
      settings,
      parameters: stored(parameters),
      first: zeros(parameters),
      second: zeros(parameters),
      updates: 0,
    });
    expect(state).toEqual({ beforeResizing: null, term2: null });
  }
  expect([...models.keys()]).toEqual([...own.keys()]);
  expect(bests).toStrictEqual(ownBests.map((best) => ({ ...best, parameters: stored(best.parameters) })));
  // What it is a function of are the parameters as they are here, the digest is that of the run.
  expect(start).toBe(await sumOfRun(read));
  expect(before).not.toBe(start);
  expect(said).toStrictEqual({ ...facts, view: { sha256: start }, began: before });
});

test('has half the numbers of its parameters, and no best twice', () => {
  const parts = unzipSync(halves);
  expect(Object.keys(parts)).toEqual([
    'run.json',
    'parameters/gauss.safetensors',
    'parameters/cg-bpef.safetensors',
    'best/gauss-1.safetensors',
    'best/cg-bpef-1.safetensors',
    'best/cg-bpef-2.safetensors',
  ]);
  const numbers = (file: Uint8Array) => {
    const part = unzipSync(file)['parameters/gauss.safetensors'];
    return part.length - 8 - Number(Buffer.from(part).readBigUInt64LE(0));
  };
  expect(numbers(halves)).toBe(numbers(floats) / 2);
});

test('leaves out a model that was never trained, and refuses what float16 does not reach', async () => {
  const [gauss, other] = [...kept.models];
  const anew = { ...other[1], snapshot: { ...other[1].snapshot, updates: 0 } };
  const models = new Map([gauss, [other[0], anew] as const]);
  const history = new Map([...kept.history].filter(([id]) => id === 'gauss'));
  const off = [{ step: 0, field: 'cg-bpef.on', value: false }];
  const some = await writeViewFile({ ...kept, moves: off, models, history, bests: [] }, facts, 'F16');
  expect([...readRunFile(some).kept.models.keys()]).toEqual(['gauss']);
  const far = new Map([['encoder/0/biases', Float32Array.of(7e4)]]);
  const beyond = new Map([
    ['gauss', { ...gauss[1], snapshot: { ...gauss[1].snapshot, parameters: far } }] as const,
  ]);
  await expect(writeViewFile({ ...kept, models: beyond }, facts, 'F16')).rejects.toThrow(
    'view file: expected numbers within float16 in encoder/0/biases, got 70000; write it as float32',
  );
});

type Json = Record<string, unknown>;
const parts = unzipSync(halves);
const stored = (change: Zippable) => zipSync({ ...parts, ...change }, { level: 0 });
const json = () =>
  JSON.parse(new TextDecoder().decode(parts['run.json'])) as Json & {
    parts: string[];
    models: Json;
    view: Json & { bests: Json[] };
  };
const withJson = (change: (run: ReturnType<typeof json>) => unknown, more: Zippable = {}) => {
  const run = json();
  change(run);
  return stored({ ...more, 'run.json': strToU8(JSON.stringify(run)) });
};
const whole = unzipSync(writeRunFile(kept, facts));

const refused: Readonly<Record<string, readonly [() => Uint8Array, string]>> = {
  'half precision in a file that does not say that it is a view': [
    () => withJson((run) => Reflect.deleteProperty(run, 'view')),
    'parameters/gauss.safetensors: expected safetensors, got a damaged part',
  ],
  'a part of the optimiser': [
    () =>
      withJson((run) => run.parts.push('optimiser/gauss.safetensors'), {
        'optimiser/gauss.safetensors': whole['optimiser/gauss.safetensors'],
      }),
    'optimiser/gauss.safetensors: expected parameters and bests alone in a view file, got this one',
  ],
  'a view without a sum': [() => withJson((run) => (run.view.sha256 = 'abc')), 'at view.sha256'],
  'a best of another step as the present one': [
    () => withJson((run) => (run.view.bests[0].step = 8)),
    'run.json: expected a best of gauss that has the parameters of this step, got another',
  ],
  'a best of a model without parameters as the present one': [
    () => withJson((run) => (run.view.bests[0].model = 'categorical')),
    'run.json: expected ',
  ],
  'a trained model without losses': [
    () => withJson((run) => delete run.models.gauss),
    'run.json: expected losses of gauss, which was trained, got none',
  ],
  'a kind of number that is not known': [
    () => {
      const name = 'parameters/gauss.safetensors';
      const text = Buffer.from(parts[name]).toString('latin1').replaceAll('"F16"', '"I16"');
      return stored({ [name]: Buffer.from(text, 'latin1') });
    },
    'parameters/gauss.safetensors: expected safetensors, got a damaged part',
  ],
};

describe('a view file is refused that has', () => {
  test.each(Object.entries(refused))('%s', (_, [bytes, words]) => {
    const read = () => readRunFile(bytes());
    expect(read).toThrow(RunFileError);
    expect(read).toThrow(words);
  });

  test('one bit of a parameter that is another, with a sum of its own', async () => {
    const name = 'best/gauss-1.safetensors';
    expect(readSafetensors(parts[name], ['F16']).values.size).toBeGreaterThan(0);
    const of = readSafetensors(parts['parameters/gauss.safetensors'], ['F16']);
    of.values.get('encoder/0/biases')![0] += 0.25;
    const other = stored({ 'parameters/gauss.safetensors': writeSafetensors(of, 'F16') });
    await expect(openRunFile(other)).rejects.toThrow(
      /^run file, run\.json: expected parameters of the digest [0-9a-f]{64}, got [0-9a-f]{60}/,
    );
  });
});
