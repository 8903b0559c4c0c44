/**
 * Training is the same bits as when the fixture was written: 200 steps of each model on cpu, and on wasm with our kernels, one thread.
 *
 * A change of layout must leave this test green. A change that is meant to alter bits (another rounding, other noise) writes the
 * fixture anew, and says so in its commit: `WRITE_BITS=1 npx vitest run --project node src/training/same-bits.test.ts`.
 *
 * The figures hold for every processor as far as WebAssembly and V8 do. cpu and the noise of cpu read Math.exp, Math.log and
 * Math.cos, which an engine may round otherwise in the last bit of a double; little of that is left in float32, but the first step
 * that differs after a change of Node alone is to be blamed on it. WebGPU is not compared: its bits are those of a device.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Experiment, Move } from '../experiment/experiment';
import { useBackend } from '../gpu/testing/test-backends';
import type { ModelId } from '../models/registry';
import { curveOf, drive, tinyExperiment, tinyRun } from './testing/tiny-run';

const STEPS = 200;

interface Take {
  readonly on: readonly ModelId[];
  readonly change?: Readonly<Record<string, unknown>>;
  readonly run?: Partial<Experiment>;
  readonly moves?: readonly Move[];
}

/** The models whose bits are on record; of another its own commit writes them. */
const recorded: readonly ModelId[] = ['gauss', 'categorical', 'cg-bpef'];

/** What is trained, by what the fixture calls it. */
const takes: Readonly<Record<string, Take>> = {
  plain: { on: recorded },
  'two samples, shrunk noise, the exact sampler, binarised at every step': {
    on: recorded,
    change: { samples: 2, noiseScale: 0.7, sampler: 'inverse-cdf' },
    run: { binarise: 'dynamic' },
  },
  'T, M, R and the learning rate moved live': {
    on: ['cg-bpef'],
    moves: [
      { step: 40, field: 'temperature', value: 0.3 },
      { step: 60, field: 'polynomialOrder', value: 7 },
      { step: 90, field: 'gridPoints', value: 33 },
      { step: 120, field: 'temperature', value: null },
      { step: 130, field: 'cg-bpef.learningRate', value: 0.003 },
      { step: 150, field: 'polynomialOrder', value: 3 },
    ],
  },
};

/** The bits of a model's run, as texts. */
interface Bits {
  /** term1 and term2 after the first three steps, for the reader of a difference. */
  readonly begins: string;
  /** Every step's float32, little-endian, in base64. */
  readonly term1: string;
  readonly term2: string;
  /** term1 and term2 of the evaluations and of the test pictures, in full. */
  readonly assessed: string;
}
/** By backend, take and model. */
type Fixture = Record<string, Record<string, Partial<Record<ModelId, Bits>>>>;

const path = new URL('fixtures/same-bits.json', import.meta.url);
const writes = process.env.WRITE_BITS === '1';
const fixture: Fixture = writes ? {} : JSON.parse(readFileSync(path, 'utf8'));

function textOf(values: readonly number[]): string {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeFloatLE(value, 4 * i));
  return bytes.toString('base64');
}

function floatsOf(text: string): number[] {
  const bytes = Buffer.from(text, 'base64');
  return Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}

async function bitsOf({ on, change, run: settings, moves }: Take): Promise<[ModelId, Bits][]> {
  const run = await tinyRun(tinyExperiment(change, { ...settings, steps: STEPS }, on), moves);
  const { evaluations, figures, moved } = await drive(run);
  const curves = on.map((id) => [id, curveOf(run, id)] as const);
  run.dispose();
  expect(moved).toEqual(moves ?? []);
  return curves.map(([id, { step, term1, term2 }]) => {
    expect(step).toEqual(Array.from({ length: STEPS }, (_, i) => i + 1));
    const assessed = [
      ...evaluations.filter(({ model }) => model === id).flatMap((at) => [at.training, at.validation]),
      ...figures.filter(({ model }) => model === id),
    ];
    const bits = {
      begins: [0, 1, 2].map((i) => `${term1[i]} ${term2[i]}`).join(', '),
      term1: textOf(term1),
      term2: textOf(term2),
      assessed: assessed.map((terms) => `${terms.term1} ${terms.term2}`).join(', '),
    };
    return [id, bits];
  });
}

/** The first step, from 1, at which a term is another than it was; null where none is. */
function parting(now: Bits, then: Bits, term: 'term1' | 'term2'): string | null {
  const [ours, theirs] = [floatsOf(now[term]), floatsOf(then[term])];
  const at = ours.findIndex((value, i) => value !== theirs[i]);
  return at < 0 ? null : `${term} of step ${at + 1}: expected ${theirs[at]}, got ${ours[at]}`;
}

describe.each(['cpu', 'wasm'] as const)('200 steps on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(Object.entries(takes))('%s: the losses are the bits that they were', async (name, take) => {
    const now = await bitsOf(take);
    if (writes) (fixture[backend] ??= {})[name] = Object.fromEntries(now);
    const then = fixture[backend][name];
    expect(Object.keys(then)).toEqual(take.on);
    for (const [id, bits] of now) {
      expect([parting(bits, then[id]!, 'term1'), parting(bits, then[id]!, 'term2')], id).toEqual([
        null,
        null,
      ]);
      expect(bits, id).toEqual(then[id]);
    }
  });
});

test('the fixture has what is compared, and was not written just now', () => {
  if (writes) writeFileSync(path, `${JSON.stringify(fixture, null, 2)}\n`);
  expect(Object.values(fixture).map((of) => Object.keys(of))).toEqual([0, 1].map(() => Object.keys(takes)));
  expect(writes, 'written anew; run without WRITE_BITS to compare').toBe(false);
});
