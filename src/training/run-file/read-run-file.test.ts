/** A run comes back from its file to the last bit, and the file is laid out as docs/notation.md says. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Move } from '../../experiment/experiment';
import { readSafetensors } from '../../nn/safetensors';
import { tinyExperiment, tinyModels } from '../testing/tiny-run';
import { readRunFile } from './read-run-file';
import { factsOf, keptRunOf } from './testing/kept-run-of';
import { writeRunFile } from './write-run-file';

const experiment = tinyExperiment({ hidden: [5], latent: 2 }, { steps: 30 });
const moves: readonly Move[] = [
  { step: 3, field: 'temperature', value: 0.3 },
  { step: 9, field: 'gauss.learningRate', value: 0.002 },
  { step: 12, field: 'cg-bpef.polynomialOrder', value: 7 },
  { step: 20, field: 'temperature', value: null },
];
const facts = factsOf(experiment);
const kept = keptRunOf(experiment, moves, 12, facts.dataset);

/** The bits of every number of a run, in which -0 and each NaN are themselves. */
const bitsOf = (run: typeof kept) =>
  [...run.models].map(([id, { snapshot, beforeResizing, term2 }]) => [
    id,
    [snapshot, beforeResizing].map(
      (one) =>
        one &&
        [one.parameters, one.first, one.second].map((map) =>
          [...map].map(([name, values]) => [name, [...new Uint32Array(values.buffer)]]),
        ),
    ),
    term2 && [...new Uint32Array(term2.buffer)],
    [run.history.get(id)!.curve.term1, run.history.get(id)!.curve.term2].map((column) => [
      ...new BigUint64Array(Float64Array.from(column).buffer),
    ]),
  ]);

test('gives back the same run and the same facts, every float bit for bit', () => {
  const read = readRunFile(writeRunFile(kept, facts));
  expect(read).toStrictEqual({ kept, facts });
  expect(bitsOf(read.kept)).toEqual(bitsOf(kept));
  expect([...read.kept.models.keys()]).toEqual([...kept.models.keys()]);
  expect(kept.models.get('cg-bpef')?.beforeResizing).not.toBeNull();
});

test('gives back a run at step 0, with nothing measured and no sums', () => {
  const start = {
    ...kept,
    moves: [],
    step: 0,
    start: null,
    evaluatedAt: 0,
    models: new Map(),
    history: new Map(),
    bests: [],
    dropped: [],
  };
  const said = factsOf(experiment, { link: null, name: '', parent: null, digest: null });
  const file = writeRunFile(start, said);
  expect(readRunFile(file)).toStrictEqual({ kept: start, facts: said });
  // As files were before bests were dropped.
  expect(new TextDecoder().decode(file)).not.toContain('dropped');
});

test('a run has one file', () => {
  expect(Buffer.from(writeRunFile(kept, facts)).equals(writeRunFile(kept, facts))).toBe(true);
});

test('has the parts of definition 20, stored', () => {
  const bytes = writeRunFile(kept, facts);
  const methods = new Set<number>();
  const parts = unzipSync(bytes, { filter: ({ compression }) => Boolean(methods.add(compression)) });
  expect([...methods]).toEqual([0]);
  expect(Object.keys(parts)).toEqual([
    'run.json',
    ...tinyModels.flatMap((id) => [
      `parameters/${id}.safetensors`,
      `optimiser/${id}.safetensors`,
      ...(id === 'categorical' ? [] : [`state/${id}.safetensors`]),
    ]),
    ...[1, 2].flatMap((n) => tinyModels.map((id) => `best/${id}-${n}.safetensors`)),
  ]);
  const json = JSON.parse(new TextDecoder().decode(parts['run.json']));
  expect(json).toMatchObject({
    version: 1,
    kind: 'run',
    format: 1,
    step: 12,
    budget: 40,
    dataset: { floor: 3.25 },
    plan: facts.plan,
    threads: 1,
    digest: facts.digest,
  });
  const { curve } = json.models.gauss;
  expect(curve.term1.map(Math.fround)).toEqual(kept.history.get('gauss')!.curve.term1);
  const optimiser = readSafetensors(parts['optimiser/cg-bpef.safetensors']);
  expect(optimiser.metadata).toEqual({ name: 'adam', count: '12' });
  expect(optimiser.shapes.get('prior/coefficients/second')).toEqual([2, 7]);
  const state = readSafetensors(parts['state/cg-bpef.safetensors']);
  expect(state.shapes.get('before/prior/coefficients/first')).toEqual([2, 5]);
  const best = readSafetensors(parts['best/cg-bpef-2.safetensors']);
  expect(best.metadata).toMatchObject({ step: '8', temperature: '0.30000000000000004', L: '25' });
});
