/** A run file is believed in nothing: seeded mutations of each part read to a run that fits its nets, or are refused in our words. */
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Move } from '../../experiment/experiment';
import { hash, threefry2x32, toUniform } from '../../math/random';
import { specOf } from '../../models/registry';
import type { CommonSettings } from '../../models/contract';
import type { ParameterValues } from '../../nn/parameters';
import type { KeptRun } from '../kept-run';
import { networkShapes } from '../network';
import { tinyExperiment } from '../testing/tiny-run';
import { readRunFile } from './read-run-file';
import { RunFileError } from './refusal';
import { factsOf, keptRunOf, viewedRunOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';
import { writeViewFile } from './write-view-file';

const MUTATIONS = 1000;

const experiment = tinyExperiment({ hidden: [16], latent: 2 }, { steps: 30 }, ['gauss', 'cg-bpef']);
const moves: readonly Move[] = [
  { step: 3, field: 'temperature', value: 0.3 },
  { step: 12, field: 'cg-bpef.polynomialOrder', value: 7 },
];
const facts = factsOf(experiment);
const file = writeRunFile(keptRunOf(experiment, moves, 12, facts.dataset), facts);
const viewFile = await writeViewFile(viewedRunOf(experiment, moves, 12, facts.dataset), facts, 'F16');
const changed = (of: Uint8Array) => {
  const parts = unzipSync(of);
  const stored = (change: Zippable) => zipSync({ ...parts, ...change }, { level: 0 });
  return { parts, stored };
};

/** Throws where a tensor does not fit the net of the settings beside it, or a number of steps is none. */
function checkFits(
  { models, history, bests, step, budget, evaluatedAt, testedAt }: KeptRun,
  pixels: number,
): void {
  const fits = (id: string, settings: CommonSettings, values: ParameterValues) => {
    const shapes = networkShapes(specOf(id as never), settings, pixels);
    expect([...values].map(([name, { length }]) => [name, length])).toEqual(
      shapes.map(({ name, shape }) => [name, shape.reduce((a, b) => a * b, 1)]),
    );
  };
  for (const [id, { snapshot, beforeResizing }] of models)
    for (const one of [snapshot, beforeResizing])
      if (one) for (const values of [one.parameters, one.first, one.second]) fits(id, one.settings, values);
  for (const { curve } of history.values())
    expect([curve.term1.length, curve.term2.length]).toEqual([curve.step.length, curve.step.length]);
  for (const { model, settings, parameters } of bests) fits(model, settings, parameters);
  expect([step, budget, evaluatedAt, testedAt].every((n) => Number.isSafeInteger(n) && n >= 0)).toBe(true);
}

interface Chance {
  /** A whole number below `end`. */
  below(end: number): number;
  of<T>(choices: readonly T[]): T;
}

/** Draws of one mutation: its number and the kind of part say all of them. */
function chanceOf(kind: string, mutation: number): Chance {
  let draw = 0;
  const below = (end: number) =>
    Math.floor(toUniform(threefry2x32([hash(kind), mutation], [draw++, 0])[0]) * end);
  return { below, of: (choices) => choices[below(choices.length)] };
}

const hostile: readonly unknown[] = [
  null,
  -1,
  0,
  1,
  0.5,
  1e308,
  2 ** 53,
  2 ** 31,
  13,
  41,
  '',
  'NaN',
  '-0',
  'Infinity',
  'gauss',
  '__proto__',
  true,
  [],
  {},
  [[]],
  [1, 2],
  'x'.repeat(1000),
  [4294967295, 4294967295],
  { __proto__: null, step: -1 },
  Array.from({ length: 50 }, () => 7),
];

/** One value somewhere in JSON becomes another, goes, comes twice, gets a sibling or changes places with one. */
function mutatedJson(json: unknown, chance: Chance): unknown {
  if (typeof json !== 'object' || json === null || chance.below(6) === 0) return chance.of(hostile);
  const copy = (Array.isArray(json) ? [...json] : { ...json }) as Record<string, unknown>;
  const keys = Object.keys(copy);
  const key = chance.of(keys.length > 0 ? keys : ['0']);
  const other = chance.of(keys.length > 0 ? keys : ['0']);
  const what = chance.below(8);
  if (what === 0 && Array.isArray(copy)) copy.splice(chance.below(copy.length), 1);
  else if (what === 0) return Object.fromEntries(Object.entries(copy).filter(([name]) => name !== key));
  else if (what === 1 && Array.isArray(copy)) copy.push(copy[chance.below(copy.length)]);
  else if (what === 2) [copy[key], copy[other]] = [copy[other], copy[key]];
  else if (what === 1)
    copy[chance.of(['step', 'extra', '__proto__', 'encoder/0/weights'])] = chance.of(hostile);
  else copy[key] = mutatedJson(copy[key], chance);
  return copy;
}

/** Bytes change, go, come or are cut off; more often near the beginning or the end, where headers lie. */
function mutatedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const reach = chance.of([64, 400, bytes.length]);
  const place = chance.below(Math.min(reach, bytes.length));
  const at = chance.below(2) === 0 ? place : bytes.length - 1 - place;
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  const some = Uint8Array.from({ length: 1 + chance.below(8) }, () => chance.of([0, 255, chance.below(256)]));
  switch (chance.below(5)) {
    case 0:
      return head.slice();
    case 1:
      return Buffer.concat([head, some, tail]);
    case 2:
      return Buffer.concat([head, tail.subarray(some.length)]);
    case 3:
      return Buffer.concat([head, bytes.subarray(chance.below(bytes.length))]);
    default:
      return Buffer.concat([head, some, tail.subarray(some.length)]);
  }
}

