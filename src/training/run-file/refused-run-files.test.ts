/** What a run file may not be, case by case, and the words that refuse it. */
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Move } from '../../experiment/experiment';
import { readSafetensors, writeSafetensors } from '../../nn/safetensors';
import { tinyExperiment } from '../testing/tiny-run';
import { readRunFile } from './read-run-file';
import { RunFileError } from './refusal';
import { factsOf, keptRunOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';

const experiment = tinyExperiment({ hidden: [16], latent: 2 }, { steps: 30 }, ['gauss', 'cg-bpef']);
const moves: readonly Move[] = [{ step: 3, field: 'temperature', value: 0.3 }];
const facts = factsOf(experiment);
const file = writeRunFile(keptRunOf(experiment, moves, 12, facts.dataset), facts);
const parts = unzipSync(file);
const stored = (change: Zippable) => zipSync({ ...parts, ...change }, { level: 0 });
const without = (name: string) =>
  zipSync(Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name)), { level: 0 });

type Json = Record<string, unknown>;
const json = () =>
  JSON.parse(new TextDecoder().decode(parts['run.json'])) as Json & { models: Record<string, Json> };
const withJson = (change: (run: ReturnType<typeof json>) => unknown) => {
  const run = json();
  change(run);
  return stored({ 'run.json': strToU8(JSON.stringify(run)) });
};
/** The file with a part whose facts, shapes or numbers are changed. */
const withTensors = (
  name: string,
  change: (file: {
    metadata: Json;
    shapes: Map<string, number[]>;
    values: Map<string, Float32Array>;
  }) => unknown,
) => {
  const part = readSafetensors(parts[name]);
  const copy = { metadata: { ...part.metadata }, shapes: new Map(part.shapes), values: new Map(part.values) };
  change(copy as never);
  return stored({ [name]: writeSafetensors(copy as never) });
};
/** Every place of a text in the file with another of the same length in its stead. */
const renamed = (from: string, to: string) =>
  Buffer.from(Buffer.from(file).toString('latin1').replaceAll(from, to), 'latin1');

/** The directory's entry of a part, to be written over. */
function directoryOf(bytes: Uint8Array, name: string): DataView {
  const buffer = Buffer.from(bytes);
  const at = buffer.lastIndexOf(name) - 46;
  expect(buffer.readUInt32LE(at)).toBe(0x02014b50);
  return new DataView(buffer.buffer, buffer.byteOffset + at);
}
const bytesOf = ({ buffer }: DataView) => new Uint8Array(buffer);