function mutatedTensors(bytes: Uint8Array, chance: Chance): Uint8Array {
  if (chance.below(4) === 0) return mutatedBytes(bytes, chance);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const text = strToU8(JSON.stringify(mutatedJson(header, chance)));
  const size = new Uint8Array(8);
  new DataView(size.buffer).setBigUint64(0, BigInt(text.length), true);
  return Buffer.concat([size, text, bytes.subarray(8 + length)]);
}

function mutatedRunJson(bytes: Uint8Array, chance: Chance): Uint8Array {
  if (chance.below(4) === 0) return mutatedBytes(bytes, chance);
  return strToU8(JSON.stringify(mutatedJson(JSON.parse(new TextDecoder().decode(bytes)), chance)));
}

type Kinds = Readonly<Record<string, (chance: Chance) => Uint8Array>>;

/** `called` begins the names of the kinds. */
function kindsOf(of: Uint8Array, ofTensors: readonly string[], called = ''): Kinds {
  const { parts, stored } = changed(of);
  return {
    [`${called}run.json`]: (chance) => stored({ 'run.json': mutatedRunJson(parts['run.json'], chance) }),
    ...Object.fromEntries(
      ofTensors.map((kind) => {
        const name = `${kind}.safetensors`;
        return [called + name, (chance: Chance) => stored({ [name]: mutatedTensors(parts[name], chance) })];
      }),
    ),
    [`${called}zip`]: (chance) => mutatedBytes(of, chance),
  };
}

const kinds: Kinds = {
  ...kindsOf(file, ['parameters/gauss', 'best/cg-bpef-2', 'optimiser/gauss', 'state/cg-bpef']),
  ...kindsOf(viewFile, ['parameters/gauss', 'best/cg-bpef-1'], 'view file: '),
};

describe.each(Object.keys(kinds))('%s', (kind) => {
  test(`${MUTATIONS} mutations fit or are refused`, () => {
    let refused = 0;
    for (let mutation = 0; mutation < MUTATIONS; mutation++) {
      const bytes = kinds[kind](chanceOf(kind, mutation));
      try {
        const { kept, facts: read } = readRunFile(bytes);
        checkFits(kept, read.dataset.width * read.dataset.height);
      } catch (error) {
        if (!(error instanceof RunFileError)) throw new Error(`${kind} ${mutation}`, { cause: error });
        expect(error.message).toMatch(/^run file.*: expected .*, got .*; .+/s);
        refused++;
      }
    }
    // Some change nothing that is read, or a number of a tensor, which may be any.
    expect(refused).toBeGreaterThan(MUTATIONS / 3);
  });
});