const cases: Readonly<Record<string, readonly [() => Uint8Array, string]>> = {
  'no bytes': [() => new Uint8Array(), 'expected a zip, got'],
  'another kind of file': [() => strToU8('{"kind":"run"}'.repeat(9)), 'expected a zip, got'],
  'a file cut short': [() => file.slice(0, -30), 'expected a zip, got'],
  'one byte of a part of the optimiser others than was written': [
    () => {
      const bytes = file.slice();
      bytes[Buffer.from(bytes).indexOf(Buffer.from(parts['optimiser/gauss.safetensors'])) + 5000] ^= 4;
      return bytes;
    },
    'optimiser/gauss.safetensors: expected the bytes that were written, got damaged ones; copy or download the file again',
  ],
  'a zip of something else': [
    () => zipSync({ 'picture.png': new Uint8Array(9) }, { level: 0 }),
    'expected a zip with run.json, got one with picture.png',
  ],
  'an empty zip': [() => zipSync({}), 'expected a zip with run.json, got none'],
  'a bomb': [
    () => zipSync({ ...parts, 'run.json': new Uint8Array(2 ** 22) }, { level: 9 }),
    'run.json: expected a part that is stored, not deflated',
  ],
  'a size that lies': [
    () => {
      const entry = directoryOf(file, 'parameters/gauss');
      for (const at of [20, 24]) entry.setUint32(at, 2 ** 31, true);
      return bytesOf(entry);
    },
    'parameters/gauss.safetensors: expected at most',
  ],
  'parts that lie over each other': [
    () => {
      const entry = directoryOf(file, 'best/gauss-1');
      const length = file.length - 4000;
      for (const at of [20, 24]) entry.setUint32(at, length, true);
      entry.setUint32(42, 0, true);
      return bytesOf(entry);
    },
    'bytes of parts, got more',
  ],
  'a part behind the end': [
    () => {
      const entry = directoryOf(file, 'best/gauss-1');
      entry.setUint32(42, file.length - 60, true);
      return bytesOf(entry);
    },
    'best/gauss-1.safetensors: expected ',
  ],
  'a name twice': [() => renamed('best/gauss-2', 'best/gauss-1'), 'expected each part once, got a second'],
  'a part that nobody listed': [
    () => stored({ 'more.txt': new Uint8Array(1) }),
    'more.txt: expected parts of a run',
  ],
  'a missing part': [
    () => without('optimiser/gauss.safetensors'),
    'optimiser/gauss.safetensors: expected this part, got none',
  ],
  'a missing part that is not listed': [
    () => {
      const run = json();
      const name = 'optimiser/gauss.safetensors';
      run.parts = (run.parts as string[]).filter((part) => part !== name);
      const left = Object.entries(parts).filter(([part]) => part !== name && part !== 'run.json');
      return zipSync({ 'run.json': strToU8(JSON.stringify(run)), ...Object.fromEntries(left) }, { level: 0 });
    },
    'optimiser/gauss.safetensors: expected this part, got none',
  ],
  'a record that is no run': [() => withJson((run) => delete run.kind), "expected the kind 'run', got null"],
  'a newer format': [
    () => withJson((run) => (run.format = 2)),
    'expected format 1, got format 2 of a newer version; load the page anew, or update the program',
  ],
  'NaN as the step': [() => withJson((run) => (run.step = 'NaN')), 'expected number at step, got "NaN"'],
  'a step beyond the budget': [
    () => withJson((run) => (run.step = 41)),
    'expected at most 40 as step, got 41',
  ],
  'a budget below the steps': [
    () => withJson((run) => (run.budget = 29)),
    'expected a budget of at least 30 steps',
  ],
  'an experiment out of range': [
    () => withJson((run) => ((run.experiment as Json).seed = -1)),
    'expected an experiment within the ranges of its fields, got seed:',
  ],
  'a move of a field that is not live': [
    () => withJson((run) => (run.moves = [{ step: 1, field: 'latent', value: 3 }])),
    'expected moves of live fields in range, got move:',
  ],
  'another net than the tensors': [
    () =>
      withJson(
        (run) => ((run.experiment as { models: { gauss: Json } }).models.gauss.hidden = [1024, 1024, 1024]),
      ),
    'parameters/gauss.safetensors: expected hidden of the experiment, which no move changes',
  ],
  'other pictures than the tensors': [
    () => withJson((run) => ((run.dataset as Json).width = 64)),
    'encoder/0/weights of the shape [320, 16], got [20, 16]',
  ],
  'parts of a model that is not known': [
    () => zipSync(unzipSync(renamed('gauss-2.saf', 'other-2.saf')), { level: 0 }),
    'best/other-2.safetensors: expected parts of gauss',
  ],
  'a model that is on and has no parts': [
    () => {
      const ofGauss = (part: string) => part.includes('gauss');
      const run = json();
      run.parts = (run.parts as string[]).filter((part) => !ofGauss(part));
      const left = Object.entries(parts).filter(([part]) => !ofGauss(part) && part !== 'run.json');
      return zipSync({ 'run.json': strToU8(JSON.stringify(run)), ...Object.fromEntries(left) }, { level: 0 });
    },
    'parameters/gauss.safetensors: expected a model that is on at this step, got none',
  ],
  'curves of unequal length': [
    () => withJson((run) => (run.models.gauss.curve as { term1: number[] }).term1.pop()),
    'expected 10 numbers in each column of the curve of gauss',
  ],
  'a curve that goes back': [
    () => withJson((run) => (run.models.gauss.curve as { step: number[] }).step.reverse()),
    'expected rising steps from 1 to 12 as the curve of gauss',
  ],
  'figures of a later step': [
    () => withJson((run) => ((run.models.gauss.validation as Json[])[0].step = 13)),
    'expected figures of gauss of step 12 at most, got some of step 13',
  ],
  'a link that is a program': [
    () => withJson((run) => (run.link = 'javascript:alert(1)')),
    'at link, got "javascript:',
  ],
  'tensors of another shape': [
    () =>
      withTensors('parameters/gauss.safetensors', ({ shapes }) => shapes.set('encoder/0/weights', [16, 20])),
    'expected encoder/0/weights of the shape [20, 16], got [16, 20]',
  ],
  'a tensor too many': [
    () =>
      withTensors('optimiser/gauss.safetensors', ({ shapes, values }) => {
        shapes.set('more', [1]);
        values.set('more', Float32Array.of(1));
      }),
    'optimiser/gauss.safetensors: expected no other tensors, got more',
  ],
  'a tensor too few': [
    () => withTensors('optimiser/gauss.safetensors', ({ values }) => values.delete('decoder/0/biases/first')),
    'expected decoder/0/biases/first of the shape [16], got [nothing]',
  ],
  'parameters of another step': [
    () => withTensors('parameters/gauss.safetensors', ({ metadata }) => (metadata.step = '11')),
    'expected parameters of step 12, got those of step 11',
  ],
  'M beyond the grid': [
    () =>
      withTensors('parameters/cg-bpef.safetensors', ({ metadata }) => {
        const settings = JSON.parse(metadata.settings as string) as Json;
        metadata.settings = JSON.stringify({ ...settings, gridPoints: 3 });
      }),
    'expected settings that a run takes, got',
  ],
  'a best of a later step': [
    () => withTensors('best/gauss-1.safetensors', ({ metadata }) => (metadata.step = '13')),
    'expected a best of step 12 at most, got 13',
  ],
  'an optimiser that is not known': [
    () => withTensors('optimiser/gauss.safetensors', ({ metadata }) => (metadata.name = 'sgd')),
    'expected "adam" at name, got "sgd"',
  ],
  'tensors that share their numbers': [
    () => {
      const part = Buffer.from(parts['parameters/gauss.safetensors']);
      const length = Number(part.readBigUInt64LE(0));
      const text = part.toString('latin1', 8, 8 + length);
      const header = JSON.parse(text) as Record<string, { shape: number[]; data_offsets: number[] }>;
      const all = part.length - 8 - length;
      for (let k = 0; k < 40; k++)
        header[`more/${k}`] = { ...header['encoder/0/biases'], shape: [all / 4], data_offsets: [0, all] };
      const larger = strToU8(JSON.stringify(header));
      const size = Buffer.alloc(8);
      size.writeBigUInt64LE(BigInt(larger.length));
      return stored({
        'parameters/gauss.safetensors': Buffer.concat([size, larger, part.subarray(8 + length)]),
      });
    },
    'expected safetensors, got a damaged part',
  ],
};

describe('a run file is refused that is', () => {
  test.each(Object.entries(cases))('%s', (_, [bytes, words]) => {
    const read = () => readRunFile(bytes());
    expect(read).toThrow(RunFileError);
    expect(read).toThrow(words);
  });
});
